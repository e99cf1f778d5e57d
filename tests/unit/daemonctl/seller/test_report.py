"""When today began, also on the days on which the clocks change."""

from __future__ import annotations

import calendar
import time
from collections.abc import Iterator

import pytest

from daemonctl.seller import report


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The zone whose clocks change on the last Sundays of March and October."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        time.tzset()
        yield
    time.tzset()


def utc(*when: int) -> float:
    """year, month, day, hour"""
    return float(calendar.timegm((*when, 0, 0)))


@pytest.mark.parametrize(
    ("now", "began"),
    [
        (utc(2026, 3, 28, 11), utc(2026, 3, 27, 23)),
        (utc(2026, 3, 29, 10), utc(2026, 3, 28, 23)),
        (utc(2026, 10, 25, 11), utc(2026, 10, 24, 22)),
        (utc(2026, 10, 25, 23), utc(2026, 10, 25, 23)),
    ],
)
def test_today_began_at_the_midnight_that_the_clock_on_the_wall_showed(
    monkeypatch: pytest.MonkeyPatch, now: float, began: float
) -> None:
    monkeypatch.setattr(time, "time", lambda: now)
    assert report.today() == began
