"""What the marks beside a line mean; each has a shape of its own, whatever its colour."""

from __future__ import annotations

import enum


class Shape(enum.StrEnum):
    """What is drawn."""

    TICK = "tick"
    """A disc with a tick: good."""
    CROSS = "cross"
    """An octagon with a cross: something is wrong."""
    DASH = "dash"
    """A ring with a dash: not there, and nothing is lost."""
    QUERY = "query"
    """A triangle with a stroke and a dot: nobody knows, or look here."""
    NOW = "now"
    """A ring with a dot: under way."""
    TODO = "todo"
    """An empty ring: still to come."""
    PLAY = "play"
    """A triangle that points onwards: a core computes."""
    BARS = "bars"
    """Two bars: a core is paused."""
    CLOCK = "clock"
    """A ring with the hands of a clock: it waits for something."""
    OFF = "off"
    """A ring that is crossed out: it is switched off."""
