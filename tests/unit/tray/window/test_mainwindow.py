"""The main window: its pages, its keys, and what is left of it when it is closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QTabWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from daemonctl.control import machine
from daemonctl.paths import Paths
from tests import dictionary, walk
from tests.screenshots import window as shown
from tests.screenshots.window import FakeBridge, desk, wait_for_hand
from tests.shots import settle
from tray.desk import Desk, Door
from tray.present import Snapshot
from tray.window import MainWindow
from tray.window.aboutmodel import about
from tray.window.problembox import ProblemBox

NOW = 1_700_000_000.0
CTRL = Qt.KeyboardModifier.ControlModifier

DATA = (
    *(name for pair in shown.NAMES for name in pair),
    *(
        "market.example.org",
        "https://",
        "cpu",
        "libcaca",
        "history.sqlite",
        "file is not a database",
    ),
    *(
        "CPUShare",
        "Python",
        "PySide",
        "Qt",
        "wasmtime",
    ),
)


@pytest.fixture
def at(tmp_path: Path, qapp: object) -> Iterator[tuple[Desk, FakeBridge, list[Door]]]:
    del qapp
    made = desk(Paths.below(tmp_path), Snapshot(None, None, NOW, 8))
    yield made
    made[0].hand.close()


@pytest.fixture
def window(at: tuple[Desk, FakeBridge, list[Door]], qtbot: QtBot) -> MainWindow:
    made = MainWindow(at[0])
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    settle()
    return made


def current(window: MainWindow) -> int:
    tabs = window.findChild(QTabWidget)
    assert tabs is not None
    return tabs.currentIndex()


def test_each_door_has_its_page(window: MainWindow) -> None:
    for index, door in enumerate((Door.NOW, Door.EARNINGS, Door.HISTORY, Door.ABOUT)):
        window.show_door(door)
        settle()
        assert current(window) == index
        assert window.page(door).isVisible()


def test_pages_are_made_when_they_are_first_looked_at(window: MainWindow) -> None:
    kinds = {type(one).__name__ for one in window.findChildren(QWidget)}
    assert "NowPage" in kinds
    assert "AboutPage" not in kinds


@pytest.mark.parametrize(
    ("key", "index"), [(Qt.Key.Key_2, 1), (Qt.Key.Key_3, 2), (Qt.Key.Key_4, 3), (Qt.Key.Key_1, 0)]
)
def test_ctrl_and_a_number_turns_to_a_page(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, index: int
) -> None:
    window.show_door(Door.EARNINGS if index != 1 else Door.NOW)
    qtbot.keyClick(window, key, CTRL)
    assert current(window) == index


def test_f1_shows_about_and_ctrl_f_the_search(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert current(window) == 3
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
    assert current(window) == 2
    focus = QApplication.focusWidget()
    assert focus is window.page(Door.HISTORY).focusProxy()


def test_ctrl_w_closes_it_and_nothing_of_it_is_left(
    at: tuple[Desk, FakeBridge, list[Door]], qtbot: QtBot
) -> None:
    window = MainWindow(at[0])
    window.show()
    for door in (Door.EARNINGS, Door.HISTORY, Door.ABOUT):
        window.show_door(door)
    window.activateWindow()
    settle()
    # The hand's answers come after it is gone.
    window.show_door(Door.EARNINGS)
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL)
    settle()
    assert not isValid(window)
    at[1].show(Snapshot(None, None, NOW + 1, 8))
    wait_for_hand(at[0].hand)


def test_the_settings_are_one_button_away(
    window: MainWindow, at: tuple[Desk, FakeBridge, list[Door]]
) -> None:
    tabs = window.findChild(QTabWidget)
    assert tabs is not None
    tabs.cornerWidget().click()  # type: ignore[attr-defined]
    assert at[2] == [Door.SETTINGS]


def test_it_opens_as_large_as_it_was_closed(at: tuple[Desk, FakeBridge, list[Door]]) -> None:
    first = MainWindow(at[0])
    size = first.size()
    first.resize(700, 500)
    first.close()
    second = MainWindow(at[0])
    assert (second.width(), second.height()) == (700, 500)
    second.resize(size)
    second.close()
    settle()


def test_every_page_is_named_reached_by_tab_and_whole(qapp: object) -> None:
    del qapp
    for name, page in shown.pages():
        complaints = [*walk.unnamed(page), *walk.unreachable(page), *walk.clipped(page)]
        assert complaints == [], (name, complaints)


def test_a_window_as_small_as_it_gets_cuts_nothing_off(qapp: object) -> None:
    del qapp
    for name, page in shown.pages():
        page.resize(1, 1)
        settle()
        assert page.width() <= 760, name
        assert walk.clipped(page) == [], name
        inner = [area for area in page.findChildren(QScrollArea) if area.isVisible()]
        for area in inner:
            assert area.widget().width() <= area.viewport().width(), name


def test_no_page_has_a_text_that_came_past_the_translation(qapp: object) -> None:
    del qapp
    kernel, parts = machine.check(), about("")
    data = [*DATA, kernel.release, kernel.machine, kernel.distribution, "Linux", parts.licence]
    said = [text for one in kernel.findings for text in (one.evidence, one.remedy)]
    pieces = [piece for text in said for piece in re.split("[:;] ", text)]
    data += [piece for piece in pieces if dictionary.words(piece) < 2 or "errno" in piece]
    data += [text for one in parts.components for text in (one.name, one.version, one.licence)]
    with walk.pseudo_translation():
        for name, page in shown.pages():
            details = [box.problem.detail for box in page.findChildren(ProblemBox)]
            paths = [word for text in details for word in re.findall("/[^:]+", text)]
            past = walk.untranslated(page, [one for one in (*data, *paths) if one])
            assert past == [], (name, past)
            assert walk.clipped(page) == [], name
