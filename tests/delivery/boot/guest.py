"""A booted Debian that is spoken to as its administrator and as its people."""

from __future__ import annotations

import json
import shlex
import tarfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.delivery.console import Told
from tests.delivery.machine import Machine

# Under emulation, on a machine that others use too.
BOOT_S = 400.0
STEP_S = 180.0
_PROMPT = r"root@\w+:~# $"


class Guest:
    """`machine` with a shell of root's on its console, once `wait` came back."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine

    def wait(self) -> float:
        """Until root is logged in; the seconds since it was switched on."""
        self.machine.wait_for(_PROMPT, BOOT_S)
        # A shell that edits no lines, and neither repeats what is typed nor asks for more.
        self.machine.type("exec sh")
        self.machine.type("stty -echo; PS1=; export TERM=dumb PAGER=cat SYSTEMD_COLORS=0")
        self.sh("true")
        return self.machine.seconds()

    def sh(self, command: str, *, check: bool = True, deadline_s: float = STEP_S) -> str:
        """What a line of shell says as root; with `check`, AssertionError unless it ends with 0."""
        return self.machine.run(command, deadline_s, check=check).output.strip()

    def told(self, command: str) -> Told:
        """As `sh`, with the exit status."""
        return self.machine.run(command, STEP_S, check=False)

    def by(self, user: str, command: str) -> Told:
        """Run a line of shell in a session of that user's."""
        return self.told(f"runuser -l {user} -c {shlex.quote(command)}")

    def until(self, command: str, wanted: str, deadline_s: float = STEP_S) -> float:
        """Ask again until a line of shell says `wanted`; the seconds that took."""
        began = time.monotonic()
        loop = (
            f'until found=$({command}); test "$found" = {shlex.quote(wanted)}; do sleep 0.5; done'
        )
        self.sh(loop, deadline_s=deadline_s)
        return time.monotonic() - began

    def show(self, name: str, unit: str = "cpushare") -> str:
        """A property of a unit's."""
        return self.sh(f"systemctl show --value -p {name} {unit}")

    def status(self) -> dict[str, Any]:
        """The daemon's status, as members of its group may read it."""
        found: dict[str, Any] = json.loads(
            self.sh("runuser -u ada -- cat /run/cpushare/status.json")
        )
        return found

    def states(self) -> dict[int, str]:
        """What each core that is sold does."""
        return {core["core"]: core["state"] for core in self.status()["cores"]}

    def reboot(self) -> float:
        """Until root is logged in again; the seconds that took."""
        began = time.monotonic()
        self.machine.type("systemctl reboot")
        self.wait()
        return time.monotonic() - began


def payload(target: Path, files: Iterable[Path]) -> Path:
    """Files for a guest, as a tape in its second disk: `tar -xf /dev/vdb`."""
    with tarfile.open(target, "w") as tape:
        for file in files:
            tape.add(file, file.name)
    return target
