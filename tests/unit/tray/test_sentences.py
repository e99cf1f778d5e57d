"""One honest sentence of why a core runs or does not."""

from __future__ import annotations

import time
from typing import Any

import pytest

from daemonctl.model import CoreState, Reason, Why
from tray.sentences import NEEDS_USER, Sentences, sentence
from tray.words import english

NOON = time.mktime((2026, 3, 10, 12, 0, 0, 0, 0, -1))
TODAY_18 = NOON + 6 * 3600
TOMORROW_18 = NOON + 30 * 3600


def said(machine: Any, reason: Reason, why: Why | None = None, **more: Any) -> str:
    core = machine.core(3, CoreState.WAITING, reason, why=why, **more)
    return Sentences(english).core(core, NOON)


@pytest.mark.parametrize(
    ("reason", "why", "text"),
    [
        (
            Reason.TOO_HOT,
            Why(value=86.2, limit=78),
            "cpu3 waits: the processor is at 86 °C; it goes on below 78 °C",
        ),
        (
            Reason.OTHER_LOAD,
            Why(value=63.0, limit=50),
            "cpu3 waits: other programs use 63 % of the computer; it goes on below 50 %",
        ),
        (
            Reason.USER_ACTIVE,
            Why(value=2, limit=180),
            "cpu3 waits: you are using the computer; it goes on after 3 minutes without input",
        ),
        (
            Reason.USER_ACTIVE,
            Why(value=2, limit=60),
            "cpu3 waits: you are using the computer; it goes on after 1 minute without input",
        ),
        (
            Reason.ON_BATTERY,
            None,
            "cpu3 waits: the computer runs on battery; it goes on when it is plugged in",
        ),
        (
            Reason.PROGRAM,
            Why(name="steam"),
            "cpu3 waits: steam is running; it goes on when that has ended",
        ),
        (
            Reason.PROGRAM,
            None,
            "cpu3 waits: a program of your list is running; it goes on when that has ended",
        ),
        (Reason.FULL_SCREEN, None, "cpu3 waits: a window fills the screen"),
        (Reason.SCHEDULE, Why(until=TODAY_18), "cpu3 waits: outside its hours until 18:00"),
        (
            Reason.SCHEDULE,
            Why(until=TOMORROW_18),
            "cpu3 waits: outside its hours until tomorrow at 18:00",
        ),
        (Reason.SCHEDULE, None, "cpu3 waits: your schedule leaves it no hours"),
        (
            Reason.DISK_LOW,
            Why(value=210, limit=1536),
            "cpu3 waits: only 210 MiB are free on the disk; it goes on above 1.5 GiB",
        ),
        (
            Reason.MEMORY_LOW,
            Why(value=120, limit=512),
            "cpu3 waits: only 120 MiB of memory are free; it goes on above 512 MiB",
        ),
        (Reason.TOO_HOT, None, "cpu3 waits: the processor is hot"),
        (
            Reason.TOO_HOT,
            Why(until=NOON + 40),
            "cpu3 waits: the processor was hot; it goes on within a minute",
        ),
        (
            Reason.PROGRAM,
            Why(until=NOON + 40, name="steam"),
            "cpu3 waits: a program of your list was running; it goes on within a minute",
        ),
        (Reason.NO_WORK, None, "cpu3 waits: the market has no work for it at the moment"),
        (
            Reason.MARKET_STOPPED,
            Why(name="<b>maintenance</b>\n%1"),
            "cpu3 waits: the market has stopped the work: “‹b›maintenance‹/b› %1”",
        ),
        (Reason.ORDER_BROKEN, None, "cpu3 needs you: a sell order cannot be used"),
        (Reason.USER_PAUSE, None, "cpu3 is paused: you asked for it"),
        (Reason.USER_PAUSE, Why(until=TODAY_18), "cpu3 is paused until 18:00"),
        (Reason.ORDER_OFF, None, "cpu3 is switched off"),
    ],
)
def test_a_core_says_why_and_when_it_goes_on(
    machine: Any, reason: Reason, why: Why | None, text: str
) -> None:
    assert said(machine, reason, why) == text


@pytest.mark.parametrize(
    ("computation", "beneficiary", "text"),
    [
        ("displacement", "libcaca", "cpu3 computes “displacement” for libcaca"),
        ("displacement", "", "cpu3 computes “displacement”"),
        ("", "libcaca", "cpu3 computes for libcaca"),
        ("", "", "cpu3 computes"),
    ],
)
def test_a_core_that_computes_says_what_and_for_whom(
    machine: Any, computation: str, beneficiary: str, text: str
) -> None:
    more = {"computation": computation, "beneficiary": beneficiary}
    assert said(machine, Reason.RUNNING, **more) == text


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_makes_a_whole_sentence_for_a_core_and_for_all(
    machine: Any, reason: Reason
) -> None:
    one = said(machine, reason)
    assert one.startswith("cpu3 ")
    assert not one.rstrip().endswith(":")
    line = Sentences(english).line(reason, None, NOON)
    assert line
    assert not line.rstrip().endswith(":")
    assert (reason in NEEDS_USER) == ("needs you" in one)


def test_a_name_that_a_stranger_chose_is_made_harmless(machine: Any) -> None:
    text = said(machine, Reason.PROGRAM, Why(name="<b>\n%1 game"))
    assert text == "cpu3 waits: ‹b› %1 game is running; it goes on when that has ended"


@pytest.mark.usefixtures("qapp")
def test_in_the_user_s_language_is_in_english_without_a_translation(machine: Any) -> None:
    core = machine.core(3, CoreState.WAITING, Reason.USER_ACTIVE, why=Why(limit=180))
    assert sentence(core, NOON).endswith("after 3 minutes without input")


def test_a_markets_words_are_whole_in_a_cores_row_and_short_in_a_line(machine: Any) -> None:
    words = Why(name="word " * 50)
    assert said(machine, Reason.MARKET_STOPPED, words).count("word") == 50
    line = Sentences(english).line(Reason.MARKET_STOPPED, words, NOON)
    assert line.startswith("Waiting: the market has stopped the work: “word")
    assert line.endswith("…”")
    assert len(line) < 130
