"""Hours of the week where the clocks change twice a year."""

from __future__ import annotations

import calendar
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.policy import schedule

NOTHING = frozenset[int]()
ALWAYS = frozenset(range(24))
BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3"
LORD_HOWE = "LHST-10:30LHDT-11,M10.1.0,M4.1.0"
KATHMANDU = "NPT-5:45"


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    monkeypatch.setenv("TZ", BERLIN)
    time.tzset()
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


def utc(*when: int) -> float:
    """year, month, day, and as much of hour, minute, second as there is"""
    return float(calendar.timegm((*when, *[0] * (9 - len(when)))))


def week(**days: frozenset[int]) -> schedule.Hours:
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return tuple(days.get(name, NOTHING) for name in names)


def test_it_is_open_in_the_hours_of_that_day_in_local_time() -> None:
    hours = week(wed=frozenset({18, 19}))
    # 15 January 2025 is a Wednesday; Berlin is an hour ahead.
    assert not schedule.is_open(hours, utc(2025, 1, 15, 16, 59, 59))
    assert schedule.is_open(hours, utc(2025, 1, 15, 17))
    assert schedule.is_open(hours, utc(2025, 1, 15, 18, 59, 59))
    assert not schedule.is_open(hours, utc(2025, 1, 15, 19))
    assert schedule.opens(hours, utc(2025, 1, 15, 19)) == utc(2025, 1, 22, 17)


def test_one_that_never_opens_says_so() -> None:
    assert schedule.opens(week(), utc(2025, 1, 15)) is None


def test_in_the_night_that_lacks_an_hour_it_opens_with_the_next_one() -> None:
    # 30 March 2025: after 1:59 comes 3:00.
    hours = week(sun=frozenset({2, 3}))
    assert schedule.opens(hours, utc(2025, 3, 30, 0, 30)) == utc(2025, 3, 30, 1)


def test_an_hour_that_is_left_out_comes_a_week_later() -> None:
    hours = week(sun=frozenset({2}))
    assert schedule.opens(hours, utc(2025, 3, 29)) == utc(2025, 4, 6, 0)


def test_in_the_night_that_has_an_hour_twice_it_is_open_for_both() -> None:
    # 26 October 2025: 2:00 to 2:59 twice.
    hours = week(sun=frozenset({2}))
    assert schedule.opens(hours, utc(2025, 10, 25, 12)) == utc(2025, 10, 26, 0)
    assert schedule.is_open(hours, utc(2025, 10, 26, 0, 30))
    assert schedule.is_open(hours, utc(2025, 10, 26, 1, 30))
    assert not schedule.is_open(hours, utc(2025, 10, 26, 2))


@given(
    st.lists(st.frozensets(st.integers(0, 23), max_size=4), min_size=7, max_size=7),
    st.integers(1_735_689_600, 1_735_689_600 + 366 * 86400),
    st.sampled_from([BERLIN, LORD_HOWE, KATHMANDU, "UTC0"]),
)
def test_it_opens_when_it_says_and_not_before(
    days: list[frozenset[int]], now: int, where: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", where)
        time.tzset()
        hours = tuple(days)
        opens = schedule.opens(hours, now)
        if schedule.is_open(hours, now):
            return
        if opens is None:
            assert not any(days)
            return
        assert opens > now
        assert schedule.is_open(hours, opens)
        before = range(now, int(opens), 600)
        assert not any(schedule.is_open(hours, at) for at in before)
        assert not schedule.is_open(hours, opens - 1)
