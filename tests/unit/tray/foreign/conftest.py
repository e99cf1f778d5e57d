"""Languages that nobody speaks."""

from __future__ import annotations

from tray.foreign.template import PLACE

OURS, DATA = "⟦", "⟧"


def marked(_context: str, text: str, _disambiguation: str, _n: int = -1, /) -> str:
    """English, with marks around what is ours: "%1⟦ cannot be used⟧"."""
    return (OURS + PLACE.sub(rf"{DATA}%\1{OURS}", text) + DATA).replace(OURS + DATA, "")


def backwards(_context: str, text: str, _disambiguation: str, _n: int = -1, /) -> str:
    """The last place first, and none of our words."""
    return "<" + "|".join(f"%{number}" for number in reversed(PLACE.findall(text))) + ">"


def unmarked(text: str) -> str:
    """What `marked` made of an English text, in English again."""
    return text.replace(OURS, "").replace(DATA, "")
