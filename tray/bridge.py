"""Between the daemon's files and the view: reads snapshots, carries out commands."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from daemonctl.errors import CPUShareError
from daemonctl.model import Pause, PauseOutcome, Problem, StartOutcome, Status, StopOutcome
from daemonctl.paths import Paths
from tray.entries import PAUSES, Command
from tray.hand import Hand, Then
from tray.present import Snapshot
from tray.watch import DeathWatch, FolderWatch, stamp

NAP_MS = 2000
"""The daemon may say twice a second how far its jobs are; nobody follows that so closely."""

LONG_NAP_MS = 4000
"""While no window is open: a tooltip is not read that often, and the menu asks anew when it
opens."""

LONGEST_TIMER_MS = 24 * 3600 * 1000


class Control(Protocol):
    """What the tray wants of daemonctl.control; the module itself is one."""

    def status(self, paths: Paths) -> Status | None: ...
    def pause_state(self, paths: Paths) -> Pause | None: ...
    def pause(self, paths: Paths, until: float | None = None) -> PauseOutcome: ...
    def resume(self, paths: Paths) -> PauseOutcome: ...
    def start(self, paths: Paths) -> StartOutcome: ...
    def stop(self, paths: Paths) -> StopOutcome: ...


class Bridge(QObject):
    """changed(Snapshot): there is something new to show.

    watched: a window is open that shows how far the jobs are.
    hand: what carries commands out; other short work may be given to it, never what may wait for
    a network or a person.
    """

    changed = Signal(object)

    def __init__(self, paths: Paths, control: Control, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._control = control
        self.watched = False
        self._trouble: Problem | StartOutcome | None = None
        self._not_started = False
        self.hand = Hand(self)
        self.hand.done.connect(self._done)
        self._death = DeathWatch(self)
        self._death.died.connect(self.refresh)
        self._followed: object = None
        self._pause_end = _single_shot(self, self.refresh)
        self._nap = _single_shot(self, self._nap_over)
        self._state = FolderWatch((paths.pause.parent,), self)
        self._state.changed.connect(self._look_at_pause)
        self._runtime = FolderWatch((paths.runtime,), self)
        self._runtime.changed.connect(self._look_at_status)
        self.snapshot = self._read()

    def refresh(self) -> None:
        """Read everything now, and tell if it changed."""
        before, self.snapshot = self.snapshot, self._read()
        if _facts(before) != _facts(self.snapshot):
            self.changed.emit(self.snapshot)

    def command(self, command: Command) -> None:
        """Carry out a command beside the Qt loop; its effect shows as a change."""
        paths, control = self._paths, self._control
        if command in PAUSES:
            # From the click on, not from when the hand gets to it.
            until = command.until(time.time())
            self.hand.do(lambda: control.pause(paths, until))
        elif command is Command.RESUME:
            self.hand.do(lambda: control.resume(paths))
        elif command is Command.START:
            self.hand.do(lambda: control.start(paths), self._started)

    def stop(self, then: Then) -> None:
        """End the daemon; then: gets the StopOutcome or the exception, within a dozen seconds
        unless the disk or another command is stuck."""
        self.hand.do(lambda: self._control.stop(self._paths), then)

    def close(self) -> None:
        """Finish the commands that were given, then leave the daemon alone."""
        self.hand.close()
        self._death.follow(None)

    def _look_at_pause(self) -> None:
        if stamp(self._paths.pause) != self._pause_stamp:
            self.refresh()

    def _look_at_status(self) -> None:
        if stamp(self._paths.status) == self._status_stamp:
            return
        self.refresh()
        # More will come while jobs run, and each replaced file is four events: sleep, and look
        # once after. The daemon's end and the user's pause are told on other ways.
        self._runtime.sleep()
        self._nap.start(NAP_MS if self.watched else LONG_NAP_MS)

    def _nap_over(self) -> None:
        self._runtime.wake()
        self._look_at_status()

    def _read(self) -> Snapshot:
        self._pause_stamp = stamp(self._paths.pause)
        self._status_stamp = stamp(self._paths.status)
        status = self._control.status(self._paths)
        daemon = None if status is None else status.daemon
        if daemon != self._followed:
            self._followed = daemon
            self._death.follow(None if daemon is None else daemon.pid)
            # Read again: had it died before it was followed, nobody would tell us.
            status = self._control.status(self._paths)
        if status is not None and self._not_started:
            # It runs after all: it came late, or somebody else started it.
            self._trouble, self._not_started = None, False
        pause, now = self._control.pause_state(self._paths), time.time()
        self._pause_end.stop()
        if pause is not None and pause.until is not None:
            rest_ms = int((pause.until - now) * 1000) + 50
            self._pause_end.start(min(max(rest_ms, 0), LONGEST_TIMER_MS))
        # A daemon that ends in order takes its status with it.
        crashed = status is None and self._paths.status.exists()
        return Snapshot(status, pause, now, os.cpu_count() or 1, self._trouble, crashed)

    def _done(self, outcome: object) -> None:
        """A command has ended: keep what went wrong, for the view to tell."""
        self._keep(outcome)
        self.refresh()

    def _started(self, outcome: object) -> None:
        """The same of a start, whose trouble ends with a daemon that runs."""
        self._keep(outcome)
        self._not_started = self._trouble is not None
        self.refresh()

    def _keep(self, outcome: object) -> None:
        self._trouble, self._not_started = None, False
        if isinstance(outcome, CPUShareError):
            self._trouble = Problem(outcome.title, outcome.detail, outcome.hint)
        elif isinstance(outcome, Exception):
            self._trouble = Problem(str(outcome) or type(outcome).__name__)
        elif outcome in (StartOutcome.FAILED, StartOutcome.TIMED_OUT):
            self._trouble = StartOutcome(str(outcome))


def _single_shot(parent: Bridge, call: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.timeout.connect(call)
    return timer


def _facts(snapshot: Snapshot) -> tuple[object, ...]:
    """What is there to see in it: all but the instant."""
    return snapshot.status, snapshot.pause, snapshot.trouble
