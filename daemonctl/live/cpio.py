"""An archive that the kernel unpacks into its first file system (cpio, "newc").

Made in memory and the same for the same entries: numbers count up, times are zero, all is root's.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable
from dataclasses import dataclass

_MAGIC = b"070701"
_LAST = "TRAILER!!!"


@dataclass(frozen=True)
class Entry:
    """One file of the archive.

    path: without a leading slash. mode: kind and rights, as stat(2) has them. data: a file's
    bytes, a link's target. device: (major, minor) of a device node.
    """

    path: str
    mode: int
    data: bytes = b""
    device: tuple[int, int] = (0, 0)


def folder(path: str, rights: int = 0o755) -> Entry:
    """A folder."""
    return Entry(path, stat.S_IFDIR | rights)


def file(path: str, data: bytes, rights: int = 0o644) -> Entry:
    """A file with these bytes."""
    return Entry(path, stat.S_IFREG | rights, data)


def link(path: str, target: str) -> Entry:
    """A symbolic link."""
    return Entry(path, stat.S_IFLNK | 0o777, target.encode())


def records(entries: Iterable[Entry]) -> bytes:
    """The entries, in their order: folders stand before what lies in them. No end yet."""
    return b"".join(_record(number, entry) for number, entry in enumerate(entries, 1))


def archive(entries: Iterable[Entry]) -> bytes:
    """The whole archive of the entries."""
    return records(entries) + _record(0, Entry(_LAST, 0))


def _record(number: int, entry: Entry) -> bytes:
    name = entry.path.encode() + b"\0"
    links = 2 if stat.S_ISDIR(entry.mode) else 1
    # inode mode uid gid links mtime size, device major minor, rdev major minor, name, checksum
    fields = (number, entry.mode, 0, 0, links, 0, len(entry.data), 0, 0, *entry.device)
    head = _MAGIC + b"".join(b"%08X" % one for one in (*fields, len(name), 0))
    return _padded(head + name) + _padded(entry.data)


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)
