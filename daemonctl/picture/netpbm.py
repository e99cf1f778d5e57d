"""PBM, PGM and PPM in binary: P4, P5, P6, one picture a file, at most a byte a sample."""

from __future__ import annotations

import re
from dataclasses import dataclass

from daemonctl.picture.values import Picture, fits

_LONGEST_HEADER = 4096
# A comment may stand wherever white space may; before the pixels there is one white space alone.
_GAP = rb"(?:\s|#[^\n\r]*[\n\r])+"
_HEADER = re.compile(
    rb"P(?:4%b(\d{1,5})%b(\d{1,5})|([56])%b(\d{1,5})%b(\d{1,5})%b(\d{1,3}))\s"
    % (_GAP, _GAP, _GAP, _GAP, _GAP)
)
# A byte of a PBM is eight pixels, the highest bit first; 1 is black.
_EIGHT = tuple(
    bytes(0 if byte >> bit & 1 else 255 for bit in range(7, -1, -1)) for byte in range(256)
)


@dataclass(frozen=True)
class _Header:
    """end: where the pixels begin. maxval: the sample that means white; 0 = a bit a pixel."""

    width: int
    height: int
    channels: int
    maxval: int
    end: int

    @property
    def row(self) -> int:
        """Bytes of a row in the file."""
        return self.width * self.channels if self.maxval else (self.width + 7) // 8


def promising(data: bytes) -> bool:
    """Whether header and length are those of a picture that we show."""
    return _header(data) is not None


def decode(data: bytes) -> Picture | None:
    """The picture; None where it is none that we show."""
    header = _header(data)
    if header is None:
        return None
    raster = data[header.end :]
    if not header.maxval:
        rows = (
            b"".join([_EIGHT[byte] for byte in raster[at : at + header.row]])[: header.width]
            for at in range(0, len(raster), header.row)
        )
        return Picture(header.width, header.height, 1, b"".join(rows))
    if header.maxval < 255:
        if raster.translate(None, bytes(range(header.maxval + 1))):
            return None  # a sample that is whiter than white
        raster = raster.translate(_scale(header.maxval))
    return Picture(header.width, header.height, header.channels, raster)


def _header(data: bytes) -> _Header | None:
    found = _HEADER.match(data, 0, _LONGEST_HEADER)
    if found is None:
        return None
    if found[3] is None:
        header = _Header(int(found[1]), int(found[2]), 1, 0, found.end())
    else:
        width, height, maxval = (int(found[group]) for group in (4, 5, 6))
        if not 1 <= maxval <= 255:
            return None
        header = _Header(width, height, 3 if found[3] == b"6" else 1, maxval, found.end())
    if not fits(header.width, header.height):
        return None
    return header if len(data) - header.end == header.row * header.height else None


def _scale(maxval: int) -> bytes:
    """For `bytes.translate`: samples up to `maxval` to samples up to 255, rounded."""
    return bytes(min(255, (value * 255 + maxval // 2) // maxval) for value in range(256))
