"""Draws the marks: as widgets, and as icons for tables."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from tray.window.marks import Mark

SIDE = 16
"""A mark's side in pixels of single density."""

_HUES = {
    Mark.COMPUTING: 150,
    Mark.GOOD: 150,
    Mark.PAUSED: 212,
    Mark.ATTENTION: 30,
    Mark.BAD: 0,
}
"""Degrees on the colour circle; those that are not here are grey."""


def dark(palette: QPalette) -> bool:
    """Whether the palette is light text on a dark ground."""
    text = palette.color(QPalette.ColorRole.WindowText)
    return text.lightness() > palette.color(QPalette.ColorRole.Window).lightness()


def colour(mark: Mark, palette: QPalette) -> QColor:
    """The mark's colour on this palette's ground."""
    if mark not in _HUES:
        return palette.color(QPalette.ColorRole.PlaceholderText)
    return QColor.fromHsl(_HUES[mark], 170, 165 if dark(palette) else 90)


def draw(painter: QPainter, mark: Mark, box: QRectF, palette: QPalette) -> None:
    """Draw the mark into the square `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / SIDE, box.height() / SIDE)
    pen = QPen(colour(mark, palette), 2.0)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    _STROKES[mark](painter, pen)
    painter.restore()


def _points(*pairs: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in pairs])


def _computing(painter: QPainter, pen: QPen) -> None:
    painter.setBrush(pen.color())
    painter.drawPolygon(_points((5, 3.5), (12.5, 8), (5, 12.5)))


def _paused(painter: QPainter, pen: QPen) -> None:
    painter.setBrush(pen.color())
    painter.drawRect(QRectF(4, 3.5, 2, 9))
    painter.drawRect(QRectF(10, 3.5, 2, 9))


def _waiting(painter: QPainter, _pen: QPen) -> None:
    painter.drawEllipse(QPointF(8, 8), 6, 6)
    painter.drawPolyline(_points((8, 5), (8, 8.5), (10.5, 9.5)))


def _off(painter: QPainter, _pen: QPen) -> None:
    painter.drawEllipse(QPointF(8, 8), 6, 6)
    painter.drawLine(QPointF(4, 12), QPointF(12, 4))


def _attention(painter: QPainter, _pen: QPen) -> None:
    painter.drawPolygon(_points((8, 2), (14.5, 13.5), (1.5, 13.5)))
    painter.drawLine(QPointF(8, 6.5), QPointF(8, 9))
    painter.drawPoint(QPointF(8, 11.4))


def _good(painter: QPainter, _pen: QPen) -> None:
    painter.drawPolyline(_points((3, 8.5), (6.5, 12), (13, 4.5)))


def _bad(painter: QPainter, _pen: QPen) -> None:
    painter.drawLine(QPointF(4, 4), QPointF(12, 12))
    painter.drawLine(QPointF(12, 4), QPointF(4, 12))


def _neutral(painter: QPainter, _pen: QPen) -> None:
    painter.drawLine(QPointF(4, 8), QPointF(12, 8))


_STROKES = {
    Mark.COMPUTING: _computing,
    Mark.PAUSED: _paused,
    Mark.WAITING: _waiting,
    Mark.OFF: _off,
    Mark.ATTENTION: _attention,
    Mark.GOOD: _good,
    Mark.BAD: _bad,
    Mark.NEUTRAL: _neutral,
}


def icon(mark: Mark, palette: QPalette) -> QIcon:
    """The mark for a table's cell, for screens of single and double density."""
    made = QIcon()
    for density in (1, 2):
        pixmap = QPixmap(SIDE * density, SIDE * density)
        pixmap.setDevicePixelRatio(density)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        draw(painter, mark, QRectF(0, 0, SIDE, SIDE), palette)
        painter.end()
        made.addPixmap(pixmap)
    return made


class MarkView(QWidget):
    """Shows one mark."""

    def __init__(self, mark: Mark = Mark.NEUTRAL, word: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("State", "of a core, of a part of the sandbox"))
        self.setAccessibleDescription(word)

    def show_mark(self, mark: Mark, word: str) -> None:
        """Show this mark from now on. word: what it means."""
        if mark is not self._mark:
            self._mark = mark
            self.update()
        if word != self.accessibleDescription():
            self.setAccessibleDescription(word)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As tall as a line of text."""
        side = max(SIDE, self.fontMetrics().ascent() + 2)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the mark."""
        painter = QPainter(self)
        side = min(self.width(), self.height())
        draw(painter, self._mark, QRectF(0, 0, side, side), self.palette())
