"""The requests of the X protocol that we make, as bytes, and what their answers hold."""

from __future__ import annotations

import struct
from collections.abc import Iterable

from tray.x11.setup import padded

KEY_PRESS, KEY_RELEASE, PROPERTY_NOTIFY, MAPPING_NOTIFY = 2, 3, 28, 34
DESTROY_NOTIFY, UNMAP_NOTIFY, MAP_NOTIFY = 17, 18, 19
"""Numbers of events."""

PROPERTY_CHANGE, STRUCTURE = 1 << 22, 1 << 17
"""What one can be told of a window: that a property changed; that it came, went or ended."""

BAD_ACCESS = 10
"""The error of a key that another program has."""

_EVENT_MASK = 1 << 11
_ASYNCHRONOUS = 1


def request(code: int, data: int = 0, body: bytes = b"") -> bytes:
    """Any request: its code, the byte beside it, the rest."""
    body = padded(body)
    return struct.pack("=BBH", code, data, 1 + len(body) // 4) + body


def select(window: int, events: int) -> bytes:
    """Be told these events of a window, and no others."""
    return request(2, 0, struct.pack("=III", window, _EVENT_MASK, events))


def get_window_attributes(window: int) -> bytes:
    """Ask what a window is like."""
    return request(3, 0, numbers([window]))


def viewable(reply: bytes) -> bool:
    """Whether the window and all that it lies in are mapped."""
    return reply[26] == 2


def subject(event: bytes) -> int:
    """The window of a DESTROY_NOTIFY, UNMAP_NOTIFY or MAP_NOTIFY."""
    return int(struct.unpack_from("=I", event, 8)[0])


def intern_atom(name: str) -> bytes:
    """Ask for the number of a name."""
    return request(16, 0, struct.pack("=Hxx", len(name)) + name.encode())


def atom(reply: bytes) -> int:
    """The number of the name."""
    return int(struct.unpack_from("=I", reply, 8)[0])


def get_property(window: int, name: int, words: int = 1024) -> bytes:
    """Ask for a window's property, whatever its type, up to so many words of it."""
    return request(20, 0, struct.pack("=IIIII", window, name, 0, 0, words))


def words(reply: bytes) -> tuple[int, ...] | None:
    """A property's 32-bit numbers; None: it is not there, or is no such list."""
    count = struct.unpack_from("=I", reply, 16)[0]
    return struct.unpack_from(f"={count}I", reply, 32) if reply[1] == 32 else None


def changed_property(event: bytes) -> tuple[int, int]:
    """Window and name of a PROPERTY_NOTIFY."""
    window, name = struct.unpack_from("=II", event, 4)
    return window, name


def grab_key(window: int, modifiers: int, code: int) -> bytes:
    """Be told of a key before everybody else."""
    modes = (_ASYNCHRONOUS, _ASYNCHRONOUS)
    return request(33, 1, struct.pack("=IHBBB", window, modifiers, code, *modes))


def ungrab_key(window: int, modifiers: int, code: int) -> bytes:
    """Give a key back."""
    return request(34, code, struct.pack("=IHxx", window, modifiers))


def key(event: bytes) -> tuple[int, int]:
    """Code of the key of a KEY_PRESS or KEY_RELEASE, and the server's time in milliseconds."""
    return event[1], struct.unpack_from("=I", event, 4)[0]


def get_input_focus() -> bytes:
    """The cheapest question there is: its answer comes after all that was asked before."""
    return request(43)


def query_extension(name: str) -> bytes:
    """Ask for an extension of the protocol."""
    return request(98, 0, struct.pack("=Hxx", len(name)) + name.encode())


def extension(reply: bytes) -> tuple[int, int] | None:
    """The code of the extension's requests, and the number of its first event; None: not there."""
    there, code, first_event = struct.unpack_from("=BBB", reply, 8)
    return (code, first_event) if there else None


def get_keyboard_mapping(first: int, count: int) -> bytes:
    """Ask what so many keys mean."""
    return request(101, 0, struct.pack("=BBxx", first, count))


def rows(reply: bytes, size: str) -> list[tuple[int, ...]]:
    """The numbers of an answer in rows of as many as it says. size: of one, as struct's letter."""
    width = reply[1]
    numbers = struct.unpack_from(f"={(len(reply) - 32) // struct.calcsize(size)}{size}", reply, 32)
    return [numbers[at : at + width] for at in range(0, len(numbers), width)] if width else []


def get_modifier_mapping() -> bytes:
    """Ask which keys are modifiers: eight rows, from Shift to Mod5."""
    return request(119)


def numbers(values: Iterable[int]) -> bytes:
    """32-bit numbers, one behind the other."""
    return b"".join(struct.pack("=I", value) for value in values)
