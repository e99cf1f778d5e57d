"""A real desktop without a screen: X server, session bus, window manager and, on wish, a panel.

Everything it starts is its own and ends with it; the X server picks a free display by itself.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PIL import Image, ImageChops, ImageGrab

from tests.pool import until

ROOT = Path(__file__).parents[3]
SCREENSHOTS = ROOT / "build" / "screenshots"
TRAY = [sys.executable, "-c", "import sys; from tray.app import main; sys.exit(main())"]

SIZE = (1024, 700)
PANEL_HEIGHT = 36
"""Rows at the top and at the bottom in which the panels lie, clock and all."""

WATCHER = DBusAddress(
    "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", "org.kde.StatusNotifierWatcher"
)
PROPERTIES = "org.freedesktop.DBus.Properties"


@dataclass(frozen=True)
class Box:
    """A rectangle on the screen, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def centre(self) -> tuple[int, int]:
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2


class Desktop:
    """One session. environ: what a program needs to be in it. panel: the panel's name."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.panel = ""
        self._started: list[tuple[str, subprocess.Popen[bytes]]] = []
        runtime, config = home / "runtime", home / "config"
        runtime.mkdir(mode=0o700)
        config.mkdir()
        self.environ = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("XDG_", "WAYLAND_", "QT_", "DBUS_"))
        }
        self.environ |= {
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CONFIG_HOME": str(config),
            "XDG_SESSION_TYPE": "x11",
            "NO_AT_BRIDGE": "1",
            "GTK_A11Y": "none",
            "CPUSHARE_HOME": str(home / "cpushare"),
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        for number in (signal.SIGTERM, signal.SIGKILL):
            for _name, process in reversed(self._started):
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, number)
            end = time.monotonic() + 2
            while time.monotonic() < end and any(p.poll() is None for _, p in self._started):
                time.sleep(0.02)
        for _name, process in self._started:
            process.wait(20)

    def start(
        self,
        name: str,
        *command: str,
        env: Mapping[str, str] | None = None,
        stdin: int | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start a program in the session; what it writes goes to <home>/<name>.log.

        stdin: as of `subprocess.Popen`.
        """
        with (self.home / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                command,
                env={**self.environ, **(env or {})},
                cwd=ROOT,
                stdin=stdin,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._started.append((name, process))
        return process

    def end(self, name: str, number: signal.Signals = signal.SIGTERM) -> None:
        """End a program of the session, the last one of that name, and wait for it."""
        process = [process for known, process in self._started if known == name][-1]
        process.send_signal(number)
        process.wait(20)

    def log(self, name: str) -> str:
        return (self.home / f"{name}.log").read_text()

    def boot(self) -> None:
        """X server, session bus, window manager."""
        self.environ["DISPLAY"] = f":{self._told('xvfb', self._xvfb)}"
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        self.environ["DBUS_SESSION_BUS_ADDRESS"] = self._told("bus", bus)
        self.start("wm", "openbox")
        until(lambda: self.xdotool("get_num_desktops").strip() not in ("", "0"), "openbox")

    @property
    def _xvfb(self) -> list[str]:
        screen = f"{SIZE[0]}x{SIZE[1]}x24"
        return ["Xvfb", "-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]

    def _told(self, name: str, command: list[str]) -> str:
        """Start a program that writes one line when it is ready; that line."""
        self.start(name, *command)
        said = self.home / f"{name}.log"
        lines = until(
            lambda: [line for line in said.read_text().splitlines(True) if _an_answer(line)], name
        )
        return lines[0].strip()

    def tint2(self) -> None:
        """A panel that takes icons by X11 (XEmbed)."""
        self.panel = "tint2"
        self.start("panel", "tint2")
        until(lambda: self.windows("tint2"), "tint2's panel")

    def xfce4_panel(self) -> None:
        """A panel that takes icons by D-Bus (StatusNotifierItem)."""
        self.panel = "xfce4-panel"
        # With a configuration of its own it asks no first-start question.
        to = self.home / "config/xfce4/xfconf/xfce-perchannel-xml"
        to.mkdir(parents=True, exist_ok=True)
        shutil.copy("/etc/xdg/xfce4/panel/default.xml", to / "xfce4-panel.xml")
        self.start("panel", "xfce4-panel", "--disable-wm-check")
        until(self.host_is_there, "xfce4-panel's host for icons")

    def panel_again(self) -> None:
        """Start the panel once more, after its end."""
        {"tint2": self.tint2, "xfce4-panel": self.xfce4_panel}[self.panel]()

    # The X side

    def xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self.environ,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        return done.stdout

    def windows(self, name: str) -> list[str]:
        """Visible windows of a class."""
        return self.xdotool("search", "--onlyvisible", "--class", name).split()

    def titled(self, title: str) -> list[str]:
        """Visible windows of exactly this title."""
        return self.xdotool("search", "--onlyvisible", "--name", f"^{title}$").split()

    def move(self, x: int, y: int) -> None:
        self.xdotool("mousemove", str(x), str(y))

    def click(self, x: int, y: int, button: int) -> None:
        self.move(x, y)
        # A panel needs to see the pointer come before it is told of a button.
        time.sleep(0.2)
        self.xdotool("click", str(button))

    def away(self) -> None:
        """The pointer to where nothing is."""
        self.move(SIZE[0] // 3, SIZE[1] // 2)

    def screen(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.environ["DISPLAY"])

    def keep(self, name: str) -> Path:
        """A screenshot into build/screenshots."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        path = SCREENSHOTS / f"{name}.png"
        self.screen().save(path)
        return path

    def find(self, colour: tuple[int, int, int], least: int = 40) -> Box | None:
        """Where at least so many pixels of nearly this colour are."""
        near = np.abs(np.asarray(self.screen()).astype(int) - np.array(colour)).max(axis=2) < 12
        rows, columns = near.nonzero()
        if len(rows) < least:
            return None
        # Something else on the panel may have a little of that colour.
        here = np.hypot(rows - np.median(rows), columns - np.median(columns)) < 32
        rows, columns = rows[here], columns[here]
        if len(rows) < least:
            return None
        return Box(*(int(n) for n in (columns.min(), rows.min(), columns.max(), rows.max())))

    def opened(self, before: Image.Image) -> Box:
        """What appeared between the panels since `before` and stands still: a menu, a tooltip."""
        seen: list[tuple[int, int, int, int] | None] = []
        inner = (0, PANEL_HEIGHT, SIZE[0], SIZE[1] - PANEL_HEIGHT)

        def steady() -> Box | None:
            time.sleep(0.1)
            now = ImageChops.difference(self.screen(), before).crop(inner).getbbox()
            seen.append(now)
            if now is None or seen[-4:] != [now] * 4:
                return None
            return Box(now[0], now[1] + PANEL_HEIGHT, now[2], now[3] + PANEL_HEIGHT)

        return until(steady, "something that opens")

    def rows(self, menu: Box) -> list[tuple[int, int]]:
        """The middle of each line of an open menu, from the top; separators are none."""
        picture = self.screen().crop((menu.left + 4, menu.top + 2, menu.right - 4, menu.bottom - 2))
        pixels = np.asarray(picture.convert("L")).astype(int)
        inked = np.abs(pixels - np.median(pixels, axis=1, keepdims=True)).max(axis=1) > 40
        edges = np.flatnonzero(np.diff(np.concatenate(([False], inked, [False])).astype(int)))
        bands = [(top, bottom) for top, bottom in edges.reshape(-1, 2) if bottom - top > 5]
        return [(menu.centre[0], menu.top + 2 + int(a + b) // 2) for a, b in bands]

    # The D-Bus side

    @contextlib.contextmanager
    def bus(self) -> Iterator[DBusConnection]:
        connection = open_dbus_connection(bus=self.environ["DBUS_SESSION_BUS_ADDRESS"])
        try:
            yield connection
        finally:
            connection.close()

    def property(self, address: DBusAddress, name: str) -> object:
        """A D-Bus property; None where nobody has it."""
        target = DBusAddress(address.object_path, address.bus_name, PROPERTIES)
        with self.bus() as bus:
            call = new_method_call(target, "Get", "ss", (address.interface, name))
            reply = bus.send_and_get_reply(call, timeout=20)
        if reply.header.message_type is MessageType.error:
            return None
        found: object = reply.body[0][1]
        return found

    def host_is_there(self) -> bool:
        return self.property(WATCHER, "IsStatusNotifierHostRegistered") is True

    def items(self) -> list[DBusAddress]:
        """The icons that panels are told of by D-Bus."""
        names = self.property(WATCHER, "RegisteredStatusNotifierItems")
        assert isinstance(names, list | None)
        return [
            DBusAddress("/StatusNotifierItem", name.partition("/")[0], "org.kde.StatusNotifierItem")
            for name in names or []
        ]


def _an_answer(line: str) -> bool:
    """A whole line that is not a complaint."""
    return line.endswith("\n") and line.startswith(("unix:", *"0123456789"))
