"""The room that a prepared image keeps for an order: a file of fixed length inside the ISO.

It is an archive that the kernel unpacks before the system's own, padded with zeros, so that what
is personal can be put into it in place: no tool, no rebuilding, seconds. An ISO 9660 file system
is read here as far as finding one file takes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from daemonctl.errors import InputError
from daemonctl.live import cpio

PLACE = ("BOOT", "PERSONAL.IMG")
"""Its path in the ISO, as the file system without extensions spells it."""
ROOM_BYTES = 256 * 1024
FOLDER = "personal"
"""Where the machine finds it."""
VERSION = b"1\n"

_HEAD = (cpio.folder(FOLDER), cpio.file(f"{FOLDER}/version", VERSION))
"""What every room begins with, so that ours can be told."""
_SECTOR = 2048
_DESCRIPTOR = b"\x01CD001\x01"
_ROOT_AT = 156
_MOST_BYTES = 1 << 20
"""A folder of the ISO that is longer is none that we made."""


@dataclass(frozen=True)
class Room:
    """Where it lies in the image: bytes from the start, bytes."""

    offset: int
    size: int


def contents(files: dict[str, bytes], size: int = ROOM_BYTES) -> bytes:
    """What the room holds for these files. Raises InputError where they do not fit."""
    entries = [
        *_HEAD,
        *(cpio.file(f"{FOLDER}/{name}", data) for name, data in sorted(files.items())),
    ]
    made = cpio.archive(entries)
    if len(made) > size:
        raise InputError(
            "Order and certificates do not fit into the image",
            detail=f"they take {len(made)} bytes, its room has {size}",
            hint="Give --ca only the certificate that signed the market's.",
        )
    return made.ljust(size, b"\0")


def find(image: BinaryIO, name: str) -> Room:
    """The room in an image. name: of its file, for errors. Raises InputError."""
    image.seek(16 * _SECTOR)
    head = image.read(_SECTOR)
    if len(head) < _SECTOR or not head.startswith(_DESCRIPTOR):
        raise _not_ours(name, "it is no ISO 9660 image")
    at, size = _extent(head[_ROOT_AT:])
    for part in PLACE:
        found = dict(_folder(image, at, size)).get(part)
        if found is None:
            raise _not_ours(name, f"it has no /{'/'.join(PLACE).lower()}")
        at, size = found
    room = Room(at * _SECTOR, size)
    image.seek(room.offset)
    ours = cpio.records(_HEAD)
    if size < len(ours) or image.read(len(ours)) != ours:
        raise _not_ours(name, "its room is not of a form that this version knows")
    return room


def write(image: Path, files: dict[str, bytes]) -> None:
    """Put files into an image's room, in place of what is there. Raises InputError, OSError."""
    with image.open("r+b") as opened:
        room = find(opened, image.name)
        data = contents(files, room.size)
        opened.seek(room.offset)
        opened.write(data)


def _folder(image: BinaryIO, at: int, size: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """(name, extent) of what lies in a folder of the ISO."""
    image.seek(at * _SECTOR)
    data = image.read(min(size, _MOST_BYTES))
    for start in range(0, len(data), _SECTOR):
        sector = data[start : start + _SECTOR]
        while sector and sector[0] >= 34:
            record, sector = sector[: sector[0]], sector[sector[0] :]
            name = record[33 : 33 + record[32]].decode("ascii", "replace")
            yield name.partition(";")[0], _extent(record)


def _extent(record: bytes) -> tuple[int, int]:
    """(first sector, bytes) of a record of a folder."""
    at, size = struct.unpack_from("<I4xI", record, 2)
    return int(at), int(size)


def _not_ours(name: str, why: str) -> InputError:
    return InputError(
        "Not an image that an order can be put into",
        detail=f"{name}: {why}",
        hint="Take cpushare-live.iso as it is handed out, or as `make live` makes it.",
    )
