"""When a file was last renamed or written, which tells of several orders the one to show."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Collection
from pathlib import Path

_TRIES = 50
_STEP_S = 0.001
"""The clock of a file's times takes a step every 10 ms at most."""


def changed_at(path: Path) -> int:
    """When the file itself was last renamed or written, in nanoseconds; 0 for none."""
    try:
        return path.lstat().st_ctime_ns
    except OSError:
        return 0  # gone meanwhile


def freshen(folder: Path, names: Collection[str]) -> None:
    """Make these files the last ones changed in `folder`, and leave all else of them as it is.

    Where that is denied they stay as they are.
    """
    others = [path for path in folder.glob("*") if path.name not in names]
    newest = max((changed_at(path) for path in others), default=0)
    for name in names:
        with contextlib.suppress(OSError):
            _freshen(folder / name, newest)


def _freshen(path: Path, newest: int) -> None:
    for _ in range(_TRIES):
        if changed_at(path) > newest:
            return
        info = path.lstat()
        times = (info.st_atime_ns, info.st_mtime_ns)
        os.utime(path, ns=times, follow_symlinks=False)
        time.sleep(_STEP_S)
