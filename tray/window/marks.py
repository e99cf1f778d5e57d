"""What the window's marks mean; each has a shape of its own, whatever its colour."""

from __future__ import annotations

import enum


class Mark(enum.StrEnum):
    """A small drawing beside a word."""

    COMPUTING = "computing"
    """A triangle that points onwards."""
    PAUSED = "paused"
    """Two bars."""
    WAITING = "waiting"
    """A ring with the hands of a clock."""
    OFF = "off"
    """A ring that is crossed out."""
    ATTENTION = "attention"
    """A triangle with an exclamation mark."""
    GOOD = "good"
    """A tick."""
    BAD = "bad"
    """A cross."""
    NEUTRAL = "neutral"
    """A dash."""
