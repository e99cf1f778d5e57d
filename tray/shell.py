"""The tray put together: icon, daemon, windows, and what the user and the desktop say to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from daemonctl import control
from daemonctl.paths import Paths
from tray.bridge import Bridge
from tray.desk import Door
from tray.doors import Doors
from tray.entries import Command
from tray.host import HostWatch
from tray.icon import TrayIcon
from tray.preferences import Preferences
from tray.present import Snapshot, Speech, present
from tray.sensing import Sensing
from tray.words import translated

DOORS = {
    Command.SHOW: Door.NOW,
    Command.SETTINGS: Door.SETTINGS,
    Command.WIZARD: Door.WIZARD,
}


class Shell(QObject):
    """One tray. leave: ends the program."""

    def __init__(self, paths: Paths, leave: Callable[[], None]) -> None:
        super().__init__()
        self._leave = leave
        self._speech = Speech(translated)
        self.bridge = Bridge(paths, control, self)
        self.doors = Doors(paths, self.bridge, self)
        self.icon = TrayIcon(present(self.bridge.snapshot, self._speech), self)
        self.icon.commanded.connect(self.obey)
        self.icon.looked_at.connect(self.renew)
        self.bridge.changed.connect(self._show)
        self._host = HostWatch(self)
        self._host.appeared.connect(self.icon.renew)
        self.preferences = Preferences(paths, self.bridge.hand, self)
        self.sensing = Sensing(paths, self.bridge.hand, self)
        self.preferences.changed.connect(self.sensing.follow)
        self.sensing.toggled.connect(self._toggle)

    def obey(self, command: Command) -> None:
        """Do what the user wants."""
        if command is Command.QUIT:
            self._leave()
        elif command in DOORS:
            self.doors.open(DOORS[command])
        else:
            self.bridge.command(command)

    def renew(self) -> None:
        """Show what is now: a countdown goes on though nothing has changed."""
        self.bridge.refresh()
        self._show(self.bridge.snapshot)

    def raise_window(self) -> None:
        """Another start asks for the window; a panel may have lost the icon."""
        self.icon.renew()
        self.doors.open(Door.NOW)

    def close(self) -> None:
        """Take the icon away; finish what was asked for."""
        self.icon.hide()
        self.sensing.close()
        self.doors.close()
        self.bridge.close()

    def _toggle(self) -> None:
        self.bridge.refresh()
        self.obey(present(self.bridge.snapshot, self._speech).toggle)

    def _show(self, snapshot: Snapshot) -> None:
        self.icon.show(present(snapshot, self._speech))
