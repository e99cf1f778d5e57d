"""Draws icons/png from the SVG sources: `python icons/render.py`, after any change to them.

The tray loads these, not the SVGs: Qt's SVG reader costs 2.5 MB in a process that lives all day,
and 15 ms at its start. Each state has two sources, one on a grid of 16 pixels and one of 22, so
that edges fall between pixels at every size that panels use. A test compares both.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

PICTURES = ("cpushare", "order")
"""The program's own picture, for windows, task bars and menus; and that of a sell order's file."""

SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
"""Of the pictures: those of the icon theme that every desktop falls back to (hicolor)."""

HERE = Path(__file__).resolve().parent

GRID_OF = {16: 16, 22: 22, 24: 22, 32: 16, 48: 16, 64: 16}
"""Size in pixels -> grid of its source; 24 is the 22 with a pixel's margin."""


def draw(state: str, size: int) -> QImage:
    """One icon, size × size pixels, transparent around."""
    grid = GRID_OF[size]
    drawn = size - size % grid
    reader = QImageReader(str(HERE / str(grid) / f"{state}.svg"))
    reader.setScaledSize(QSize(drawn, drawn))
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    margin = (size - drawn) // 2
    painter = QPainter(image)
    painter.drawImage(margin, margin, reader.read())
    painter.end()
    return image


def draw_picture(name: str, size: int) -> QImage:
    """One of the pictures."""
    reader = QImageReader(str(HERE / f"{name}.svg"))
    reader.setScaledSize(QSize(size, size))
    return reader.read()


if __name__ == "__main__":
    (HERE / "png").mkdir(exist_ok=True)
    for source in sorted((HERE / "16").glob("*.svg")):
        for size in GRID_OF:
            draw(source.stem, size).save(str(HERE / "png" / f"{source.stem}-{size}.png"))
    for name in PICTURES:
        for size in SIZES:
            draw_picture(name, size).save(str(HERE / "png" / f"{name}-{size}.png"))
