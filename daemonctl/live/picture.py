"""The pictures on the screen: the icon and the name, two pixels a letter's place, one above the
other. Every terminal font has what that takes, those of graphics cards among them."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Letters of one look: `ink` and `paper` are names of `screen.COLOURS`."""

    text: str
    ink: str = "plain"
    paper: str = "night"


Line = list[Span]

_PIXELS = {".": "night", "p": "pin", "g": "chip", "y": "coin", "b": "rim", "w": "bright"}

_ICON = (
    "...p.pp.p...",
    "..gggggggg..",
    ".gggggggggg.",
    "pggyyyyyyggp",
    ".gyybbbbyyg.",
    "pgyybyyyyygp",
    "pgyybyyyyygp",
    ".gyybbbbyyg.",
    "pggyyyyyyggp",
    ".gggggggggg.",
    "..gggggggg..",
    "...p.pp.p...",
)

_GLYPHS = {
    "C": (".##", "#..", "#..", "#..", ".##"),
    "P": ("##.", "#.#", "##.", "#..", "#.."),
    "U": ("#.#", "#.#", "#.#", "#.#", "###"),
    "S": (".##", "#..", ".#.", "..#", "##."),
    "H": ("#.#", "#.#", "###", "#.#", "#.#"),
    "A": (".#.", "#.#", "###", "#.#", "#.#"),
    "R": ("##.", "#.#", "##.", "#.#", "#.#"),
    "E": ("###", "#..", "##.", "#..", "###"),
}
_LETTERS = [".".join(_GLYPHS[one][row] for one in "CPUSHARE") for row in range(5)]


def icon() -> list[Line]:
    """A chip that holds a coin: 6 lines of 12."""
    return [_pair(_ICON[row], _ICON[row + 1]) for row in range(0, len(_ICON), 2)]


def name() -> list[Line]:
    """The product's name in large letters: 3 lines."""
    dots = [row.replace("#", "w") for row in (*_LETTERS, "." * len(_LETTERS[0]))]
    return [_pair(dots[row], dots[row + 1]) for row in range(0, len(dots), 2)]


def _pair(upper: str, lower: str) -> Line:
    return [
        _pixels(_PIXELS[above], _PIXELS[below]) for above, below in zip(upper, lower, strict=True)
    ]


def _pixels(above: str, below: str) -> Span:
    """Two pixels. What is bright may be ink alone: consoles have eight colours of paper."""
    if above == below:
        return Span(" ") if above == "night" else Span("█", above)
    return Span("▄", below, above) if below == "bright" else Span("▀", above, below)
