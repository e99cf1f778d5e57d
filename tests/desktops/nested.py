"""Whole desktops of Wayland in a window of an X server without a screen.

The compositor is an X program here, so xdotool is the user's hand, and a screenshot shows it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from jeepney import DBusAddress, new_method_call

from tests.acceptance.tray.desktop import Desktop
from tests.pool import until

SOCKET = "wayland-test"
EXTENSION = "ubuntu-appindicators@ubuntu.com"
SHELL = DBusAddress("/org/gnome/Shell", "org.gnome.Shell", "org.gnome.Shell")
EXTENSIONS = DBusAddress("/org/gnome/Shell", "org.gnome.Shell", "org.gnome.Shell.Extensions")
SLOW_S = 120.0
"""They draw without a graphics card, perhaps on a busy machine."""


class Nested(Desktop):
    """An X server and a session bus; `gnome` or `kwin` starts the compositor."""

    def boot(self) -> None:
        """All but a window manager: the compositor's window is the only one."""
        self.environ["DISPLAY"] = f":{self._told('xvfb', [*self._xvfb, '+extension', 'GLX'])}"
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        self.environ["DBUS_SESSION_BUS_ADDRESS"] = self._told("bus", bus)
        # GNOME Shell ends without one; nothing of this machine's own is on it.
        self.environ["DBUS_SYSTEM_BUS_ADDRESS"] = self._told("systembus", bus)
        self.environ |= {"LIBGL_ALWAYS_SOFTWARE": "1", "XDG_SESSION_TYPE": "wayland"}

    def gnome(self, *, icons: bool) -> None:
        """GNOME Shell. icons: with the extension that shows icons in its panel."""
        self.panel = "gnome-icons" if icons else "gnome"
        self.start(
            "gnome",
            *("gnome-shell", "--nested", "--wayland", "--no-x11", "--wayland-display", SOCKET),
            env={"MUTTER_DEBUG_DUMMY_MODE_SPECS": "1024x680", "XDG_CURRENT_DESKTOP": "GNOME"},
        )
        self._until_there()
        until(lambda: self.property(SHELL, "ShellVersion"), "the shell on the bus", SLOW_S)
        if icons:
            enable = new_method_call(EXTENSIONS, "EnableExtension", "s", (EXTENSION,))
            with self.bus() as bus:
                bus.send_and_get_reply(enable, timeout=SLOW_S)
            until(self.host_is_there, "its host for icons", SLOW_S)

    def kwin(self) -> None:
        """KWin. A copy: the packaged one has a right that a kernel may refuse to give."""
        self.panel = "kwin"
        copy = self.home / "kwin_wayland"
        shutil.copyfile("/usr/bin/kwin_wayland", copy)
        copy.chmod(0o755)
        size = ("--width", "1000", "--height", "660")
        self.start("kwin", str(copy), "--x11-display", self.environ["DISPLAY"], *size, "--socket",
                   SOCKET, "--no-lockscreen", env={"KWIN_COMPOSE": "Q"})  # fmt: skip
        self._until_there()

    def _until_there(self) -> None:
        sock = Path(self.environ["XDG_RUNTIME_DIR"]) / SOCKET
        until(sock.exists, "the compositor", SLOW_S)
        self.environ["WAYLAND_DISPLAY"] = SOCKET
