"""The week's table is painted by mouse and by keyboard, and each cell says what it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.shots import settle
from tray.settings.hourgrid import HourGrid
from tray.settings.hours import Hours, paint
from tray.settings.hourwords import HourWords

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NEVER: Hours = (frozenset[int](),) * 7
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def make(qtbot: QtBot, first: int = 0) -> HourGrid:
    grid = HourGrid(HourWords(NAMES, first), QLocale("en_GB"), first)
    qtbot.addWidget(grid)
    grid.show_hours(NEVER)
    grid.resize(grid.sizeHint())
    grid.show()
    grid.activateWindow()
    grid.setFocus()
    settle()
    return grid


@pytest.fixture
def grid(qtbot: QtBot) -> HourGrid:
    return make(qtbot)


def at(grid: HourGrid, day: int, hour: int) -> QPoint:
    return grid.visualRect(grid.model().index(day, hour)).center()


def drag(grid: HourGrid, start: tuple[int, int], end: tuple[int, int]) -> None:
    port = grid.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, NONE, at(grid, *start))
    QTest.mouseMove(port, at(grid, *end))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, NONE, at(grid, *end))


def test_a_drag_paints_a_block_and_is_one_change(grid: HourGrid) -> None:
    heard: list[Hours] = []
    grid.painted.connect(heard.append)
    drag(grid, (1, 20), (3, 22))
    assert heard == [paint(NEVER, [(d, h) for d in (1, 2, 3) for h in (20, 21, 22)], on=True)]
    drag(grid, (2, 21), (2, 20))  # begins on an hour that is on: takes away
    assert grid.hours[2] == {22}
    assert len(heard) == 2


def test_a_stroke_that_goes_back_takes_back(grid: HourGrid) -> None:
    port = grid.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, NONE, at(grid, 0, 3))
    QTest.mouseMove(port, at(grid, 0, 9))
    QTest.mouseMove(port, at(grid, 0, 4))
    grid.show_hours(NEVER)  # a file that is read meanwhile does not end the stroke
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, NONE, at(grid, 0, 4))
    assert grid.hours[0] == {3, 4}


def test_arrows_and_space_turn_one_hour(grid: HourGrid) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):
        QTest.keyClick(grid, key)
    assert grid.hours == paint(NEVER, [(1, 2)], on=True)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert grid.hours == NEVER


def test_shift_with_arrows_chooses_several(grid: HourGrid) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(grid, key, SHIFT)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert grid.hours == paint(NEVER, [(d, h) for d in (0, 1) for h in (0, 1, 2)], on=True)


def test_whole_days_and_hours_are_turned_by_keys_and_headers(grid: HourGrid) -> None:
    QTest.keyClick(grid, Qt.Key.Key_Space, SHIFT)
    assert len(grid.hours[0]) == 24
    QTest.keyClick(grid, Qt.Key.Key_Space, CONTROL)
    assert all(0 in day for day in grid.hours)
    across, down = grid.horizontalHeader(), grid.verticalHeader()
    where = QPoint(across.sectionViewportPosition(5) + 4, across.height() // 2)
    QTest.mouseClick(across.viewport(), Qt.MouseButton.LeftButton, NONE, where)
    assert all(5 in day for day in grid.hours)
    where = QPoint(down.width() // 2, down.sectionViewportPosition(6) + 4)
    QTest.mouseClick(down.viewport(), Qt.MouseButton.LeftButton, NONE, where)
    assert len(grid.hours[6]) == 24


def test_every_cell_says_what_it_is(grid: HourGrid) -> None:
    grid.show_hours(paint(NEVER, [(0, 18)], on=True))
    seen = QAccessible.queryAccessibleInterface(grid)
    assert seen is not None
    name = QAccessible.Text.Name
    children = [seen.child(number) for number in range(seen.childCount())]
    cells = [one.text(name) for one in children if one.role() == QAccessible.Role.Cell]
    assert len(cells) == 7 * 24
    assert cells[18] == "Monday 18 to 19, computes"
    assert cells[6 * 24] == "Sunday 0 to 1, rests"
    assert seen.text(name)
    assert seen.text(QAccessible.Text.Description) == "Monday 18–19"


def test_the_week_begins_where_the_user_s_does(qtbot: QtBot) -> None:
    grid = make(qtbot, first=6)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert grid.hours == paint(NEVER, [(6, 0)], on=True)
    assert grid.model().headerData(0, Qt.Orientation.Vertical) == "Sunday"


def test_from_right_to_left_the_hours_run_the_other_way(qtbot: QtBot) -> None:
    grid = make(qtbot)
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    assert at(grid, 0, 0).x() > at(grid, 0, 23).x()
    drag(grid, (0, 1), (0, 2))
    assert grid.hours[0] == {1, 2}


def test_the_tab_key_leaves_the_table(grid: HourGrid) -> None:
    assert not grid.tabKeyNavigation()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.RightButton, NONE, at(grid, 0, 0))
    assert grid.hours == NEVER
