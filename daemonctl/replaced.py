"""Whether a newer CPUShare lies where the running one was loaded from: it then takes its place.

Packages, pipx and a folder that is unpacked anew replace files under programs that run for weeks.
What was loaded stays as it was, with the holes that the newer one closes.
"""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import daemonctl
from daemonctl import program

if TYPE_CHECKING:
    import subprocess

log = logging.getLogger(__name__)

EVERY_S = 60.0
"""How long between two looks: an update that is half done is over by the next."""

_TRIAL_LOOKS = 10
"""How many looks a trial may take on a machine that is busy."""

_Identity = tuple[tuple[int, int, int], ...]


class Replacement:
    """What is found in the place of the running program, `module`, look by look.

    files: what an update replaces; None = our own and wasmtime's first files, or the bundle's
    program. A checkout's change with the version alone.
    """

    def __init__(self, module: str, files: Sequence[Path] | None = None) -> None:
        self._module = module
        self._files = _first_files(module) if files is None else files
        self._done_with = self._seen = self._now()
        self._trial: subprocess.Popen[bytes] | None = None
        self._looks = 0

    def look(self) -> bool:
        """Whether another one is there to take this one's place: complete, as it lay there at the
        look before, and it starts. To be called every `EVERY_S` seconds; it never waits."""
        now, before = self._now(), self._seen
        self._seen = now
        if now != before:
            self.close()
        elif self._trial is not None:
            return self._tried(self._trial)
        elif now is not None and now != self._done_with:
            # Tried once, whatever comes of it.
            self._done_with, self._looks = now, 0
            self._trial = self._try()
        return False

    def close(self) -> None:
        """End what is being tried."""
        trial, self._trial = self._trial, None
        if trial is not None:
            trial.kill()
            trial.wait()

    def _tried(self, trial: subprocess.Popen[bytes]) -> bool:
        status = trial.poll()
        self._looks += 1
        if status is None and self._looks < _TRIAL_LOOKS:
            return False
        self.close()
        if status != 0:
            log.warning("what was installed in this one's place does not start: %s", status)
        return status == 0

    def _now(self) -> _Identity | None:
        """None: not all of it is there."""
        try:
            told = [path.stat() for path in self._files]
        except OSError:
            return None
        return tuple((each.st_ino, each.st_size, each.st_mtime_ns) for each in told)

    def _try(self) -> subprocess.Popen[bytes] | None:
        import subprocess  # a tray that runs for weeks has no other use for it

        null = subprocess.DEVNULL
        try:
            command = program.command(self._module, "--version")
            return subprocess.Popen(command, stdin=null, stdout=null, stderr=null)
        except OSError as error:
            log.warning("what was installed in this one's place cannot be started: %s", error)
            return None


def _first_files(module: str) -> list[Path]:
    if program.frozen():
        return [program.beside(program.NAMED[module])]
    # Found, not imported: the daemon leaves it to the processes that run jobs.
    spec = importlib.util.find_spec("wasmtime")
    theirs = [Path(spec.origin)] if spec is not None and spec.origin else []
    return [Path(daemonctl.__file__), *theirs]
