"""A real Secret Service on a session bus of its own: gnome-keyring, unlocked or locked."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from tests.pool import until

PROMPTER = Path("/usr/share/dbus-1/services/org.gnome.keyring.SystemPrompter.service")
PASSWORD = "a password of the test"

# With a service folder of its own: nothing else that happens to be installed here is started.
BUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>
  </policy>
</busconfig>
"""


class Session:
    """A user's session: a bus, and a keyring once `keyring` was called.

    screen: whether there is one on which a password can be asked for.
    environ: what a program in it has to have in its environment; None = must not be there.
    """

    def __init__(self, folder: Path, *, screen: bool = False) -> None:
        self._folder = folder
        self._screen = screen
        self._started: list[subprocess.Popen[str]] = []
        self._keyring: subprocess.Popen[str] | None = None
        for name in ("services", "runtime", "data"):
            (folder / name).mkdir(mode=0o700, parents=True)
        self.environ: dict[str, str | None] = {
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_RUNTIME_DIR": str(folder / "runtime"),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/bus",
            "DISPLAY": None,
            "WAYLAND_DISPLAY": None,
            # The library chooses its back end itself.
            "PYTHON_KEYRING_BACKEND": None,
        }

    def __enter__(self) -> Self:
        # It asks for passwords, where there is a screen to ask on.
        shutil.copy(PROMPTER, self._folder / "services")
        if self._screen:
            server = self._start(["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-noreset"])
            assert server.stdout is not None
            self.environ["DISPLAY"] = f":{server.stdout.readline().strip()}"
        config = self._folder / "bus.conf"
        config.write_text(BUS.format(folder=self._folder))
        self._start(["dbus-daemon", f"--config-file={config}", "--nofork"])
        until((self._folder / "bus").exists, "the bus")
        return self

    def __exit__(self, *_exception: object) -> None:
        for process in reversed(self._started):
            process.terminate()
        for process in reversed(self._started):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()
            process.wait(20)
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()

    def keyring(self, *, locked: bool) -> None:
        """Start the keyring, made on the first time; a locked one has been used before."""
        if locked and not (self._folder / "data/keyrings").exists():
            self.keyring(locked=False)
            self.lock()
            return
        command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
        self._keyring = self._start([*command, *([] if locked else ["--unlock"])])
        assert self._keyring.stdin is not None
        self._keyring.stdin.write("" if locked else PASSWORD)
        self._keyring.stdin.close()
        until((self._folder / "runtime/keyring/control").exists, "the keyring")
        time.sleep(0.5)  # and its name on the bus

    def lock(self) -> None:
        """As after the next login without a password."""
        assert self._keyring is not None
        self._keyring.terminate()
        self._keyring.wait(20)
        (self._folder / "runtime/keyring/control").unlink(missing_ok=True)
        self.keyring(locked=True)

    def run(self, *command: str) -> str:
        """A program in the session, to its end; what it wrote."""
        done = subprocess.run(
            command, env=self._env(), capture_output=True, text=True, timeout=20, check=False
        )
        return done.stdout

    def _start(self, command: Sequence[str]) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            command,
            env=self._env(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._started.append(process)
        return process

    def _env(self) -> dict[str, str]:
        env = {**os.environ, **self.environ}
        return {name: value for name, value in env.items() if value is not None}
