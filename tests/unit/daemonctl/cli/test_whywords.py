"""One honest sentence a reason, with its figures."""

from __future__ import annotations

import time

import pytest

from daemonctl.cli.times import length
from daemonctl.cli.whywords import sentence
from daemonctl.model import Reason, Why

NOW = time.mktime((2025, 1, 15, 12, 0, 0, 0, 0, -1))


@pytest.mark.parametrize(
    ("reason", "why", "words"),
    [
        (Reason.RUNNING, None, ""),
        (Reason.USER_PAUSE, Why(until=NOW + 50), "you paused it"),
        (
            Reason.TOO_HOT,
            Why(value=86.0, limit=78.0),
            "the processor is at 86 °C; it goes on below 78 °C",
        ),
        (Reason.TOO_HOT, Why(until=NOW + 41.4), "the processor was hot; it goes on in 41 s"),
        (
            Reason.OTHER_LOAD,
            Why(value=63.0, limit=30.0),
            "other programs use 63 % of the processor; it goes on when they stay below 30 %",
        ),
        (
            Reason.DISK_LOW,
            Why(value=183, limit=512),
            "only 183 MiB are free on the disk; it goes on at 512 MiB",
        ),
        (
            Reason.MEMORY_LOW,
            Why(value=100, limit=320),
            "only 100 MiB of memory are free; it goes on at 320 MiB",
        ),
        (
            Reason.USER_ACTIVE,
            Why(limit=180.0),
            "you are using the computer; it goes on after 3 min without input",
        ),
        (Reason.USER_ACTIVE, Why(until=NOW - 1), "you were using the computer; it goes on in 1 s"),
        (Reason.ON_BATTERY, None, "the computer runs on battery"),
        (Reason.PROGRAM, Why(name="kodi"), "kodi runs"),
        (Reason.PROGRAM, Why(name="kodi", until=NOW + 5), "kodi ran; it goes on in 5 s"),
        (Reason.PROGRAM, Why(name="a\x1b[2Jb"), "a�[2Jb runs"),
        (
            Reason.SCHEDULE,
            Why(until=NOW + 6 * 3600),
            "it is not one of its hours; it goes on at 18:00",
        ),
        (
            Reason.SCHEDULE,
            Why(until=NOW + 24 * 3600),
            "it is not one of its hours; it goes on at 12:00 on Thursday",
        ),
        (Reason.SCHEDULE, None, "it is not one of its hours"),
        (Reason.MARKET_STOPPED, None, "the market has stopped the work"),
        (Reason.MARKET_STOPPED, Why(name="it\n"), "the market has stopped the work: it�"),
    ],
)
def test_a_reason_is_told_with_its_figures(reason: Reason, why: Why | None, words: str) -> None:
    assert sentence(reason, why, NOW) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (45, "45 s"),
        (60, "1 min"),
        (90, "90 s"),
        (180, "3 min"),
        (3600, "1 h"),
        (5400, "1 h 30 min"),
    ],
)
def test_a_length_is_as_exact_as_a_person_wants_it(seconds: float, words: str) -> None:
    assert length(seconds) == words
