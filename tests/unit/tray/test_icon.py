"""The icon shows a view, and tells what is done with it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from tray.entries import Command, Entry
from tray.icon import TrayIcon
from tray.present import Icon, View

VIEW = View(Icon.COMPUTING, "Here", "Computing", (Entry("&Pause", Command.PAUSE),), Command.PAUSE)
REASONS = QSystemTrayIcon.ActivationReason


def shown(icon: TrayIcon) -> QSystemTrayIcon:
    """Qt's icon; its children are looked through, for it has no other door."""
    (found,) = (one for one in icon.children() if isinstance(one, QSystemTrayIcon))
    return found


def test_a_middle_click_turns_things_round(qtbot: QtBot) -> None:
    icon = TrayIcon(VIEW)
    with qtbot.waitSignal(icon.commanded) as told:
        shown(icon).activated.emit(REASONS.MiddleClick)
    assert told.args == [Command.PAUSE]
    icon.show(replace(VIEW, toggle=Command.RESUME))
    with qtbot.waitSignal(icon.commanded) as told:
        shown(icon).activated.emit(REASONS.MiddleClick)
    assert told.args == [Command.RESUME]


def test_a_left_click_opens_the_window(qtbot: QtBot) -> None:
    icon = TrayIcon(VIEW)
    with qtbot.waitSignal(icon.commanded) as told:
        shown(icon).activated.emit(REASONS.Trigger)
    assert told.args == [Command.SHOW]


def test_a_right_click_commands_nothing(qtbot: QtBot) -> None:
    icon = TrayIcon(VIEW)
    with qtbot.assertNotEmitted(icon.commanded):
        shown(icon).activated.emit(REASONS.Context)


def test_a_new_view_changes_tooltip_picture_and_menu(qtbot: QtBot) -> None:
    icon = TrayIcon(VIEW)
    before = shown(icon).icon().cacheKey()
    icon.show(
        View(Icon.PAUSED, "Here", "Paused", (Entry("&Resume", Command.RESUME),), Command.RESUME)
    )
    assert shown(icon).toolTip() == "Paused"
    assert shown(icon).icon().cacheKey() != before
    with qtbot.waitSignal(icon.commanded) as told:
        shown(icon).contextMenu().actions()[0].trigger()
    assert told.args == [Command.RESUME]


def test_an_icon_made_anew_shows_what_the_last_one_showed(qtbot: QtBot) -> None:
    icon = TrayIcon(VIEW)
    icon.show(replace(VIEW, tooltip="Still computing"))
    old = shown(icon)
    icon.renew()
    qtbot.waitUntil(lambda: old not in icon.children())
    assert shown(icon).toolTip() == "Still computing"
    with qtbot.waitSignal(icon.commanded):
        shown(icon).contextMenu().actions()[0].trigger()


def test_opening_the_menu_is_told(qtbot: QtBot) -> None:
    icon = TrayIcon(VIEW)
    with qtbot.waitSignal(icon.looked_at):
        shown(icon).contextMenu().aboutToShow.emit()
