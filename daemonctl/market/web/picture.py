"""A job's output as a picture for browsers: PNG, whatever the job wrote.

The bytes are a stranger's. Netpbm is decoded by our own strict reader and written anew; of a PNG
only the parts that make the picture are kept, each held against its checksum.
"""

from __future__ import annotations

import struct
import zlib

from daemonctl import picture

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_LEVEL = 3
"""Three times as fast as the best, and a tenth larger."""


def is_picture(data: bytes) -> bool:
    """Whether `as_png` will most likely make something of these bytes; looks at little."""
    return picture.promising(data)


def as_png(data: bytes) -> bytes | None:
    """The picture as PNG; None where these bytes are none that we show. Never raises.

    Takes up to a fifth of a second and is at most some MiB long: never call it in an event loop.
    """
    if not picture.promising(data):
        return None
    if data.startswith(_SIGNATURE):
        return _cleaned(data)
    found = picture.decode(data)
    return encode(found) if found else None


def encode(shown: picture.Picture) -> bytes:
    """A picture as PNG, eight bits a sample."""
    row = shown.width * shown.channels
    raw = bytearray()
    for at in range(0, len(shown.pixels), row):
        raw += b"\0"
        raw += shown.pixels[at : at + row]
    colour = 0 if shown.channels == 1 else 2
    head = struct.pack(">IIBBBBB", shown.width, shown.height, 8, colour, 0, 0, 0)
    body = zlib.compress(bytes(raw), _LEVEL)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _cleaned(data: bytes) -> bytes | None:
    """Only what makes the picture: no text, no profile, no animation, nothing after its end."""
    parts, at = [_SIGNATURE], len(_SIGNATURE)
    while len(data) >= at + 12:
        (length,) = struct.unpack_from(">I", data, at)
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if len(data) < end:
            return None
        (said,) = struct.unpack_from(">I", data, end - 4)
        if said != zlib.crc32(data[at + 4 : end - 4]):
            return None
        if kind in _KEPT:
            parts.append(data[at:end])
        if kind == b"IEND":
            return b"".join(parts)
        at = end
    return None
