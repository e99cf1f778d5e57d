"""A picture as windows draw it, and how large one may be."""

from __future__ import annotations

from dataclasses import dataclass

MAX_BYTES = 4 * 1024 * 1024
"""Longer files are not looked at."""
MAX_PIXELS = 4 * 1024 * 1024
MAX_SIDE = 16_384


@dataclass(frozen=True)
class Picture:
    """width, height: in pixels. channels: 1 grey, 3 red, green and blue; one byte each.

    pixels: the rows from the top, without padding: width * height * channels bytes.
    """

    width: int
    height: int
    channels: int
    pixels: bytes


def fits(width: int, height: int, most: int = MAX_PIXELS) -> bool:
    """Whether a picture of this size is one that we show. most: pixels."""
    return 1 <= width <= MAX_SIDE and 1 <= height <= MAX_SIDE and width * height <= most
