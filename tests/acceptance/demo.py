"""The demo as a process of a test, and what it may leave behind."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

DEADLINE_S = 240.0
"""Jobs have the lowest priority that there is: a busy machine lets them wait."""


BARE = {**os.environ, "DISPLAY": "", "WAYLAND_DISPLAY": ""}
START = "import sys; from daemonctl.cli.main import main; sys.exit(main(sys.argv[1:]))"
TAKE_TERMINAL = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "


class Demo:
    """A demo process, without a display where none is given; on a pipe or a terminal of its own."""

    def __init__(
        self,
        home: Path,
        *words: str,
        terminal: bool = False,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self._heard = bytearray()
        self._keys, inside = pty.openpty() if terminal else os.pipe()
        program = TAKE_TERMINAL + START if terminal else START
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, "demo", "--home", str(home), *words],
            stdin=inside if terminal else subprocess.DEVNULL,
            stdout=inside,
            stderr=inside,
            env={**(environ or BARE), "TERM": "xterm"},
            start_new_session=True,
        )
        os.close(inside)
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def press(self, key: str) -> None:
        """Press a key on its terminal."""
        os.write(self._keys, key.encode())

    def said(self) -> str:
        """All that it has said."""
        return self._heard.decode(errors="replace")

    def ended(self) -> bool:
        """Whether it is gone."""
        return self.process.poll() is not None

    def ends(self) -> int:
        """Its exit code."""
        until(self.ended, lambda: f"its end; it said: {self.said()}")
        self._listener.join(10.0)
        return self.process.wait()

    def _listen(self) -> None:
        # A pipe ends with nothing to read, a terminal with an error.
        with suppress(OSError):
            while said := os.read(self._keys, 65536):
                self._heard += said
        os.close(self._keys)


def until(condition: Callable[[], object], what: Callable[[], str]) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + DEADLINE_S
    while not condition():
        assert time.monotonic() < end, f"not within {DEADLINE_S} s: {what()}"
        time.sleep(0.05)


def left(home: Path) -> dict[int, str]:
    """The processes whose words or environment name the home."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes()
            environ = (folder / "environ").read_bytes()
        except OSError:
            continue  # gone meanwhile
        if str(home).encode() in words + environ:
            found[int(folder.name)] = words.replace(b"\0", b" ").decode()
    return found
