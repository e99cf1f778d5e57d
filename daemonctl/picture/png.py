"""PNG with eight bits a sample, not interlaced: grey, RGB, palette, grey or RGB with alpha.

Anything that is not exactly as the specification wants it is no picture. Alpha is laid upon white.
"""

from __future__ import annotations

import itertools
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from daemonctl.picture.unfilter import unfilter
from daemonctl.picture.values import Picture, fits

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_PIXELS = 1024 * 1024
"""Less than of a PGM: Python takes up to two seconds for a million of them."""

_GREY, _RGB, _PALETTE, _GREY_ALPHA, _RGB_ALPHA = 0, 2, 3, 4, 6
_SAMPLES = {_GREY: 1, _RGB: 3, _PALETTE: 1, _GREY_ALPHA: 2, _RGB_ALPHA: 4}
_HEADER = struct.Struct(">IIBBBBB")
_FIRST = len(SIGNATURE) + 8


class _NoPictureError(Exception):
    """These bytes are none that we show."""


@dataclass(frozen=True)
class _Header:
    width: int
    height: int
    colour: int

    @property
    def samples(self) -> int:
        """Bytes a pixel in the file."""
        return _SAMPLES[self.colour]


def promising(data: bytes) -> bool:
    """Whether it begins like a picture that we show."""
    try:
        _header(data[_FIRST : _FIRST + _HEADER.size])
    except _NoPictureError:
        return False
    return data.startswith(SIGNATURE)


def decode(data: bytes) -> Picture | None:
    """The picture; None where it is none that we show."""
    try:
        return _decode(data)
    except _NoPictureError:
        return None


def _decode(data: bytes) -> Picture:
    chunks = _chunks(data)
    kind, body = next(chunks, (b"", b""))
    if kind != b"IHDR":
        raise _NoPictureError
    header = _header(body)
    palette: bytes | None = None
    transparent = b""
    packed: list[bytes] = []
    for kind, body in chunks:
        if kind == b"IDAT":
            packed.append(body)
        elif kind == b"PLTE" and palette is None and not packed:
            palette = body
        elif kind == b"tRNS" and not packed:
            transparent = body
        elif kind == b"IEND":
            break
        elif not kind[0] & 0x20:
            raise _NoPictureError  # a chunk that must be understood, and is not or has no place
    row = header.width * header.samples
    raw = unfilter(_unpack(b"".join(packed), (row + 1) * header.height), row, header.samples)
    if raw is None:
        raise _NoPictureError
    return _picture(header, raw, palette, transparent)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(kind, body) of each chunk up to IEND, with which the file must end."""
    at, kind = len(SIGNATURE), b""
    while kind != b"IEND":
        if len(data) < at + 12:
            raise _NoPictureError
        (length,) = struct.unpack_from(">I", data, at)
        kind, end = data[at + 4 : at + 8], at + 8 + length
        if len(data) < end + 4 or not kind.isalpha():
            raise _NoPictureError
        if struct.unpack_from(">I", data, end)[0] != zlib.crc32(data[at + 4 : end]):
            raise _NoPictureError
        if kind == b"IEND" and end + 4 != len(data):
            raise _NoPictureError
        yield kind, data[at + 8 : end]
        at = end + 4


def _header(body: bytes) -> _Header:
    if len(body) != _HEADER.size:
        raise _NoPictureError
    width, height, depth, colour, *methods = _HEADER.unpack(body)
    if depth != 8 or colour not in _SAMPLES or methods != [0, 0, 0]:
        raise _NoPictureError
    if not fits(width, height, MAX_PIXELS):
        raise _NoPictureError
    return _Header(width, height, colour)


def _unpack(packed: bytes, size: int) -> bytes:
    """Exactly `size` bytes, or no picture: a small file may unpack to a very large one."""
    stream = zlib.decompressobj()
    try:
        raw = stream.decompress(packed, size + 1)
    except zlib.error as error:
        raise _NoPictureError from error
    if len(raw) != size or not stream.eof or stream.unused_data:
        raise _NoPictureError
    return raw


def _picture(header: _Header, raw: bytes, palette: bytes | None, transparent: bytes) -> Picture:
    colour = header.colour
    if colour == _PALETTE:
        raw = _looked_up(raw, palette, transparent)
    elif colour in (_GREY_ALPHA, _RGB_ALPHA):
        step = header.samples
        alpha = raw[step - 1 :: step]
        raw = _upon_white([raw[c::step] for c in range(step - 1)], alpha)
    channels = 1 if colour in (_GREY, _GREY_ALPHA) else 3
    return Picture(header.width, header.height, channels, raw)


def _looked_up(raw: bytes, palette: bytes | None, transparent: bytes) -> bytes:
    if palette is None or not palette or len(palette) % 3 or len(palette) > 768:
        raise _NoPictureError
    known = len(palette) // 3
    if len(transparent) > known or raw.translate(None, bytes(range(known))):
        raise _NoPictureError
    alpha = transparent.ljust(known, b"\xff")
    colours = _upon_white([palette[c::3] for c in range(3)], alpha)
    planes = [raw.translate(colours[c::3].ljust(256, b"\0")) for c in range(3)]
    return _woven(planes)


def _upon_white(planes: list[bytes], alpha: bytes) -> bytes:
    """The samples of all planes, pixel by pixel, as they look upon white paper."""
    if alpha.strip(b"\xff"):
        white = [(255 - a) * 255 for a in alpha]
        planes = [
            bytes([(v * a + w + 127) // 255 for v, a, w in zip(plane, alpha, white, strict=True)])
            for plane in planes
        ]
    return _woven(planes)


def _woven(planes: list[bytes]) -> bytes:
    if len(planes) == 1:
        return planes[0]
    return bytes(itertools.chain.from_iterable(zip(*planes, strict=True)))
