"""Lengths and clock times as people type and read them."""

from __future__ import annotations

import re
import time

from daemonctl.errors import UsageError

_UNITS_S = {"d": 86400, "h": 3600, "m": 60, "s": 1}
_SPAN = re.compile(r"(?:(\d{1,3})d)?(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s)?", re.ASCII)
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)
_DAY_S = 86400


def span_s(text: str) -> int:
    """Seconds in a length such as 90s, 15m, 1h30m, 2d.

    Raises UsageError where it is none, or none at all.
    """
    found = _SPAN.fullmatch(text.strip().lower())
    seconds = 0
    if found is not None:
        counts = zip(found.groups(), _UNITS_S.values(), strict=True)
        seconds = sum(int(count or 0) * unit for count, unit in counts)
    if not seconds:
        raise UsageError(
            "Not a length of time", detail=repr(text), hint="Write 90s, 15m, 1h, 1h30m or 2d."
        )
    return seconds


def next_clock(text: str, now: float) -> float:
    """The instant after `now` at which the local clock shows `text` (HH:MM).

    Raises UsageError where it is no clock time.
    """
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise UsageError("Not a clock time", detail=repr(text), hint="Write it like 18:30.")
    hour, minute = int(found.group(1)), int(found.group(2))
    today = time.localtime(now)
    for days in (0, 1):
        # mktime knows the days that are an hour shorter or longer, and days past a month's end.
        date = (today.tm_year, today.tm_mon, today.tm_mday + days, hour, minute, 0, 0, 0, -1)
        if (at := time.mktime(date)) > now:
            return at
    return at


def until_words(until: float | None, now: float) -> str:
    """ "until 18:30", with the day where it is another one; "until you resume" for None."""
    if until is None:
        return "until you resume (cpushare resume)"
    return f"until {clock_words(until, now)}"


def clock_words(instant: float, now: float) -> str:
    """ "18:30", with the day where it is another one."""
    same_day = time.localtime(instant)[:3] == time.localtime(now)[:3]
    form = "%H:%M" if same_day else "%H:%M on %A" if instant < now + 6 * _DAY_S else "%H:%M on %x"
    return time.strftime(form, time.localtime(instant))


def length(seconds: float) -> str:
    """ "90 s", "3 min", "1 h 30 min": as exact as a person wants it."""
    minutes = round(seconds / 60)
    if seconds < 120 and seconds % 60:
        return f"{seconds:.0f} s"
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"
