"""q, Ctrl-C and signals end the demo: they are recorded here and acted on between two steps."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import threading
import time
import tty
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Self

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_POLL_S = 0.2


class Interrupted(Exception):
    """Somebody wants the demo to end."""


class Stopping:
    """Whether somebody wants the demo to end; a context in which q and signals are heard."""

    def __init__(self) -> None:
        self.asked = False
        self._impatient = False
        self._before: dict[int, object] = {}
        self._terminal: list[object] | None = None
        self._left = threading.Event()
        self._keys: threading.Thread | None = None

    def __enter__(self) -> Self:
        for number in SIGNALS:
            self._before[number] = signal.signal(number, self._hear)
        if _in_foreground():
            self._terminal = termios.tcgetattr(sys.stdin)
            tty.setcbreak(sys.stdin, termios.TCSANOW)
            self._keys = threading.Thread(target=self._read_keys, name="keys", daemon=True)
            self._keys.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._left.set()
        if self._keys is not None:
            self._keys.join(timeout=2.0)
        if self._terminal is not None:
            termios.tcsetattr(sys.stdin, termios.TCSANOW, self._terminal)  # type: ignore[arg-type]
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]

    def check(self) -> None:
        """Raise Interrupted where somebody wants the end."""
        if self.asked:
            raise Interrupted

    def sleep(self, seconds: float) -> None:
        """Wait; raise Interrupted as soon as somebody wants the end."""
        end = time.monotonic() + seconds
        while True:
            self.check()
            left = end - time.monotonic()
            if left <= 0:
                return
            time.sleep(min(_POLL_S, left))

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Let the end interrupt what runs in here wherever it stands. Raises Interrupted.

        For long calls that start nothing which would be left behind.
        """
        self.check()
        self._impatient = True
        try:
            yield
        finally:
            self._impatient = False
        self.check()

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True
        if self._impatient:
            self._impatient = False
            raise Interrupted

    def _read_keys(self) -> None:
        descriptor = sys.stdin.fileno()
        while not self._left.is_set():
            if not select.select([descriptor], [], [], _POLL_S)[0]:
                continue
            with suppress(OSError):
                keys = os.read(descriptor, 64)
                if not keys:
                    return
                if b"q" in keys.lower():
                    os.kill(os.getpid(), signal.SIGINT)
                    return


def _in_foreground() -> bool:
    # A job in the background that asks its terminal for anything is stopped by it.
    try:
        return sys.stdin.isatty() and os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except (OSError, ValueError):
        return False
