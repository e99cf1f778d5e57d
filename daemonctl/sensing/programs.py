"""Which of the programs that the user listed run, by the names that `ps` shows."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from pathlib import Path

from daemonctl.sensing import lines

_CUT = 15
"""Letters of a name that the kernel keeps (`comm`)."""
_YOUNG_LOOKS = 3
"""A process begins with its parent's name and takes its own with exec: so often it is looked at."""
_ALL_EVERY = 10
"""Looks after which every process is looked at again: a launcher may exec late."""


class Programs:
    """Looks at new processes only, as one look at all of them takes milliseconds."""

    def __init__(self, root: Path) -> None:
        self._proc = root / "proc"
        self._wanted: frozenset[str] = frozenset()
        self._looks: dict[str, int] = {}  # pid -> how often it was looked at
        self._found: dict[str, str] = {}  # pid -> name, of the listed ones
        self._count = 0

    def running(self, wanted: Collection[str]) -> tuple[str, ...]:
        """The names of `wanted` that run, as they are written there."""
        if not wanted:
            self._looks.clear()
            self._found.clear()
            return ()
        if frozenset(wanted) != self._wanted or self._count % _ALL_EVERY == 0:
            self._wanted = frozenset(wanted)
            self._looks.clear()
        self._count += 1
        pids = [name for name in lines.names(self._proc) if name.isdecimal()]
        # A pid that ended and came again counts as seen until all are looked at.
        self._looks = {pid: self._looks.get(pid, 0) for pid in pids}
        self._found = {pid: name for pid, name in self._found.items() if pid in self._looks}
        for pid in pids:
            if self._looks[pid] < _YOUNG_LOOKS or pid in self._found:
                self._looks[pid] += 1
                self._look(pid)
        found = set(self._found.values())
        return tuple(name for name in dict.fromkeys(wanted) if name in found)

    def _look(self, pid: str) -> None:
        self._found.pop(pid, None)
        # Threads of the kernel and what has ended already have no command line.
        command = lines.read(self._proc / pid / "cmdline").partition("\0")[0]
        if not command:
            return
        short = lines.read(self._proc / pid / "comm")
        # Windows programs under Wine have paths of their own kind.
        base = re.split(r"[/\\]", command)[-1]
        for name in self._wanted:
            if name in (short, base) or _cut(name) == os.fsencode(short):
                self._found[pid] = name
                return


def _cut(name: str) -> bytes | None:
    """What the kernel keeps of a name that is too long for it; None for one that is not."""
    data = os.fsencode(name)
    return data[:_CUT] if len(data) > _CUT else None
