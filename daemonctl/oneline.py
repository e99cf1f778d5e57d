"""Strangers' words among ours: in one line, so that none of them looks like a line of our own."""

from __future__ import annotations


def one_line(text: str, longest: int) -> str:
    """A stranger's words in one printable line of at most `longest` letters."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text[: 4 * longest])
    return " ".join(printable.split())[:longest].strip()
