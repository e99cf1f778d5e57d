"""The menu's lines."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest

from daemonctl.model import Pause
from tray.entries import PAUSES, SEPARATOR, Command, Entry, MenuWords, entries

NOON = time.mktime((2026, 3, 10, 12, 0, 0, 0, 0, -1))


def menu(running: bool = True, pause: Pause | None = None, now: float = NOON) -> list[Entry]:
    return list(entries("Computing", running, pause, now, MenuWords()))


def test_every_pause_is_one_click_away() -> None:
    assert [entry.text for entry in menu()[2:6]] == [
        "Pause for 15 &minutes",
        "Pause for 1 &hour",
        "Pause until &tomorrow 8:00",
        "&Pause until I resume",
    ]
    assert [entry.command for entry in menu()[2:6]] == list(PAUSES)


def test_after_midnight_tomorrow_is_called_what_it_is() -> None:
    late = time.mktime((2026, 3, 10, 1, 0, 0, 0, 0, -1))
    assert "Pause until &8:00" in [entry.text for entry in menu(now=late)]


@pytest.mark.parametrize(
    ("rest_s", "text"),
    [
        (None, "&Resume"),
        (12 * 60, "&Resume (12 min left)"),
        (30, "&Resume (1 min left)"),
        (2 * 3600 + 300, "&Resume (2 h 5 min left)"),
    ],
)
def test_the_countdown_stands_in_the_line_that_resumes(rest_s: float | None, text: str) -> None:
    until = None if rest_s is None else NOON + rest_s
    shown = menu(pause=Pause(NOON, until))
    assert shown[2] == Entry(text, Command.RESUME)
    assert not {entry.command for entry in shown} & set(PAUSES)


def test_without_a_daemon_it_can_be_started() -> None:
    assert menu(running=False)[2] == Entry("Start &computing", Command.START)


@pytest.mark.parametrize("running", [True, False])
@pytest.mark.parametrize("pause", [None, Pause(NOON), Pause(NOON, NOON + 600)])
def test_windows_and_the_end_are_always_there_and_no_letter_is_given_twice(
    running: bool, pause: Pause | None
) -> None:
    shown = menu(running, pause)
    assert [entry.command for entry in shown[-5:] if entry != SEPARATOR] == [
        *(Command.SHOW, Command.SETTINGS, Command.WIZARD, Command.QUIT)
    ]
    letters = Counter("".join(re.findall("&(.)", " ".join(e.text for e in shown))).lower())
    assert not letters or max(letters.values()) == 1


def test_an_ampersand_in_the_line_is_no_keyboard_letter() -> None:
    assert entries("R&D", True, None, NOON, MenuWords())[0].text == "R&&D"
