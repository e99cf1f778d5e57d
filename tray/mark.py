"""Marks beside a line: a shape and a word for each, the colour only comes along."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from tray.shape import Shape as Shape

SIDE = 16
"""A mark's side as an icon, in pixels of single density."""

_FILLED = {
    Shape.TICK: QColor(0x1C, 0x91, 0x54),
    Shape.CROSS: QColor(0xC6, 0x28, 0x28),
    Shape.QUERY: QColor(0xB2, 0x6A, 0x00),
}
"""White on these is read on light ground and on dark."""

_HUES = {Shape.PLAY: 150, Shape.BARS: 212}
"""Degrees on the colour circle of what is drawn without a ground of its own."""


class Mark(QWidget):
    """A mark as high as a line of text. Its word is its accessible name."""

    def __init__(self, shape: Shape, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.shape = shape
        self._say(word)

    def show_as(self, shape: Shape, word: str) -> None:
        """Another shape, another word; nothing is done where they are shown already."""
        if shape is not self.shape:
            self.shape = shape
            self.update()
        if word != self.accessibleName():
            self._say(word)

    def _say(self, word: str) -> None:
        self.setAccessibleName(word)
        self.setAccessibleDescription(word)
        self.setToolTip(word)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A little more than the height of the text beside it."""
        side = round(self.fontMetrics().height() * 1.15)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the shape."""
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self.shape, self.palette())
        painter.end()


def icon(shape: Shape, palette: QPalette) -> QIcon:
    """The mark for a table's cell, for screens of single and double density."""
    made = QIcon()
    for density in (1, 2):
        pixmap = QPixmap(SIDE * density, SIDE * density)
        pixmap.setDevicePixelRatio(density)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        draw(painter, QRectF(0, 0, SIDE, SIDE), shape, palette)
        painter.end()
        made.addPixmap(pixmap)
    return made


def dark(palette: QPalette) -> bool:
    """Whether the palette is light text on a dark ground."""
    text = palette.color(QPalette.ColorRole.WindowText)
    return text.lightness() > palette.color(QPalette.ColorRole.Window).lightness()


def draw(painter: QPainter, rect: QRectF, shape: Shape, palette: QPalette) -> None:
    """Draw a mark's shape into the largest square in the middle of `rect`."""
    side = min(rect.width(), rect.height()) - 1
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    stroke = max(1.4, side / 10)

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * side, box.top() + y * side)

    def points(*pairs: tuple[float, float]) -> QPolygonF:
        return QPolygonF([at(x, y) for x, y in pairs])

    colour = _colour(shape, palette)
    filled = shape in _FILLED
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(colour, stroke))
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    if shape is Shape.CROSS:
        cut = 0.29
        right, left = ((cut, 0), (1 - cut, 0), (1, cut), (1, 1 - cut)), ((1 - cut, 1), (cut, 1))
        painter.drawPolygon(points(*right, *left, (0, 1 - cut), (0, cut)))
    elif shape is Shape.QUERY:
        painter.drawPolygon(points((0.5, 0.02), (1, 0.95), (0, 0.95)))
    elif shape not in _HUES:
        painter.drawEllipse(box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2))

    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    ink = QColor(Qt.GlobalColor.white) if filled else colour
    painter.setPen(QPen(ink, stroke, Qt.PenStyle.SolidLine, cap, join))
    painter.setBrush(colour if shape in _HUES else Qt.BrushStyle.NoBrush)
    if shape is Shape.TICK:
        painter.drawPolyline(points((0.28, 0.53), (0.44, 0.69), (0.73, 0.34)))
    elif shape is Shape.CROSS:
        painter.drawLine(at(0.33, 0.33), at(0.67, 0.67))
        painter.drawLine(at(0.67, 0.33), at(0.33, 0.67))
    elif shape is Shape.DASH:
        painter.drawLine(at(0.33, 0.5), at(0.67, 0.5))
    elif shape is Shape.QUERY:
        painter.drawLine(at(0.5, 0.38), at(0.5, 0.62))
        painter.drawPoint(at(0.5, 0.79))
    elif shape is Shape.NOW:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(at(0.5, 0.5), side * 0.2, side * 0.2)
    elif shape is Shape.PLAY:
        painter.drawPolygon(points((0.28, 0.19), (0.8, 0.5), (0.28, 0.81)))
    elif shape is Shape.BARS:
        painter.drawRect(QRectF(at(0.25, 0.21), at(0.36, 0.79)))
        painter.drawRect(QRectF(at(0.64, 0.21), at(0.75, 0.79)))
    elif shape is Shape.CLOCK:
        painter.drawPolyline(points((0.5, 0.28), (0.5, 0.53), (0.67, 0.6)))
    elif shape is Shape.OFF:
        painter.drawLine(at(0.24, 0.76), at(0.76, 0.24))


def _colour(shape: Shape, palette: QPalette) -> QColor:
    if shape in _FILLED:
        return _FILLED[shape]
    if shape in _HUES:
        return QColor.fromHsl(_HUES[shape], 170, 165 if dark(palette) else 90)
    if shape is Shape.NOW:
        return palette.color(QPalette.ColorRole.Highlight)
    colour = palette.color(QPalette.ColorRole.WindowText)
    colour.setAlphaF(0.65)
    return colour
