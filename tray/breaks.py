"""How long the pauses of the menu are, and how much of one is left."""

from __future__ import annotations

import math
import time

MORNING = 8
"""The hour at which "until tomorrow" ends."""

NIGHT_H = 4
"""Somebody who is up at one o'clock calls the coming morning tomorrow; at five, the next one."""


def in_minutes(minutes: int, now: float) -> float:
    """The end of a pause of so many minutes. Seconds since the epoch."""
    return now + 60 * minutes


def morning(now: float) -> float:
    """Eight o'clock, local time, after the coming night. Seconds since the epoch."""
    today = time.localtime(now)
    days = 0 if ends_today(now) else 1
    # -1: the clocks may be put forward or back meanwhile; mktime knows.
    return time.mktime((today.tm_year, today.tm_mon, today.tm_mday + days, MORNING, 0, 0, 0, 0, -1))


def ends_today(now: float) -> bool:
    """Whether that morning is this day's."""
    return time.localtime(now).tm_hour < NIGHT_H


def left(until: float, now: float) -> tuple[int, int]:
    """Whole hours and minutes until then, the last minute begun counted as one."""
    minutes = max(math.ceil((until - now) / 60 - 1e-9), 0)
    return divmod(minutes, 60)
