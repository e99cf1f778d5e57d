"""The first console of the machine: lines in, control sequences of the Linux console out.

Only what has changed is written: it stands still as long as nothing happens.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from daemonctl.live.picture import Line, Span

_PALETTE = {
    # number: red, green, blue; those of the icon, on something calmer than black
    0x0: "0c1310",
    0x1: "e5605a",
    0x2: "23a560",
    0x3: "f2b632",
    0x4: "b97f10",
    0x5: "39c27a",
    0x6: "146b3e",
    0x7: "c9d3cd",
    0x8: "7f8f87",
    0xF: "f5faf7",
    0xC: "2c3a34",
}
COLOURS = {
    "night": 0,
    "alarm": 1,
    "chip": 2,
    "coin": 3,
    "rim": 4,
    "good": 5,
    "pin": 6,
    "plain": 7,
    "quiet": 8,
    "dim": 12,
    "bright": 15,
}
"""Names of looks: numbers of the palette; a paper is one of the first eight."""

_BRIGHT = 8
START = (
    "\x1b%G"  # UTF-8
    + "".join(f"\x1b]P{number:X}{colour}" for number, colour in _PALETTE.items())
    + "\x1b[?25l\x1b[0m\x1b[2J"
)
"""Palette, no cursor, an empty screen in the palette's colour."""


class Terminal:
    """Writes to `fd`."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._shown: list[str] = []

    def size(self) -> tuple[int, int]:
        """(columns, rows)"""
        try:
            found = os.get_terminal_size(self._fd)
        except OSError:
            return 80, 25
        return max(found.columns, 40), max(found.lines, 10)

    def show(self, lines: Sequence[Line]) -> None:
        """Let the screen show these lines."""
        drawn = [render(line) for line in lines]
        out = []
        if len(drawn) != len(self._shown):
            out.append(START)
            self._shown = [""] * len(drawn)
        for row, (new, old) in enumerate(zip(drawn, self._shown, strict=True), 1):
            if new != old:
                out.append(f"\x1b[{row};1H{new}\x1b[0m\x1b[K")
        self._shown = drawn
        if out:
            _write(self._fd, "".join(out).encode())


def render(line: Line) -> str:
    """A line in letters and colours."""
    return "".join(f"\x1b[{_look(span)}m{span.text}" for span in line if span.text)


def _look(span: Span) -> str:
    ink, paper = COLOURS[span.ink], COLOURS[span.paper]
    base = 30 + ink if ink < _BRIGHT else 90 + ink - _BRIGHT
    # The Linux console keeps a bright ink's boldness until it is told otherwise.
    return f"0;{base};{40 + paper}"


def _write(fd: int, data: bytes) -> None:
    while data:
        data = data[os.write(fd, data) :]
