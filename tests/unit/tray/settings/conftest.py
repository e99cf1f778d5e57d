"""A folder with real sell orders and settings, and the settings window upon it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from daemonctl.cores import Core
from daemonctl.paths import Paths
from daemonctl.senses import ACTIVITY_SCHEMA, Activity, Sensed, Source
from tests.shots import settle
from tray.bridge import Bridge
from tray.desk import Desk, Door
from tray.hand import Hand
from tray.settings import SettingsWindow
from tray.settings.corerow import CoreRow

ORDER = """# made by hand
format = 1
market = "https://market.example.org"
order = "9f2c6b"
account = "k3v7q2"
beneficiary = "{name}"
ask = "{ask}"
"""


class Place:
    """Where the tests' files lie, and what the window opened."""

    def __init__(self, root: Path) -> None:
        self.paths = Paths.below(root)
        self.paths.orders.mkdir(parents=True)
        self.opened: list[Door] = []

    def order(self, core: int, name: str = "libcaca", ask: str = "0", off: str = "") -> Path:
        """Write a sell order for a core. off: ".off" for one that is switched off."""
        path = self.paths.orders / f"{name}-cpu{core}.cpu{off}"
        path.write_text(ORDER.format(name=name, ask=ask))
        return path

    def names(self) -> list[str]:
        """What `ls` shows."""
        return sorted(path.name for path in self.paths.orders.iterdir())


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "home")


@pytest.fixture
def cores(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Lets the machine have so many cores; four to begin with."""

    def have(count: int) -> None:
        made = tuple(Core(number, (number,)) for number in range(count))
        monkeypatch.setattr("daemonctl.cores.topology", lambda: made)
        monkeypatch.setattr("daemonctl.cores.usable", lambda: tuple(range(count)))

    have(4)
    return have


@pytest.fixture(autouse=True)
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of its own for what the session starts and lists; sensors that say the same on every
    machine."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "system"))
    said = Sensed(on_battery=False, celsius=61.4, busy_percent=12.3)
    seen = Activity(ACTIVITY_SCHEMA, by=None, source=Source.X11, full_screen=False)  # type: ignore[arg-type]
    monkeypatch.setattr("tray.settings.rulespage.rules.sense", lambda *_: said)
    monkeypatch.setattr("tray.settings.rulespage.activity", lambda *_: seen)


Open = Callable[[], SettingsWindow]


@pytest.fixture
def open_window(
    qtbot: QtBot, place: Place, control: Any, cores: Callable[[int], None]
) -> Iterator[Open]:
    """Opens the window and waits until its pages are filled."""
    del cores
    hand = Hand()
    bridge = Bridge(place.paths, control)
    made: list[SettingsWindow] = []

    def do() -> SettingsWindow:
        window = SettingsWindow(Desk(place.paths, bridge, hand, place.opened.append))
        made.append(window)
        window.show()
        qtbot.waitUntil(lambda: window.orders.book is not None and window.choices.known)
        settle()
        return window

    yield do
    for window in made:
        if isValid(window):
            window.close()
    settle()
    assert hand.close()
    bridge.close()
    # Here and now: Python may collect what is left in another test's thread, where a watch of
    # files cannot be ended.
    bridge.deleteLater()
    hand.deleteLater()
    settle()


@pytest.fixture
def window(open_window: Open, place: Place) -> SettingsWindow:
    """cpu0 sells for libcaca, cpu1 is switched off, cpu2 and cpu3 have no order."""
    place.order(0)
    place.order(1, ask="0.25", off=".off")
    return open_window()


def row(window: SettingsWindow, core: int) -> CoreRow:
    """The row of a core."""
    return next(one for one in window.cores.rows if one.core == core)


@pytest.fixture
def row_of() -> Callable[[SettingsWindow, int], CoreRow]:
    return row


@pytest.fixture
def show_tab() -> Callable[[SettingsWindow, int], None]:
    def show(window: SettingsWindow, tab: int) -> None:
        window.tabs.setCurrentIndex(tab)
        settle()

    return show
