"""What is left: disk and memory."""

from __future__ import annotations

import os
import re
from pathlib import Path

from daemonctl.sensing import lines

MIB = 1024 * 1024
_MEMORY = re.compile(r"^(\w+):\s+(\d+) kB$", re.MULTILINE)


def disk_free_mib(folder: Path) -> int | None:
    """MiB that this user may still write where `folder` is, or will be; None: nobody knows."""
    for place in (folder, *folder.parents):
        try:
            found = os.statvfs(place)
        except FileNotFoundError:
            continue
        except OSError:
            return None
        return found.f_bavail * found.f_frsize // MIB
    return None


def memory_free_mib(root: Path) -> int | None:
    """MiB that a program could have without anything being swapped out."""
    return _memory_mib(root, "MemAvailable")


def memory_total_mib(root: Path) -> int | None:
    """MiB of memory that there are."""
    return _memory_mib(root, "MemTotal")


def _memory_mib(root: Path, name: str) -> int | None:
    found = dict(_MEMORY.findall(lines.read(root / "proc/meminfo")))
    return int(found[name]) // 1024 if name in found else None
