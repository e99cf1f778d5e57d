"""Shows what a machine that has booted from the image does: on its screen, drawn anew where
something changed, and on its serial port, where it has one, a line for each change."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from pathlib import Path

from daemonctl import files
from daemonctl.live import facts, screen
from daemonctl.live.journal import Journal
from daemonctl.live.prepare import LIVE
from daemonctl.live.terminal import Terminal
from daemonctl.paths import Paths

EVERY_S = 1.0
SERIAL = LIVE / "serial"
"""Names the serial port's device."""


def main() -> None:
    """Look and show, until the power goes off."""
    # Whoever presses Ctrl+C on the screen does not mean it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    paths, journal, terminal = Paths.system(), Journal(), Terminal(sys.stdout.fileno())
    serial = _serial(SERIAL)
    while True:
        seen = facts.look(paths)
        terminal.show(screen.draw(seen, *terminal.size()))
        lines = [f"[{seen.up_s:.2f}] {line}\r\n" for line in journal.lines(seen)]
        if lines and serial is not None:
            _tell(serial, "".join(lines))
        time.sleep(EVERY_S)


def _serial(said: Path) -> int | None:
    """The serial port, opened; None where there is none."""
    name = (files.read_or_none(said) or b"").decode().strip()
    if not name:
        return None
    try:
        return os.open(name, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None


def _tell(serial: int, text: str) -> None:
    # Where nobody takes it off the line, the screen says the same.
    with contextlib.suppress(OSError):
        os.write(serial, text.encode())


if __name__ == "__main__":
    main()
