"""What the daemon is told while it runs: by signals, and by its bell where others control it."""

from __future__ import annotations

import logging
import selectors
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path

from daemonctl.bell import Bell

log = logging.getLogger(__name__)


class Ears:
    """Signal handlers and the bell only record; the loop, woken through descriptors, acts.

    stop: it was told to end. look: called, perhaps inside a signal handler, where somebody says
    "look at pause.json and at the orders"; waking up is all that takes. bell: None = it has none.
    """

    def __init__(
        self, selector: selectors.BaseSelector, look: Callable[[], None], bell: Path | None
    ) -> None:
        self._selector = selector
        self._look = look
        self._bell = _hang(bell) if bell is not None else None
        self.stop = False
        self._take_signals()
        if self._bell is not None:
            selector.register(self._bell, selectors.EVENT_READ, self._rung)

    def due(self) -> float:
        """When the bell is to be listened to again, on the monotonic clock."""
        return self._bell.due if self._bell is not None else float("inf")

    def listen(self, now: float) -> None:
        """Listen to the bell again where it is time."""
        if self._bell is not None and now >= self._bell.due:
            self._bell.listen()
            self._selector.register(self._bell, selectors.EVENT_READ, self._rung)

    def close(self) -> None:
        """Listen no more."""
        if self._bell is not None:
            if self._bell.due == float("inf"):
                self._selector.unregister(self._bell)
            self._bell.close()
            self._bell = None

    def hand_over(self) -> None:
        """For another program that this process becomes: who says "stop" from here on ends it,
        who says "look" is not heard, as it is about to look anyway."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        for number in (signal.SIGUSR1, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)

    def _rung(self) -> None:
        assert self._bell is not None
        self._selector.unregister(self._bell)
        self._bell.heard(time.monotonic())
        self._look()

    def _take_signals(self) -> None:
        reader, writer = socket.socketpair()
        reader.setblocking(False)
        writer.setblocking(False)
        signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
        self._signal_sockets = (reader, writer)

        def wake() -> None:
            reader.recv(4096)

        def stop(_number: int, _frame: object) -> None:
            self.stop = True

        def look(_number: int, _frame: object) -> None:
            self._look()

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, stop)
        for number in (signal.SIGUSR1, signal.SIGHUP):
            signal.signal(number, look)
        self._selector.register(reader, selectors.EVENT_READ, wake)


def _hang(path: Path) -> Bell | None:
    try:
        return Bell(path)
    except OSError as error:
        # Orders and a pause count all the same, only up to a second later.
        log.warning("the bell cannot be hung up: %s", error)
        return None
