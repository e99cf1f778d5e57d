"""The drawings: in the wheel below tray/icons, in a checkout beside the package.

Each state has two: one on a grid of 16 pixels and one of 22, so that edges fall between pixels
at every size that panels use.
"""

from __future__ import annotations

import functools
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImageReader, QPainter, QPixmap

from tray.present import Icon

SIZES = ((16, 16), (22, 22), (24, 22), (32, 16), (48, 16), (64, 16))
"""(pixels, grid): 24 is the drawing of 22 with a pixel's margin."""


@functools.cache
def folder() -> Path:
    """Where the drawings are."""
    here = Path(__file__).resolve().parent
    packed = here / "icons"
    return packed if packed.is_dir() else here.parent / "icons"


@functools.cache
def icon(state: Icon) -> QIcon:
    """The tray's icon for a state, in all `SIZES`."""
    made = QIcon()
    for pixels, grid in SIZES:
        made.addPixmap(_pixmap(folder() / str(grid) / f"{state}.svg", pixels, grid))
    return made


def application() -> QIcon:
    """The program's own icon, for its windows."""
    return QIcon(str(folder() / "cpushare.svg"))


def _pixmap(drawing: Path, pixels: int, grid: int) -> QPixmap:
    drawn = pixels - pixels % grid
    reader = QImageReader(str(drawing))
    reader.setScaledSize(QSize(drawn, drawn))
    image = reader.read()
    # A drawing that cannot be read is a broken installation: an invisible icon would hide it.
    if image.isNull():
        raise FileNotFoundError(f"{drawing}: {reader.errorString()}")
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    margin = (pixels - drawn) // 2
    painter = QPainter(pixmap)
    painter.drawImage(margin, margin, image)
    painter.end()
    return pixmap
