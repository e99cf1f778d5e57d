"""Where things begin and end for who reads from left to right, and for who does not.

Qt mirrors layouts, but neither their margins nor labels whose text is of another script.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

GAP = 8
"""Pixels between what scrolls and its bar."""


def leading(widget: QWidget) -> Qt.AlignmentFlag:
    """Aligned to where reading begins, whatever script the text is in."""
    if widget.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


def trailing(widget: QWidget) -> Qt.AlignmentFlag:
    """Aligned to where a line ends, whatever script the text is in."""
    if widget.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
    return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


def margins(widget: QWidget, start: int, top: int, end: int, bottom: int) -> QMargins:
    """Margins of which the first is where reading begins, and the third where a line ends."""
    if widget.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        return QMargins(end, top, start, bottom)
    return QMargins(start, top, end, bottom)


def gap_at_end(layout: QLayout, widget: QWidget) -> None:
    """No margins but a gap where the scroll bar is."""
    layout.setContentsMargins(margins(widget, 0, 0, GAP, 0))


class _Column(QScrollArea):
    """Scrolls up and down, and is never so narrow that it would have to scroll sideways."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        usual, inner = super().minimumSizeHint(), self.widget()
        if inner is None:
            return usual
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(inner.minimumSizeHint().width() + bar, usual.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolling(inner: QWidget, name: str) -> QScrollArea:
    """What scrolls up and down as one page. name: for screen readers."""
    area = _Column()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    area.setWidget(inner)
    return area
