"""A newer tray takes over, but from nobody who has a window or a menu open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from tray import successor
from tray.successor import Successor


class Found:
    """Stands for what is looked at: there from the look `at` on."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.looks = 0
        self.closed = False

    def look(self) -> bool:
        self.looks += 1
        return self.looks == self.at

    def close(self) -> None:
        self.closed = True


class Looking:
    """Looks quickly; `given` has the number of looks after which it gave way."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.given: list[int] = []
        self.subject = Successor(lambda: self.given.append(found.looks))


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], Looking]]:
    """Begin to look for what is there from the look of that number on."""
    monkeypatch.setattr(successor, "EVERY_S", 0.01)
    started: list[Looking] = []

    def begin(at: int) -> Looking:
        found = Found(at)
        monkeypatch.setattr(successor, "Replacement", lambda _module: found)
        started.append(Looking(found))
        return started[-1]

    yield begin
    for each in started:
        each.subject.close()


def test_it_gives_way_once_a_newer_one_is_there(
    look: Callable[[int], Looking], qtbot: QtBot
) -> None:
    looking = look(3)
    qtbot.waitUntil(lambda: looking.given == [3])
    qtbot.wait(60)
    assert (looking.given, looking.found.looks) == ([3], 3), "and it looks no more"


@pytest.mark.parametrize("shown", [QWidget, QMenu])
def test_what_is_open_is_waited_for(
    look: Callable[[int], Looking], qtbot: QtBot, shown: type[QWidget]
) -> None:
    window = shown()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    looking = look(1)
    qtbot.waitUntil(lambda: looking.found.looks == 1)
    qtbot.wait(60)
    assert looking.given == []
    window.close()
    qtbot.waitUntil(lambda: looking.given == [1])


def test_it_ends_what_it_has_begun(look: Callable[[int], Looking], qtbot: QtBot) -> None:
    looking = look(1000)
    qtbot.waitUntil(lambda: looking.found.looks > 1)
    looking.subject.close()
    looks = looking.found.looks
    qtbot.wait(60)
    assert (looking.found.looks, looking.found.closed) == (looks, True)
