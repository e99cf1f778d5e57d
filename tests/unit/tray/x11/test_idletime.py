"""What an X server says that it counts."""

from __future__ import annotations

import struct

from tray.x11.idletime import system_counters


def counter(number: int, name: bytes) -> bytes:
    data = struct.pack("=IiIH", number, 0, 4, len(name)) + name
    return data + bytes(-len(data) % 4)


def test_counters_are_found_by_their_names_whatever_the_names_lengths() -> None:
    listed = [(5, b"SERVERTIME"), (6, b"IDLETIME"), (7, b"DEVICEIDLETIME 2"), (8, b"X")]
    body = b"".join(counter(*one) for one in listed)
    reply = struct.pack("=BBHIi20x", 1, 0, 1, len(body) // 4, len(listed)) + body
    assert system_counters(reply) == {name: number for number, name in listed}
