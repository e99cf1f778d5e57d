"""Lengths and clock times as people type them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.cli import times
from daemonctl.errors import UsageError


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("15m", 900), ("1h", 3600), ("1h30m", 5400), ("2d", 172800), (" 1H ", 3600)],
)
def test_a_length_is_read_with_its_units(text: str, seconds: int) -> None:
    assert times.span_s(text) == seconds


@pytest.mark.parametrize("text", ["", "0m", "15", "m", "1.5h", "-1h", "30m1h", "1 h", "٣m"])
def test_what_is_no_length_is_a_usage_error(text: str) -> None:
    with pytest.raises(UsageError, match="Not a length of time"):
        times.span_s(text)


@given(st.integers(0, 23), st.integers(0, 59), st.floats(min_value=1.6e9, max_value=2.4e9))
def test_the_next_clock_time_is_after_now_within_a_day_and_shows_that_time(
    hour: int, minute: int, now: float
) -> None:
    at = times.next_clock(f"{hour:02}:{minute:02}", now)
    # A day lasts up to 25 hours where clocks are set back.
    assert now < at <= now + 25 * 3600
    shown = time.localtime(at)
    assert (shown.tm_min, shown.tm_sec) == (minute, 0)


@pytest.mark.parametrize("text", ["24:00", "7", "12:60", "noon", "1:2:3", ""])
def test_what_is_no_clock_time_is_a_usage_error(text: str) -> None:
    with pytest.raises(UsageError, match="Not a clock time"):
        times.next_clock(text, 1.7e9)


def test_an_end_on_another_day_is_told_with_the_day() -> None:
    now = time.mktime((2026, 3, 4, 12, 0, 0, 0, 0, -1))
    assert times.until_words(now + 3600, now) == "until 13:00"
    assert times.until_words(now + 86400, now) == "until 12:00 on Thursday"
    assert times.until_words(None, now).startswith("until you resume")
