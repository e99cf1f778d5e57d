"""Figures that may not cross, and the names of programs: checked before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from daemonctl.settings import LONGEST_NAME, MOST_PROGRAMS

HOT = (40, 110)
COOL = (30, 105)
"""Least and most, °C, as settings.toml takes them."""


def set_hot(hot: int, cool: int) -> tuple[int, int]:
    """(hot, cool) after hot was set: cool gives way, for it has to lie below."""
    return hot, min(cool, hot - 1)


def set_cool(hot: int, cool: int) -> tuple[int, int]:
    """(hot, cool) after cool was set: hot gives way."""
    return max(hot, cool + 1), cool


def add_program(programs: Sequence[str], name: str) -> tuple[str, ...] | None:
    """`programs` with one more; None where `name` is none, or there are too many.

    A path is its last part, for `ps` shows no more. One that is there already changes nothing.
    """
    name = name.strip().rstrip("/").rpartition("/")[2]
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        return None
    if name in programs:
        return tuple(programs)
    return (*programs, name) if len(programs) < MOST_PROGRAMS else None
