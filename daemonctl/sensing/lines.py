"""The kernel's small text files: one value each, and gone whenever their device is."""

from __future__ import annotations

import os
from pathlib import Path

_MOST = 64 * 1024


def read(path: str | Path) -> str:
    """What the file says, without spaces around it; "" where it cannot be read.

    A sensor answers with EIO, EAGAIN or ENODATA as it likes, most of all after a suspend.
    """
    try:
        fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return ""
    try:
        return os.read(fd, _MOST).decode("utf-8", "replace").strip()
    except OSError:
        return ""
    finally:
        os.close(fd)


def names(folder: Path) -> list[str]:
    """What lies in the folder, by name; nothing where there is no such folder."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries)
    except OSError:
        return []


def number(text: str) -> int | None:
    """A whole number; None where the text is none."""
    try:
        return int(text)
    except ValueError:
        return None
