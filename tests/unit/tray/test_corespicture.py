"""The picture of the cores: by mouse, by keys, by name."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.shots import settle
from tests.wizardstage import pairs
from tray.corelayout import CoreWords
from tray.corespicture import CoresPicture, PhysicalCore


def picture(qtbot: QtBot, count: int, width: int = 400, slow: int = 0) -> CoresPicture:
    made = CoresPicture(pairs(count, slow=slow), CoreWords())
    qtbot.addWidget(made)
    made.resize(width, made.heightForWidth(width))
    made.show()
    made.activateWindow()
    settle()
    return made


def focused(made: CoresPicture) -> int:
    return next(box.core.number for box in made.boxes if box is QApplication.focusWidget())


def test_what_is_chosen_is_ticked_and_nothing_else(qtbot: QtBot) -> None:
    made = picture(qtbot, 8)
    changes: list[tuple[int, ...]] = []
    made.chosen_changed.connect(lambda: changes.append(made.chosen()))
    made.choose([6, 7, 99])
    assert made.chosen() == (6, 7)
    made.choose([6, 7])
    assert changes == [(6, 7)]


def test_a_click_anywhere_on_a_core_ticks_it(qtbot: QtBot) -> None:
    made = picture(qtbot, 4)
    for corner in (QPoint(2, 2), made.boxes[2].rect().bottomRight() - QPoint(2, 2)):
        QTest.mouseClick(made.boxes[2], Qt.MouseButton.LeftButton, pos=corner)
        QTest.qWait(1)
    assert made.chosen() == ()
    QTest.mouseClick(made.boxes[2], Qt.MouseButton.LeftButton)
    assert made.chosen() == (2,)


def test_arrows_go_from_core_to_core_and_space_ticks(qtbot: QtBot) -> None:
    made = picture(qtbot, 16, width=200)
    made.boxes[0].setFocus()
    for key, number in (
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_End, 15),
        (Qt.Key.Key_Down, 15),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Up, 0),
    ):
        QTest.keyClick(QApplication.focusWidget(), key)
        assert focused(made) == number
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    below = next(box for box in made.boxes if box.core.number == focused(made))
    first = made.boxes[0]
    origin = QPoint()
    assert below.mapTo(made, origin).y() > first.mapTo(made, origin).y()
    assert below.mapTo(made, origin).x() == first.mapTo(made, origin).x()
    QTest.keyClick(below, Qt.Key.Key_Space)
    assert made.chosen() == (below.core.number,)


def test_from_right_to_left_the_left_arrow_leads_on(qtbot: QtBot) -> None:
    made = picture(qtbot, 4)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    made.boxes[0].setFocus()
    QTest.keyClick(made.boxes[0], Qt.Key.Key_Left)
    assert focused(made) == 1
    origin = QPoint()
    assert made.boxes[1].mapTo(made, origin).x() < made.boxes[0].mapTo(made, origin).x()


def test_a_screen_reader_sees_named_checkboxes(qtbot: QtBot) -> None:
    made = picture(qtbot, 4, slow=1)
    made.choose([3])
    seen = QAccessible.queryAccessibleInterface(made.boxes[3])
    assert seen.role() is QAccessible.Role.CheckBox
    assert seen.text(QAccessible.Text.Name) == "cpu3, efficiency core"
    assert seen.state().checked
    assert not QAccessible.queryAccessibleInterface(made.boxes[2]).state().checked


@pytest.mark.parametrize("count", [1, 2, 8, 64, 256])
def test_no_core_lies_on_another_nor_outside(qtbot: QtBot, count: int) -> None:
    made = picture(qtbot, count)
    frames = made.findChildren(PhysicalCore)
    assert len(made.boxes) == count
    places = [one.geometry().translated(one.parentWidget().pos()) for one in frames]
    assert all(made.rect().contains(place) for place in places)
    assert not any(one.intersects(other) for one, other in itertools.combinations(places, 2))
