"""SIGTERM, SIGINT and SIGHUP in a Qt program.

Python runs signal handlers between two of its own instructions, and an idle Qt loop runs none: the
signal is written to a socket, which wakes the loop.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Signals(QObject):
    """Calls `end` in the Qt loop when the process is told to end; `close` undoes it."""

    def __init__(self, end: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ours, theirs = socket.socketpair()
        self._theirs = theirs
        for end_of_pair in (self._ours, theirs):
            end_of_pair.setblocking(False)
        self._wakeup_before = signal.set_wakeup_fd(theirs.fileno())
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        self._before = {
            number: signal.signal(number, lambda _number, _frame: end()) for number in ENDING
        }

    def close(self) -> None:
        """Give the signals back to who had them."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup_before)
        self._notifier.setEnabled(False)
        self._ours.close()
        self._theirs.close()

    def _drain(self) -> None:
        # The handler itself has run by the time this does: reaching Python was all it needed.
        self._ours.recv(64)
