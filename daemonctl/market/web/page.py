"""What the site knows of each of its addresses: one row, from which its route and the test of who
may see it are made."""

from __future__ import annotations

import enum
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.responses import Response

from daemonctl.market.web.visit import Visit


class For(enum.Enum):
    """Who may use a page."""

    ANYONE = "anyone"
    ACCOUNT = "whoever is signed in"
    GOOD = "whoever is signed in with an account in good standing"
    OPERATOR = "an operator of this market"


@dataclass(frozen=True)
class Page:
    """An address of the site. call: makes the answer; POST ones read their form themselves."""

    method: str
    path: str
    who: For
    call: Callable[[Visit], Awaitable[Response]]


Pages = tuple[Page, ...]
