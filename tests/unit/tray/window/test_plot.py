"""The plot is read by mouse, by keyboard and by ear, from either side."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from pytestqt.qtbot import QtBot

from daemonctl.control.earnings import DayEarning
from tests.shots import dark, settle
from tray.window.earningsmodel import DAYS, plot
from tray.window.earningswords import EarningsWords
from tray.window.plot import PlotView, Swatch

TODAY = datetime.date(2026, 3, 1)
EARNED = [
    DayEarning(TODAY, "ann", 250_000),
    DayEarning(TODAY - datetime.timedelta(days=1), "bob", 1_000_000),
]
LAST = DAYS - 1


@pytest.fixture
def view(qtbot: QtBot) -> PlotView:
    made = PlotView(plot(EARNED, TODAY), EarningsWords())
    qtbot.addWidget(made)
    made.resize(600, 240)
    made.show()
    made.activateWindow()
    settle()
    return made


def press(view: PlotView, qtbot: QtBot, *keys: Qt.Key) -> int | None:
    for key in keys:
        qtbot.keyClick(view, key)
    return view.day


def test_the_keyboard_begins_with_today_and_walks_to_the_ends(view: PlotView, qtbot: QtBot) -> None:
    view.setFocus()
    assert view.day == LAST
    assert press(view, qtbot, Qt.Key.Key_Left) == LAST - 1
    assert press(view, qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right) == LAST
    assert press(view, qtbot, Qt.Key.Key_Down) == LAST - 7
    assert press(view, qtbot, Qt.Key.Key_Home) == 0
    assert press(view, qtbot, Qt.Key.Key_Left) == 0
    assert press(view, qtbot, Qt.Key.Key_End) == LAST


def test_what_is_pointed_at_is_told_to_who_sees_and_to_who_listens(
    view: PlotView, qtbot: QtBot
) -> None:
    told: list[str] = []
    view.looked_at.connect(told.append)
    view.setFocus()
    press(view, qtbot, Qt.Key.Key_Left)
    assert told[-1].endswith("1 CPUCoins (1 for bob)")
    assert view.accessibleDescription() == told[-1]
    view.clearFocus()
    assert told[-1] == ""
    assert view.accessibleDescription().startswith("Bars from ")


def test_where_one_reads_from_right_to_left_so_do_the_days(view: PlotView, qtbot: QtBot) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.setFocus()
    assert press(view, qtbot, Qt.Key.Key_Right) == LAST - 1
    qtbot.mouseMove(view, QPoint(12, 120))
    assert view.day == LAST


def test_the_mouse_tells_of_the_day_below_it_and_leaves(view: PlotView, qtbot: QtBot) -> None:
    view.clearFocus()
    qtbot.mouseMove(view, QPoint(view.width() - 12, 120))
    assert view.day == LAST
    qtbot.mouseMove(view, QPoint(2, 2))
    assert view.day == LAST  # beside the bars
    view.leaveEvent(QEvent(QEvent.Type.Leave))
    assert view.day is None


def test_it_is_drawn_differently_on_light_and_dark_and_never_without_bars(qtbot: QtBot) -> None:
    def ink() -> int:
        made = PlotView(plot(EARNED, TODAY), EarningsWords())
        qtbot.addWidget(made)
        made.resize(600, 240)
        picture = made.grab().toImage()
        colours = {picture.pixel(x, y) for x in range(0, 600, 2) for y in range(20, 200, 5)}
        assert len(colours) > 3
        return picture.pixel(300, 1)

    light = ink()
    with dark():
        assert ink() != light


def test_each_pattern_is_another_picture(qtbot: QtBot) -> None:
    pictures = set()
    for series in range(6):
        made = Swatch(series, f"b{series}")
        qtbot.addWidget(made)
        image = made.grab().toImage()
        # Shapes alone: as who sees no colours has it.
        bright = [
            image.pixelColor(x, y).lightness() // 32
            for x in range(image.width())
            for y in range(image.height())
        ]
        pictures.add(tuple(bright))
        assert made.accessibleDescription() == f"b{series}"
    assert len(pictures) == 6


def test_a_plot_without_coins_can_be_drawn(qtbot: QtBot) -> None:
    made = PlotView(plot([], TODAY), EarningsWords())
    qtbot.addWidget(made)
    made.resize(320, 160)
    assert not made.grab().isNull()
    assert made.accessibleDescription() == "No CPUCoins in the last 30 days"
