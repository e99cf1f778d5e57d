"""Marks beside a line: a shape and a word for each, the colour only comes along."""

from __future__ import annotations

import enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget


class Shape(enum.StrEnum):
    """What is drawn."""

    TICK = "tick"
    """A disc with a tick: good."""
    CROSS = "cross"
    """An octagon with a cross: something is wrong."""
    DASH = "dash"
    """A ring with a dash: not there, and nothing is lost."""
    QUERY = "query"
    """A triangle with a stroke and a dot: nobody knows, or look here."""
    NOW = "now"
    """A ring with a dot: under way."""
    TODO = "todo"
    """An empty ring: still to come."""


_COLOURS = {
    Shape.TICK: QColor(0x1C, 0x91, 0x54),
    Shape.CROSS: QColor(0xC6, 0x28, 0x28),
    Shape.QUERY: QColor(0xB2, 0x6A, 0x00),
}


class Mark(QWidget):
    """A mark as high as a line of text. Its word is its accessible name."""

    def __init__(self, shape: Shape, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_as(shape, word)

    def show_as(self, shape: Shape, word: str) -> None:
        """Another shape, another word."""
        self.shape = shape
        self.setAccessibleName(word)
        self.setAccessibleDescription(word)
        self.setToolTip(word)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A little more than the height of the text beside it."""
        side = round(self.fontMetrics().height() * 1.15)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter, QRectF(self.rect()), self.shape, self.palette())
        painter.end()


def draw(painter: QPainter, rect: QRectF, shape: Shape, palette: QPalette) -> None:
    """Draw a mark's shape into the largest square in the middle of `rect`."""
    side = min(rect.width(), rect.height()) - 1
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    ink = palette.color(QPalette.ColorRole.WindowText)
    ink.setAlphaF(0.65)
    colour = palette.color(QPalette.ColorRole.Highlight) if shape is Shape.NOW else ink
    colour = _COLOURS.get(shape, colour)
    stroke = max(1.4, side / 10)
    inner = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * side, box.top() + y * side)

    filled = shape in _COLOURS
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(colour, stroke))
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    if shape is Shape.CROSS:
        cut = 0.29
        right = [at(cut, 0), at(1 - cut, 0), at(1, cut), at(1, 1 - cut)]
        left = [at(1 - cut, 1), at(cut, 1), at(0, 1 - cut), at(0, cut)]
        painter.drawPolygon(QPolygonF([*right, *left]))
    elif shape is Shape.QUERY:
        painter.drawPolygon(QPolygonF([at(0.5, 0.02), at(1, 0.95), at(0, 0.95)]))
    else:
        painter.drawEllipse(inner)

    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    white = QColor(Qt.GlobalColor.white)
    painter.setPen(QPen(white if filled else colour, stroke, Qt.PenStyle.SolidLine, cap, join))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if shape is Shape.TICK:
        painter.drawPolyline(QPolygonF([at(0.28, 0.53), at(0.44, 0.69), at(0.73, 0.34)]))
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
