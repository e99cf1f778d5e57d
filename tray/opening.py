"""What the tray does by itself as it starts: the computing begins, or the wizard offers itself,
and a desktop without a place for the icon is told of."""

from __future__ import annotations

import enum
import time
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QBoxLayout, QSystemTrayIcon, QWidget

from daemonctl.control import rules
from daemonctl.paths import Paths
from tray import lookon, memory
from tray.bridge import Bridge
from tray.desk import Door
from tray.doors import Doors
from tray.entries import Command
from tray.hand import ignore
from tray.herald import Herald
from tray.preferences import Preferences

SETTLE_MS = 10_000
"""Panels come up after us at login: only then is a desktop without icons one."""


class Step(enum.Enum):
    """What is to be done first."""

    NOTHING = enum.auto()
    COMPUTE = enum.auto()
    WIZARD = enum.auto()


def first_step(paths: Paths, now: float, asked: bool = False) -> Step:
    """What to do where no daemon has anything to compute. Remembers that the wizard is shown, for
    it offers itself at most once a day, and not to who asked for another window."""
    from daemonctl.control import selling

    book = selling.book(paths)
    if any(sale.on for sale in book.sales):
        return Step.COMPUTE
    if asked or book.problems or any(sale.file for sale in book.sales):
        return Step.NOTHING
    return Step.WIZARD if memory.offer_wizard(paths, now) else Step.NOTHING


class Opening(QObject):
    """quiet: started at login: no window but the wizard opens by itself. asked: a window was asked
    for, and the wizard keeps out of its way."""

    def __init__(
        self,
        paths: Paths,
        bridge: Bridge,
        doors: Doors,
        preferences: Preferences,
        herald: Herald,
        quiet: bool,
        asked: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._bridge = bridge
        self._doors = doors
        self._preferences = preferences
        self._herald = herald
        self._quiet = quiet
        doors.made.connect(self._adorn)
        QTimer.singleShot(SETTLE_MS, self, self._settled)
        # Where it fails, the settings say what is in force, and the next start tries again.
        bridge.hand.do(lambda: lookon.keep(paths), ignore)
        status = bridge.snapshot.status
        if status is None or not status.cores:
            bridge.hand.do(lambda: first_step(paths, time.time(), asked), self._begin)

    def _begin(self, step: object) -> None:
        # The machine's daemon starts with the machine. Whoever stopped it meant it, and somebody
        # who signs in does not say otherwise.
        ours = not (self._paths.shared and self._quiet)
        if step is Step.COMPUTE and self._bridge.snapshot.status is None and ours:
            self._bridge.command(Command.START)
        elif step is Step.WIZARD:
            self._doors.open(Door.WIZARD)

    def _settled(self) -> None:
        if QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._quiet:
            if self._preferences.settings.tray.tray_hint:
                self._herald.tell(self._herald.words.no_tray())
            return
        if not self._doors.is_open(Door.WIZARD):
            self._doors.open(Door.NOW)

    def _adorn(self, window: QWidget) -> None:
        """Put the hint above the main window where it is wanted."""
        wanted = self._preferences.settings.tray.tray_hint
        if not wanted or QSystemTrayIcon.isSystemTrayAvailable():
            return
        layout = window.layout()
        if isinstance(layout, QBoxLayout):
            from tray.hintbar import HintBar

            bar = HintBar()
            bar.dismissed.connect(self._dismissed)
            layout.insertWidget(0, bar)

    def _dismissed(self) -> None:
        tray = replace(self._preferences.settings.tray, tray_hint=False)
        self._bridge.hand.do(lambda: rules.change(self._paths, tray=tray))
