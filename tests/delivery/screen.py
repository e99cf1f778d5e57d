"""A screen that programs in a root draw on, and what stands on it."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageGrab

from tests.delivery.roots import Root
from tests.pool import until

WIZARD = "Is this computer fit"
"""The window of a tray that has nothing to sell by."""


class Screen:
    """An X server without a screen; `address`: reached over the loopback, as from another root."""

    def __init__(self, address: str) -> None:
        self.address = address

    @contextlib.contextmanager
    def program(
        self, root: Root, command: str, user: str, log: Path
    ) -> Iterator[subprocess.Popen[bytes]]:
        """Run a line of shell in the root with this screen, and end it; its words go to `log`."""
        environ = {"DISPLAY": self.address, "QT_QPA_PLATFORM": "xcb"}
        with log.open("wb") as said:
            process = subprocess.Popen(
                root.words(command, user=user, environ=environ),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
            )
        try:
            yield process
        except AssertionError as failed:
            raise AssertionError(f"{failed}\n{log.read_text()}") from failed
        finally:
            process.terminate()
            process.wait(30)

    def window(self, name: str, process: subprocess.Popen[bytes]) -> str:
        """The whole title of the window that has `name` in it; AssertionError where none comes."""
        found = until(lambda: self._windows(name, process), f"the window {name!r}")
        self.press("windowfocus", found[0])
        return self.press("getwindowname", found[0]).strip()

    def press(self, *words: str) -> str:
        """xdotool, and what it says."""
        return subprocess.run(
            ["xdotool", *words],
            env={"PATH": "/usr/bin:/bin", "DISPLAY": self.address},
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        ).stdout

    def picture(self, target: Path) -> None:
        """Save what stands on it, when a window with words in it does."""
        drawn = until(self._drawn, "something is drawn in a window")
        target.parent.mkdir(parents=True, exist_ok=True)
        drawn.save(target)

    def _windows(self, name: str, process: subprocess.Popen[bytes]) -> list[str]:
        assert process.poll() is None, f"it ended with {process.returncode}"
        return self.press("search", "--onlyvisible", "--name", name).split()

    def _drawn(self) -> Image.Image | None:
        screen = ImageGrab.grab(xdisplay=self.address)
        colours = screen.getcolors(maxcolors=1 << 24)
        return screen if colours is not None and len(colours) > 50 else None
