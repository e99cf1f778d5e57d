"""Who got how much, among equals that come and go. Pure; the amounts are anything that adds up.

It is fair queueing: whoever got least is next. Who comes begins where the least of the others
stands, so that nothing can be saved up by staying away, and nothing is gained by a new name.
"""

from __future__ import annotations

from collections.abc import Iterable


class Fair:
    """What each of those present has got, on a scale on which they began together."""

    def __init__(self) -> None:
        self._got: dict[int, int] = {}
        self._present: frozenset[int] = frozenset()

    def meet(self, present: Iterable[int], lag: int) -> None:
        """These are there now. lag: how far one may be behind another at most."""
        now = frozenset(present)
        known = [self._got[one] for one in self._present]
        floor = min(known, default=0)
        least = max(known, default=0) - lag
        got = {one: amount for one, amount in self._got.items() if one in now or amount > floor}
        for one in now:
            if one not in self._present:
                got[one] = max(got.get(one, floor), floor)
            got[one] = max(got[one], least)
        self._got, self._present = got, now

    def give(self, one: int, amount: int) -> None:
        """One of those present got more."""
        self._got[one] += amount

    def got(self, one: int) -> int:
        """What one of those present has got."""
        return self._got[one]
