"""The first words between us and the X server."""

from __future__ import annotations

import struct
import sys
from dataclasses import dataclass

from tray.x11.address import NoServer


def greeting(method: bytes, secret: bytes) -> bytes:
    """Who we are: in this machine's byte order, protocol 11.0, with a cookie where we have one."""
    order = b"l" if sys.byteorder == "little" else b"B"
    head = struct.pack("=cxHHHHxx", order, 11, 0, len(method), len(secret))
    return head + padded(method) + padded(secret)


def padded(data: bytes) -> bytes:
    """`data` filled up to whole words of four bytes."""
    return data + bytes(-len(data) % 4)


@dataclass(frozen=True)
class Setup:
    """What the server says of itself. id_base: what our numbers begin with. first_key, last_key:
    its key codes."""

    id_base: int
    root: int
    first_key: int
    last_key: int

    @classmethod
    def parse(cls, data: bytes, screen: int) -> Setup:
        """From the server's answer, behind its first eight bytes. Raises NoServer."""
        try:
            (id_base, vendor, screens, formats, first, last) = struct.unpack_from(
                "=4xI8xH2xBB4xBB", data
            )
            at = 32 + len(padded(bytes(vendor))) + 8 * formats
            for _ in range(min(screen, screens - 1)):
                (depths,) = struct.unpack_from("=39xB", data, at)
                at += 40
                for _ in range(depths):
                    (visuals,) = struct.unpack_from("=2xH", data, at)
                    at += 8 + 24 * visuals
            (root,) = struct.unpack_from("=I", data, at)
        except struct.error as error:
            raise NoServer("the X server's answer is cut off") from error
        return cls(id_base, root, first, last)
