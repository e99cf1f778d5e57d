"""What the tray tells of its user: activity.json, of worth as long as the tray lives."""

from __future__ import annotations

import os
import select
from collections.abc import Hashable
from pathlib import Path

import msgspec

from daemonctl import files, process
from daemonctl.senses import ACTIVITY_SCHEMA, Activity

_UNSEEN = object()


class Hearing:
    """Follows the file. Called from the loop, never waits."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: Hashable = _UNSEEN
        self._said: Activity | None = None
        self._teller = -1

    def look(self, *, told: bool) -> None:
        """Read the file if it may say something else. told: somebody says that it does."""
        seen = files.fingerprint(self._path)
        if seen != self._seen or told:
            self._seen = seen
            self._said = _read(self._path)
            self._hold()

    def activity(self) -> Activity | None:
        """What it says; None where it says nothing, or who said it has ended."""
        if self._teller >= 0:
            poll = select.poll()
            poll.register(self._teller, select.POLLIN)
            if poll.poll(0):
                self.close()
        return self._said if self._teller >= 0 else None

    def close(self) -> None:
        """Let go of the process that told."""
        if self._teller >= 0:
            os.close(self._teller)
            self._teller = -1

    def _hold(self) -> None:
        # Held once, a process cannot be mistaken: its create time moves when the clock is set.
        self.close()
        if self._said is not None:
            try:
                self._teller = os.pidfd_open(self._said.by.pid)
            except (OSError, OverflowError):
                return
            if not process.lives(self._said.by):
                self.close()


def _read(path: Path) -> Activity | None:
    try:
        data = files.read_or_none(path)
        found = msgspec.json.decode(data, type=Activity) if data is not None else None
    except (OSError, msgspec.DecodeError):
        return None
    return found if found is not None and found.schema == ACTIVITY_SCHEMA else None
