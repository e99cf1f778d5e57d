"""Files beside the code: in the wheel and the bundle inside the package, in a checkout outside."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent


def icons() -> Path:
    """The folder of the drawings."""
    return _folder("icons", "icons")


def desktop() -> Path:
    """The folder of the desktop entry and of the MIME type's description."""
    return _folder("desktop", "packaging/desktop")


def _folder(packed: str, checkout: str) -> Path:
    here = HERE / packed
    return here if here.is_dir() else HERE.parent / checkout
