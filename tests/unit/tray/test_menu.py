"""The menu says what it is given, and stays the same menu for a panel that draws it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tray.entries import SEPARATOR, Command, Entry
from tray.menu import Menu

LINE = Entry("Computing")
BEFORE = (LINE, SEPARATOR, Entry("&Pause", Command.PAUSE))
AFTER = (LINE, SEPARATOR, Entry("&Resume", Command.RESUME))


def texts(menu: Menu) -> list[str]:
    return [action.text() for action in menu.widget.actions()]


def test_lines_without_a_command_cannot_be_chosen(qtbot: QtBot) -> None:
    menu = Menu()
    qtbot.addWidget(menu.widget)
    menu.show(BEFORE)
    assert texts(menu) == ["Computing", "", "&Pause"]
    assert [action.isEnabled() for action in menu.widget.actions()] == [False, False, True]
    assert [action.isSeparator() for action in menu.widget.actions()] == [False, True, False]


def test_a_choice_is_told_as_the_line_says_at_that_time(qtbot: QtBot) -> None:
    menu = Menu()
    qtbot.addWidget(menu.widget)
    chosen: list[Command] = []
    menu.chosen.connect(chosen.append)
    for entries in (BEFORE, AFTER):
        menu.show(entries)
        menu.widget.actions()[2].trigger()
    assert chosen == [Command.PAUSE, Command.RESUME]


def test_a_new_text_is_put_into_the_line_that_is_there(qtbot: QtBot) -> None:
    menu = Menu()
    qtbot.addWidget(menu.widget)
    menu.show(BEFORE)
    before = menu.widget.actions()
    menu.show(AFTER)
    assert menu.widget.actions() == before
    assert texts(menu)[2] == "&Resume"


def test_a_menu_of_other_lines_is_made_anew(qtbot: QtBot) -> None:
    menu = Menu()
    qtbot.addWidget(menu.widget)
    menu.show(BEFORE)
    menu.show((LINE, Entry("&Quit", Command.QUIT)))
    assert texts(menu) == ["Computing", "&Quit"]
