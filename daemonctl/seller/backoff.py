"""How long to wait before asking again, when a market does not answer."""

from __future__ import annotations

import random

FIRST_S = 1.0
LONGEST_S = 300.0


class Backoff:
    """Doubling waits with full jitter, so that ten thousand hosts do not come back at once."""

    def __init__(self, chance: random.Random | None = None) -> None:
        self._chance = chance or random.Random()
        self._bound = FIRST_S

    def next(self) -> float:
        """Seconds to wait after one more failure: between half the bound and the bound."""
        wait = self._bound * self._chance.uniform(0.5, 1.0)
        self._bound = min(self._bound * 2, LONGEST_S)
        return wait

    def reset(self) -> None:
        """It answered."""
        self._bound = FIRST_S
