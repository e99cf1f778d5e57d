"""Draws icons/png from the SVG sources: `python icons/render.py`, after any change to them.

The tray loads these, not the SVGs: Qt's SVG reader costs 2.5 MB in a process that lives all day,
and 15 ms at its start. Each state has two sources, one on a grid of 16 pixels and one of 22, so
that edges fall between pixels at every size that panels use. A test compares both.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

PROGRAM = (48, 128)
"""Sizes of the program's own picture, for windows and task bars."""

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


def draw_program(size: int) -> QImage:
    """The program's own picture."""
    reader = QImageReader(str(HERE / "cpushare.svg"))
    reader.setScaledSize(QSize(size, size))
    return reader.read()


if __name__ == "__main__":
    (HERE / "png").mkdir(exist_ok=True)
    for source in sorted((HERE / "16").glob("*.svg")):
        for size in GRID_OF:
            draw(source.stem, size).save(str(HERE / "png" / f"{source.stem}-{size}.png"))
    for size in PROGRAM:
        draw_program(size).save(str(HERE / "png" / f"cpushare-{size}.png"))
