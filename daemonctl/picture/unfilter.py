"""PNG's five row filters undone, in plain Python."""

from __future__ import annotations

from itertools import accumulate

NONE, SUB, UP, AVERAGE, PAETH = range(5)


def unfilter(raw: bytes, row: int, step: int) -> bytes | None:
    """The rows without their filters; None where a filter is unknown.

    raw: one byte, the filter, before each row of `row` bytes. step: bytes a pixel.
    """
    above, rows = bytes(row), []
    for at in range(0, len(raw), row + 1):
        line = raw[at + 1 : at + 1 + row]
        kind = raw[at]
        if kind == SUB:
            line = _sub(line, step)
        elif kind == UP:
            line = _up(line, above)
        elif kind == AVERAGE:
            line = _average(line, above, step)
        elif kind == PAETH:
            line = _paeth(line, above, step)
        elif kind != NONE:
            return None
        rows.append(line)
        above = line
    return b"".join(rows)


def _sub(line: bytes, step: int) -> bytes:
    found = bytearray(len(line))
    for channel in range(step):
        sums = accumulate(line[channel::step], lambda left, value: (left + value) & 255)
        found[channel::step] = bytes(sums)
    return bytes(found)


def _up(line: bytes, above: bytes) -> bytes:
    # All bytes at once, as one large number: the lower seven bits cannot carry into a neighbour.
    low = int.from_bytes(b"\x7f" * len(line))
    one, other = int.from_bytes(line), int.from_bytes(above)
    added = ((one & low) + (other & low)) ^ ((one ^ other) & ~low)
    return added.to_bytes(len(line))


def _average(line: bytes, above: bytes, step: int) -> bytes:
    found = bytearray(line)
    for at, up in enumerate(above):
        left = found[at - step] if at >= step else 0
        found[at] = (found[at] + (left + up) // 2) & 255
    return bytes(found)


def _paeth(line: bytes, above: bytes, step: int) -> bytes:
    found = bytearray(line)
    for at, up in enumerate(above):
        if at < step:
            left = corner = 0
        else:
            left, corner = found[at - step], above[at - step]
        far_left, far_up = abs(up - corner), abs(left - corner)
        far_corner = abs(left + up - corner - corner)
        if far_left <= far_up and far_left <= far_corner:
            near = left
        else:
            near = up if far_up <= far_corner else corner
        found[at] = (found[at] + near) & 255
    return bytes(found)
