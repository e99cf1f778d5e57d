"""Words of strangers (markets, buyers, jobs) as a terminal may get them."""

from __future__ import annotations


def printable(text: str) -> str:
    """`text` without line breaks and without what would steer the terminal."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text)
