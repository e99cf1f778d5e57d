"""How long the menu's pauses are."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tray import breaks
from tray.entries import Command


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Local time with a change of the clocks: 2026-03-29 and 2026-10-25."""
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> float:
    return time.mktime((year, month, day, hour, minute, 0, 0, 0, -1))


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize(
    ("now", "end", "hours"),
    [
        ((2026, 3, 10, 22), (2026, 3, 11, 8), 10),
        ((2026, 3, 28, 22), (2026, 3, 29, 8), 9),  # the clocks go forward
        ((2026, 10, 24, 22), (2026, 10, 25, 8), 11),  # and back
        ((2026, 12, 31, 12), (2027, 1, 1, 8), 20),
        ((2026, 2, 28, 12), (2026, 3, 1, 8), 20),
        ((2026, 3, 10, 5), (2026, 3, 11, 8), 27),
        ((2026, 3, 10, 1), (2026, 3, 10, 8), 7),  # up late: the morning of the same date
    ],
)
def test_tomorrow_is_the_morning_after_the_coming_night(
    now: tuple[int, ...], end: tuple[int, ...], hours: int
) -> None:
    found = breaks.morning(at(*now))
    assert found == at(*end)
    assert found - at(*now) == hours * 3600


@pytest.mark.parametrize(
    ("seconds", "left"),
    [
        *((0.0, (0, 0)), (-5.0, (0, 0)), (1.0, (0, 1)), (60.0, (0, 1)), (61.0, (0, 2))),
        *((900.0, (0, 15)), (3600.0, (1, 0)), (3601.0, (1, 1)), (90_000.0, (25, 0))),
    ],
)
def test_the_last_minute_begun_counts(seconds: float, left: tuple[int, int]) -> None:
    assert breaks.left(1000 + seconds, 1000) == left


def test_only_the_pauses_of_a_length_have_an_end() -> None:
    assert Command.PAUSE.until(1000) is None
    assert Command.PAUSE_15.until(1000) == 1900
    assert Command.PAUSE_60.until(1000) == 4600
    assert Command.PAUSE_MORNING.until(1000) == breaks.morning(1000)
