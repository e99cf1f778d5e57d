"""Try again while a market is silent, ever more slowly, for a bounded time."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

from daemonctl.errors import MarketUnreachable

_T = TypeVar("_T")

FIRST_S = 0.5
LONGEST_S = 20.0


class Patience:
    """total_s: silence that is borne at a stretch. waiting: told each time it is borne."""

    def __init__(
        self,
        total_s: float,
        waiting: Callable[[MarketUnreachable], None],
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._total_s = total_s
        self._waiting = waiting
        self._sleep = sleep
        self._clock = clock

    def call(self, ask: Callable[[], _T]) -> _T:
        """What `ask` returns. Raises MarketUnreachable when the patience is at its end."""
        end = self._clock() + self._total_s
        pause_s = FIRST_S
        while True:
            try:
                return ask()
            except MarketUnreachable as error:
                # Many buyers lose the same market at once and shall not come back at once.
                wait_s = pause_s * random.uniform(0.5, 1.0)
                if self._clock() + wait_s > end:
                    raise
                self._waiting(error)
                self._sleep(wait_s)
                pause_s = min(pause_s * 2, LONGEST_S)
