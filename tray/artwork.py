"""The drawings, as Qt shows them."""

from __future__ import annotations

import functools
from pathlib import Path

from PySide6.QtGui import QIcon, QPixmap

from tray import packed
from tray.present import Icon

SIZES = (16, 22, 24, 32, 48, 64)
"""Pixels, as panels use them, plain and on screens of double density."""

PROGRAM_SIZES = (48, 128)


@functools.cache
def folder() -> Path:
    """Where the drawings are."""
    return packed.icons()


@functools.cache
def icon(state: Icon) -> QIcon:
    """The tray's icon for a state, in all `SIZES`.

    Raises FileNotFoundError where a drawing is missing: an invisible icon would hide that.
    """
    made = QIcon()
    for size in SIZES:
        _add(made, folder() / "png" / f"{state}-{size}.png")
    return made


@functools.cache
def program() -> QIcon:
    """The program's own picture, for windows and task bars. Raises FileNotFoundError."""
    made = QIcon()
    for size in PROGRAM_SIZES:
        _add(made, folder() / "png" / f"cpushare-{size}.png")
    return made


def _add(to: QIcon, drawing: Path) -> None:
    pixmap = QPixmap(str(drawing))
    if pixmap.isNull():
        raise FileNotFoundError(drawing)
    to.addPixmap(pixmap)
