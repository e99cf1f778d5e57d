"""Several processes of one market on one listening socket: started, watched, started again."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import time
from collections.abc import Callable

from daemonctl.errors import CPUShareError, StateError
from daemonctl.notify import Notify

_SIGNALS = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD}
_LOOK_S = 0.5
_START_S = 60.0
"""A process that is not ready by then will never be."""
_SILENT_S = 30.0
"""A process that has said nothing for so long hangs; it speaks every second."""
_STEADY_S = 60.0
"""A process that lived so long starts again at once."""
_LONGEST_S = 30.0
_END_S = 15.0

_log = logging.getLogger(__name__)

Work = Callable[[int, socket.socket], None]


class Processes:
    """Keeps `count` processes that do `work(number, line)`; used before any thread is started.

    line: a socket on which a process says a byte when it is ready, and then one every second;
    it ends when its parent does. drain_s: how long a process may go on when told to stop.
    renews: whether a process knows what to do at SIGHUP.
    """

    def __init__(self, count: int, work: Work, drain_s: float, *, renews: bool) -> None:
        self._work = work
        self._renews = renews
        self._patience_s = drain_s + _END_S
        self._slots = [_Slot(number) for number in range(count)]
        self._notify = Notify()

    def run(self, ready: Callable[[], None]) -> None:
        """Until SIGTERM or SIGINT; `ready` is called once all are ready. SIGHUP is passed on to
        those who know it; others end by it, as any program does whose terminal goes.

        Raises StateError where one does not start in the first place; it has logged why.
        """
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        try:
            for slot in self._slots:  # one after the other: the first makes the tables
                self._first_start(slot)
            ready()
            self._notify.ready(f"{len(self._slots)} processes answer requests")
            while self._look():
                pass
        except _Stopped:
            pass
        finally:
            self._notify.stopping()
            self._stop()
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _first_start(self, slot: _Slot) -> None:
        self._start(slot)
        end = time.monotonic() + _START_S
        while not slot.ready:
            if not self._look():
                raise _Stopped
            if not slot.alive or time.monotonic() > end:
                raise StateError(
                    "A process of the market does not start",
                    detail=f"number {slot.number}",
                    hint="The log says why.",
                )

    def _look(self) -> bool:
        """Wait a moment for signals and see to all processes; False once told to stop."""
        found = signal.sigtimedwait(_SIGNALS, _LOOK_S)
        if found is not None:
            if found.si_signo == signal.SIGHUP and self._renews:
                self._tell(signal.SIGHUP)
            elif found.si_signo != signal.SIGCHLD:
                return False
        now = time.monotonic()
        for slot in self._slots:
            slot.listen(now)
            if slot.alive and now - slot.heard > (_SILENT_S if slot.ready else _START_S):
                _log.error("process %d has been silent for too long: killed", slot.pid)
                os.kill(slot.pid, signal.SIGKILL)
            if slot.alive and slot.ended():
                _log.error("process %d ended by itself", slot.pid)
                slot.rest(now)
            if not slot.alive and slot.was_ready and now >= slot.again:
                self._start(slot)
        if self._notify.watchdog_s:
            self._notify.alive()
        return True

    def _start(self, slot: _Slot) -> None:
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if pid:
            theirs.close()
            slot.begin(pid, ours)
            return
        code = 1
        try:
            for other in self._slots:
                other.let_go()
            ours.close()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
            self._work(slot.number, theirs)
            code = 0
        except CPUShareError as error:
            _log.error("%s", error)
        except Exception:  # noqa: BLE001 - the edge of a process
            _log.exception("a process broke")
        finally:
            os._exit(code)

    def _tell(self, number: signal.Signals) -> None:
        for slot in self._slots:
            if slot.alive:
                os.kill(slot.pid, number)

    def _stop(self) -> None:
        self._tell(signal.SIGTERM)
        end = time.monotonic() + self._patience_s
        while any(slot.alive and not slot.ended() for slot in self._slots):
            if time.monotonic() > end:
                self._tell(signal.SIGKILL)
                end += self._patience_s
            time.sleep(0.02)
        for slot in self._slots:
            slot.let_go()


class _Stopped(Exception):
    """Told to stop before all was ready."""


class _Slot:
    """One process and the next in its place. pid: a child of ours that was not waited for."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.pid = 0
        self.alive = self.ready = self.was_ready = False
        self.heard = self.again = 0.0
        self._began = 0.0
        self._rest_s = 0.0
        self._line: socket.socket | None = None

    def begin(self, pid: int, line: socket.socket) -> None:
        """A new process; it has said nothing yet."""
        line.setblocking(False)
        self.pid, self._line = pid, line
        self.alive, self.ready = True, False
        self._began = self.heard = time.monotonic()

    def listen(self, now: float) -> None:
        """Take what it has said meanwhile."""
        if self._line is not None:
            with contextlib.suppress(OSError):
                if self._line.recv(4096):
                    self.heard, self.ready, self.was_ready = now, True, True

    def ended(self) -> bool:
        """Whether it is gone; it is then waited for."""
        pid, _ = os.waitpid(self.pid, os.WNOHANG)
        if pid:
            self.alive = self.ready = False
        return bool(pid)

    def rest(self, now: float) -> None:
        """The longer, the shorter the processes in this place live."""
        self.let_go()
        steady = now - self._began > _STEADY_S
        self._rest_s = 0.0 if steady else min(_LONGEST_S, 2 * self._rest_s + 0.1)
        self.again = now + self._rest_s

    def let_go(self) -> None:
        """Close the line to it."""
        if self._line is not None:
            self._line.close()
            self._line = None
