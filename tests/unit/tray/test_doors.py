"""Windows are imported when opened, one of each, and are gone when closed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from daemonctl.paths import Paths
from tests.shots import settle
from tray.bridge import Bridge
from tray.desk import Desk, Door
from tray.doors import Doors


class Window(QWidget):
    """Stands in for each of the windows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.doors: list[Door] = []
        made.append(self)

    def show_door(self, door: Door) -> None:
        self.doors.append(door)


made: list[Window] = []


@pytest.fixture
def doors(
    qtbot: QtBot, tmp_path: Path, control: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Doors]:
    del qtbot
    made.clear()
    for package, name in [("window", "MainWindow"), ("settings", "SettingsWindow")]:
        module = ModuleType(package)
        setattr(module, name, Window)
        monkeypatch.setitem(sys.modules, f"tray.{package}", module)
    paths = Paths.below(tmp_path)
    bridge = Bridge(paths, control)
    doors = Doors(paths, bridge)
    yield doors
    doors.close()
    settle()
    bridge.close()


def test_pages_of_the_main_window_are_doors_into_one_window(doors: Doors) -> None:
    doors.open(Door.NOW)
    doors.open(Door.HISTORY)
    (window,) = made
    assert window.doors == [Door.NOW, Door.HISTORY]
    assert window.isVisible()
    assert window.desk is doors.desk


def test_other_windows_stand_beside_it(doors: Doors) -> None:
    doors.open(Door.NOW)
    doors.open(Door.SETTINGS)
    doors.open(Door.SETTINGS)
    assert len(made) == 2
    assert doors.is_open(Door.SETTINGS)
    assert not doors.is_open(Door.WIZARD)


def test_a_window_that_is_closed_is_gone_and_comes_back_when_asked_for(doors: Doors) -> None:
    doors.open(Door.ABOUT)
    made[0].close()
    assert not doors.is_open(Door.ABOUT)
    settle()
    assert not isValid(made[0])
    doors.open(Door.NOW)
    assert made[1].isVisible()


def test_a_window_that_is_just_being_closed_is_not_brought_back(doors: Doors) -> None:
    doors.open(Door.NOW)
    made[0].close()
    doors.open(Door.NOW)
    settle()
    assert made[1].isVisible()
    assert doors.is_open(Door.NOW)


def test_the_daemon_is_followed_more_closely_while_a_window_is_open(doors: Doors) -> None:
    assert not doors.desk.bridge.watched
    doors.open(Door.NOW)
    assert doors.desk.bridge.watched
    made[0].close()
    settle()
    assert not doors.desk.bridge.watched


def test_a_minimised_window_is_brought_up(doors: Doors) -> None:
    doors.open(Door.NOW)
    made[0].showMinimized()
    doors.open(Door.NOW)
    assert not made[0].isMinimized()
