"""Rename a file in one step, and never over another one."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_AT_FDCWD = -100
_RENAME_NOREPLACE = 1  # linux/fs.h
_UNSUPPORTED = (errno.ENOSYS, errno.EINVAL)


def rename_new(source: Path, target: Path) -> None:
    """Rename `source` to `target`. Raises FileExistsError where something is there already."""
    number = _renameat2(source, target)
    if number in _UNSUPPORTED:
        # Some network file systems do not know the flag. A hard link fails where a name is taken.
        os.link(source, target)
        source.unlink()
    elif number:
        raise OSError(number, os.strerror(number), str(source), None, str(target))


def _renameat2(source: Path, target: Path) -> int:
    """The error number; 0 where it was done."""
    function = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if function is None:
        return errno.ENOSYS
    names = (os.fsencode(source), os.fsencode(target))
    done = function(_AT_FDCWD, names[0], _AT_FDCWD, names[1], ctypes.c_uint(_RENAME_NOREPLACE))
    return 0 if done == 0 else ctypes.get_errno()
