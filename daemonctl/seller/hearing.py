"""What the tray tells of its user: activity.json, of worth as long as the tray lives.

A daemon that several people control hears the tray of each of them, in a file of its own.
"""

from __future__ import annotations

import os
import select
from collections.abc import Hashable
from pathlib import Path

import msgspec

from daemonctl import files, process
from daemonctl.paths import Paths
from daemonctl.senses import ACTIVITY_SCHEMA, Activity

_UNSEEN = object()
_MOST = 16
"""Trays that are heard: nobody has more seats at one machine, and each costs a look."""


class Hearing:
    """Follows the files. Called from the loop, never waits."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._tellers: dict[Path, _Teller] = {}

    def look(self, *, told: bool) -> None:
        """Read what may say something else. told: somebody says that something does."""
        there = self._files()
        for path in set(self._tellers) - set(there):
            self._tellers.pop(path).close()
        for path in there:
            self._tellers.setdefault(path, _Teller(path)).look(told=told)

    def activity(self) -> Activity | None:
        """What they say; None where nothing is said, or who said it has ended.

        One who is at the machine counts more than any who is not.
        """
        said = [found for one in self._tellers.values() if (found := one.said()) is not None]
        if len(said) < 2:
            return said[0] if said else None
        latest = max(said, key=lambda one: (one.active, one.since))
        full = any(one.full_screen for one in said)
        return msgspec.structs.replace(latest, full_screen=full or latest.full_screen)

    def close(self) -> None:
        """Let go of the processes that told."""
        for one in self._tellers.values():
            one.close()

    def _files(self) -> list[Path]:
        if not self._paths.shared:
            return [self._paths.activity]
        try:
            return sorted(self._paths.activity.parent.glob("activity-*.json"))[:_MOST]
        except OSError:
            return []


class _Teller:
    """One file, and the process that wrote it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: Hashable = _UNSEEN
        self._said: Activity | None = None
        self._process = -1

    def look(self, *, told: bool) -> None:
        seen = files.fingerprint(self._path)
        if seen != self._seen or told:
            self._seen = seen
            self._said = _read(self._path)
            self._hold()

    def said(self) -> Activity | None:
        if self._process >= 0:
            poll = select.poll()
            poll.register(self._process, select.POLLIN)
            if poll.poll(0):
                self.close()
        return self._said if self._process >= 0 else None

    def close(self) -> None:
        if self._process >= 0:
            os.close(self._process)
            self._process = -1

    def _hold(self) -> None:
        # Held once, a process cannot be mistaken: its create time moves when the clock is set.
        self.close()
        if self._said is not None:
            try:
                self._process = os.pidfd_open(self._said.by.pid)
            except (OSError, OverflowError):
                return
            if not process.lives(self._said.by):
                self.close()


def _read(path: Path) -> Activity | None:
    try:
        data = files.read_small(path)
        found = msgspec.json.decode(data, type=Activity) if data is not None else None
    except (OSError, msgspec.DecodeError):
        return None
    return found if found is not None and found.schema == ACTIVITY_SCHEMA else None
