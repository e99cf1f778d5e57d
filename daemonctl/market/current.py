"""The request that is being answered: known to whatever logs or waits on its behalf."""

from __future__ import annotations

import itertools
import os
from contextvars import ContextVar

_counter = itertools.count(1)


class Current:
    """id: of the request, in this process's log. waited: seconds in a long poll, for which it
    asked itself."""

    __slots__ = ("id", "waited")

    def __init__(self) -> None:
        self.id = f"{os.getpid():x}-{next(_counter):x}"
        self.waited = 0.0


current: ContextVar[Current | None] = ContextVar("current", default=None)
"""None outside of any request."""


def waited(seconds: float) -> None:
    """So long a request waited because it asked to: no delay of the market's."""
    found = current.get()
    if found is not None:
        found.waited += seconds
