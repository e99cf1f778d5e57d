"""Hours of the week in local time, also in the nights in which the clocks change."""

from __future__ import annotations

import time
from functools import lru_cache

_STEP_S = 900
"""Wherever one is, the local clock and its changes are on quarters of an hour."""
_FAR_S = 15 * 86400
"""Two weeks and a day: a change of the clocks may leave out the hour of one week."""

Hours = tuple[frozenset[int], ...]
"""As `Rules.hours`: a set of whole hours a weekday, Monday first."""


def is_open(hours: Hours, at: float) -> bool:
    """Whether the schedule lets the cores compute at `at`, seconds since the epoch."""
    local = time.localtime(at)
    return local.tm_hour in hours[local.tm_wday]


def opens(hours: Hours, after: float) -> float | None:
    """When it opens next where it is closed at `after`; None: never."""
    return _opens(hours, int(after // _STEP_S) + 1, time.tzname)


@lru_cache(maxsize=4)
def _opens(hours: Hours, step: int, _zone: tuple[str, str]) -> float | None:
    # Asked at every look while it is closed: a thousand local times would be looked up each time.
    for at in range(step * _STEP_S, step * _STEP_S + _FAR_S, _STEP_S):
        if is_open(hours, at):
            return float(at)
    return None
