"""Days as this machine's clock on the wall has them."""

from __future__ import annotations

import datetime


def begins(day: datetime.date) -> float:
    """A day's first instant; the day may have 23 hours, or 25."""
    return datetime.datetime(day.year, day.month, day.day).timestamp()
