"""Opens the tray's windows: imported when first asked for, one of each, gone when closed.

A window costs 2 to 7 MB that most days nobody looks at.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from daemonctl.paths import Paths
from tray import artwork
from tray.bridge import Bridge
from tray.collecting import Collector
from tray.desk import Desk, Door
from tray.hand import Hand

if TYPE_CHECKING:
    from tray.offering import Offering


class Doors(QObject):
    """The windows that are open, and the desk that each is given.

    made(QWidget): the main window, before it is shown for the first time.
    """

    made = Signal(object)

    def __init__(self, paths: Paths, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Not the bridge's hand: a pause may not wait for a market or for a keyring's prompt.
        self.desk = Desk(paths, bridge, Hand(self), self.open)
        self._windows: dict[Door, QWidget] = {}
        self._offering: Offering | None = None
        self._collector = Collector(self)
        bridge.changed.connect(self._collector.look)

    def open(self, door: Door) -> None:
        """Show what is behind the door, in front of other windows."""
        which = door if door in _MAKERS else Door.NOW
        window: Any = self._windows.get(which)
        if window is None or not (isValid(window) and window.isVisible()):  # it is being closed
            window = _MAKERS[which](self.desk)
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            window.setWindowIcon(artwork.program())
            window.destroyed.connect(self._closed)
            self._windows[which] = window
            self.desk.bridge.watched = True
            if which is Door.NOW:
                self.made.emit(window)
        if which is Door.NOW:
            window.show_door(door)
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()

    def offer(self, order: Path) -> None:
        """Ask whether to sell cores by the sell order in this file."""
        if self._offering is None:
            from tray.offering import Offering

            self._offering = Offering(self.desk, self)
        self._offering.offer(order)

    def is_open(self, door: Door) -> bool:
        """Whether the window behind the door is there."""
        window = self._windows.get(door if door in _MAKERS else Door.NOW)
        return window is not None and isValid(window) and window.isVisible()

    def close(self) -> None:
        """Close every window, and finish the work that they asked for."""
        for window in self._windows.values():
            if isValid(window):
                # Closing has it take what is typed, and have it written by the hand.
                window.close()
                window.deleteLater()
        self._windows.clear()
        if self._offering is not None:
            self._offering.close()
        self.desk.hand.close()

    def _closed(self) -> None:
        self._windows = {door: one for door, one in self._windows.items() if isValid(one)}
        self.desk.bridge.watched = bool(self._windows)
        self._collector.soon()


def _main(desk: Desk) -> QWidget:
    from tray.window import MainWindow

    return MainWindow(desk)


def _settings(desk: Desk) -> QWidget:
    from tray.settings import SettingsWindow

    return SettingsWindow(desk)


def _wizard(desk: Desk) -> QWidget:
    from tray.wizard import Wizard

    return Wizard(desk)


_MAKERS: dict[Door, Callable[[Desk], QWidget]] = {
    Door.NOW: _main,
    Door.SETTINGS: _settings,
    Door.WIZARD: _wizard,
}
