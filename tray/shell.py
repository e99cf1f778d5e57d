"""The tray put together: icon, daemon, windows, and what the user and the desktop say to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from daemonctl import control
from daemonctl.paths import Paths
from daemonctl.settings import Settings
from tray.bridge import Bridge
from tray.desk import Door
from tray.doors import Doors
from tray.entries import Command
from tray.host import HostWatch
from tray.icon import TrayIcon
from tray.language import Language
from tray.present import Snapshot, Speech, present
from tray.single import OFFER
from tray.words import translated

if TYPE_CHECKING:
    from tray.leaving import Leaving
    from tray.sensing import Sensing

DOORS = {
    Command.SHOW: Door.NOW,
    Command.SETTINGS: Door.SETTINGS,
    Command.WIZARD: Door.WIZARD,
}


class Shell(QObject):
    """One tray. leave: ends the program. hidden: started at login, where no window is wanted."""

    def __init__(self, paths: Paths, leave: Callable[[], None], hidden: bool = False) -> None:
        super().__init__()
        self._paths = paths
        self._leave = leave
        self._hidden = hidden
        self._settled = False
        self._heeding = ""
        self._parts: tuple[Sensing | Leaving, ...] = ()
        self._speech = Speech(translated)
        self._language = Language(self)
        self.bridge = Bridge(paths, control, self)
        self.icon = TrayIcon(present(self.bridge.snapshot, self._speech), self)
        self.icon.commanded.connect(self.obey)
        self.icon.looked_at.connect(self.renew)
        self.bridge.changed.connect(self._show)
        self._host = HostWatch(self)
        self._host.appeared.connect(self.icon.renew)
        self.doors = Doors(paths, self.bridge, self)
        # The icon comes first; what nobody can see yet is loaded while the panel takes it.
        QTimer.singleShot(0, self, self._settle_in)

    def _settle_in(self) -> None:
        from tray.herald import Herald
        from tray.leaving import Leaving
        from tray.notify import Notifier
        from tray.opening import Opening
        from tray.preferences import Preferences
        from tray.sensing import Sensing
        from tray.sleep import SleepWatch

        paths, bridge = self._paths, self.bridge
        self.preferences = Preferences(paths, bridge.hand, self)
        self.preferences.changed.connect(self._follow)
        self.herald = Herald(paths, bridge, self.preferences, Notifier(self), self)
        self.herald.commanded.connect(self.obey)
        more = (self._hidden, bool(self._heeding), self)
        self._opening = Opening(paths, bridge, self.doors, self.preferences, self.herald, *more)
        self._leaving = Leaving(paths, bridge, self.preferences, self._leave, self)
        self.sensing = Sensing(paths, bridge.hand, self)
        self._parts = (self.sensing, self._leaving)
        self.preferences.changed.connect(self.sensing.follow)
        self.sensing.toggled.connect(self._toggle)
        self.sensing.troubled.connect(self.herald.tell_of_key)
        self._sleep = SleepWatch(self)
        self._sleep.woke.connect(self._woke)

    def obey(self, command: Command) -> None:
        """Do what the user wants."""
        if command is Command.QUIT:
            self._leaving.begin()
        elif command in DOORS:
            self.doors.open(DOORS[command])
        else:
            self.bridge.command(command)

    def heed(self, word: str) -> None:
        """Do what a start of the program was about: "show", "settings", "wizard", "offer PATH"."""
        if not self._settled:
            self._heeding = word  # a window shall speak the language that the settings name
        elif word.startswith(OFFER):
            self.doors.offer(Path(word.removeprefix(OFFER)))
        elif word in ("settings", "wizard"):
            self.doors.open(Door(word))
        else:
            # A panel may have lost the icon.
            self.icon.renew()
            self.doors.open(Door.NOW)

    def renew(self) -> None:
        """Show what is now: a countdown goes on though nothing has changed."""
        self.bridge.refresh()
        self._show(self.bridge.snapshot)

    def close(self) -> None:
        """Take the icon away; finish what was asked for."""
        self.icon.hide()
        for part in self._parts:
            part.close()
        self.doors.close()
        self.bridge.close()
        self._language.close()

    def _toggle(self) -> None:
        self.bridge.refresh()
        self.obey(present(self.bridge.snapshot, self._speech).toggle)

    def _show(self, snapshot: Snapshot) -> None:
        self.icon.show(present(snapshot, self._speech))

    def _follow(self, settings: Settings) -> None:
        if self._language.use(settings.tray.language):
            self.renew()
        self._settled = True
        if self._heeding:
            word, self._heeding = self._heeding, ""
            self.heed(word)

    def _woke(self) -> None:
        self.renew()
        self.herald.look()
        self.sensing.look()
