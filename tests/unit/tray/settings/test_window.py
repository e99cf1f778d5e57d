"""The settings window: by keyboard, by name, in every language, and gone when closed."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from daemonctl.control import rules
from daemonctl.paths import Paths
from tests.shots import settle
from tests.walk import clipped, pseudo_translation, unnamed, unreachable, untranslated
from tray.settings import SettingsWindow
from tray.settings.shortcutfield import COMMAND

DATA = ("libcaca", "market.example.org", "cpu", ".off", "English", "Deutsch", "Français", COMMAND)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

PIECES = ("°C, go on below", "% of the computer for", "seconds", "°C")
"""Of sentences that are translated whole, around number fields."""


@pytest.mark.parametrize("tab", range(3))
def test_everything_has_a_name_is_reached_by_tab_and_has_room(
    window: SettingsWindow, tab: int
) -> None:
    window.tabs.setCurrentIndex(tab)
    settle()
    assert unnamed(window) == []
    assert unreachable(window) == []
    assert clipped(window) == []


@pytest.mark.parametrize("tab", range(3))
def test_every_text_is_translated_and_longer_ones_have_room(
    qtbot: QtBot, open_window: Any, place: Any, tab: int
) -> None:
    place.order(0)
    place.order(1, off=".off")
    place.order(3, ask="much")
    with pseudo_translation():
        window = open_window()
        window.tabs.setCurrentIndex(tab)
        qtbot.waitUntil(lambda: len(window.cores.rows) == 4)
        settle()
        paths = [str(path) for path in folders(place.paths)]
        assert untranslated(window, {*DATA, *DAYS, *PIECES, "ask", *paths}) == []
        assert clipped(window) == []


def folders(paths: Paths) -> list[Path]:
    return [paths.orders, paths.config, paths.state, paths.settings, paths.log]


def test_a_broken_file_s_page_is_named_and_reached(
    qtbot: QtBot, open_window: Any, place: Any
) -> None:
    place.paths.settings.write_text("schema = 1\n[rules]\nidle_minutes = 0\n")
    window = open_window()
    window.tabs.setCurrentIndex(1)
    qtbot.waitUntil(window._broken[0].isVisible)
    assert unnamed(window) == []
    assert unreachable(window) == []


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_it_is_closed_by_key_and_gone(
    window: SettingsWindow, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    window.activateWindow()
    settle()
    QTest.keyClick(window, key, held)
    settle()
    assert not isValid(window)


def test_answers_that_come_after_it_was_closed_hurt_nobody(
    window: SettingsWindow, place: Any
) -> None:
    window.cores.rows[0].check.click()
    window.orders.read()
    window.choices.read()
    window.close()
    settle()
    assert not isValid(window)
    # What was asked for is done all the same; the fixture waits for the hand.
    del place


def test_a_price_that_is_typed_when_it_closes_is_taken(
    qtbot: QtBot, window: SettingsWindow, place: Any
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    ask = window.cores.rows[0].ask
    ask.setFocus()
    ask.selectAll()
    QTest.keyClicks(ask, "0.7")
    window.close()
    path = place.paths.orders / "libcaca-cpu0.cpu"
    qtbot.waitUntil(lambda: 'ask = "0.7"' in path.read_text())


def test_the_bar_is_dismissed(qtbot: QtBot, window: SettingsWindow) -> None:
    window.cores.rows[0].check.click()
    qtbot.waitUntil(window.bar.isVisible)
    window.bar._close.click()
    assert not window.bar.isVisible()


def test_escape_gives_up_what_is_typed_before_it_closes(
    qtbot: QtBot, window: SettingsWindow, place: Any
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    ask = window.cores.rows[0].ask
    ask.setFocus()
    ask.selectAll()
    QTest.keyClicks(ask, "0.7")
    QTest.keyClick(ask, Qt.Key.Key_Escape)
    assert isValid(window)
    assert ask.text() == "0"
    QTest.keyClick(ask, Qt.Key.Key_Escape)
    settle()
    assert not isValid(window)
    assert 'ask = "0"' in (place.paths.orders / "libcaca-cpu0.cpu").read_text()


def test_what_waits_for_its_turn_is_written_though_the_window_is_closed(
    qtbot: QtBot, window: SettingsWindow, place: Any
) -> None:
    busy = threading.Event()
    window._desk.hand.do(busy.wait)
    window.choices.change_rules("one", pause_on_battery=False)
    window.choices.change_rules("two", pause_full_screen=False)
    window.choices.change_rules("three", pause_when_hot=False)
    window.close()
    busy.set()

    def written() -> bool:
        now = rules.settings(place.paths).rules
        return not (now.pause_on_battery or now.pause_full_screen or now.pause_when_hot)

    qtbot.waitUntil(written)
