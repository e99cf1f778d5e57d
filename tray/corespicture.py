"""A picture of the processor in which every logical CPU is a checkbox."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from daemonctl.control.machine import Core
from tray.corelayout import CoreWords, arrange
from tray.flow import FlowLayout
from tray.labels import DataLabel


class CoreBox(QCheckBox):
    """One logical CPU: its number; filled and ticked where it computes; a leaf where it is an
    efficiency core."""

    def __init__(self, core: Core, words: CoreWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.core = core
        name = words.name(core)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("Ticked: this core computes."))
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for three figures and a tick below them."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("0000") + 8, metrics.height() * 2 + 6)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never less."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:  # noqa: N802 - Qt's name
        """All of it can be clicked."""
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the CPU."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, on = self.palette(), self.isChecked()
        role = QPalette.ColorRole
        ink = palette.color(role.HighlightedText if on else role.Text)
        edge = palette.color(role.Text)
        edge.setAlphaF(0.9 if self.underMouse() else 0.4)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(palette.color(role.Highlight if on else role.Base))
        painter.drawRoundedRect(box, 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(ink, 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 3, 3)
        painter.setPen(ink)
        upper = QRectF(box.left(), box.top() + 2, box.width(), box.height() / 2)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(self.core.number))
        self._marks(painter, box, ink)
        painter.end()

    def _marks(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        """The tick, and the leaf beside it."""
        size = box.height() * 0.3
        middle = QPointF(box.center().x(), box.top() + box.height() * 0.74)
        shift = QPointF(size * 0.75, 0) if self.core.efficiency else QPointF()
        pen = QPen(ink, max(1.6, size / 6))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        if self.isChecked():
            at = middle - shift
            painter.drawPolyline(
                [
                    at + QPointF(-size * 0.45, 0),
                    at + QPointF(-size * 0.1, size * 0.35),
                    at + QPointF(size * 0.45, -size * 0.4),
                ]
            )
        if self.core.efficiency:
            at = middle + (shift if self.isChecked() else QPointF())
            leaf = QPainterPath(at + QPointF(-size * 0.45, size * 0.4))
            leaf.cubicTo(
                at + QPointF(-size * 0.6, -size * 0.5),
                at + QPointF(size * 0.2, -size * 0.5),
                at + QPointF(size * 0.5, -size * 0.45),
            )
            leaf.cubicTo(
                at + QPointF(size * 0.5, size * 0.3),
                at + QPointF(size * 0.1, size * 0.6),
                at + QPointF(-size * 0.45, size * 0.4),
            )
            painter.setPen(QPen(ink, 1.2))
            painter.drawPath(leaf)
            painter.drawLine(
                at + QPointF(-size * 0.45, size * 0.4), at + QPointF(size * 0.2, -size * 0.15)
            )


class PhysicalCore(QWidget):
    """The frame around the threads of one physical core; styles draw theirs too faintly."""

    def __init__(
        self, threads: Collection[Core], words: CoreWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        name = words.physical(threads)
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(5, 5, 5, 5)
        row.setSpacing(3)
        self.boxes = [CoreBox(core, words, self) for core in threads]
        for box in self.boxes:
            row.addWidget(box)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        ink.setAlphaF(0.07)
        painter.setBrush(ink)
        ink.setAlphaF(0.35)
        painter.setPen(QPen(ink, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()


class CoresPicture(QWidget):
    """All cores, siblings of one physical core in one frame.

    Tab goes from core to core, the arrow keys too and up and down, Space ticks.
    chosen_changed(): `chosen` gives something else now.
    """

    chosen_changed = Signal()

    def __init__(
        self, cores: Collection[Core], words: CoreWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.boxes: list[CoreBox] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        groups = arrange(cores)
        for group in groups:
            if heading := words.group(group, groups):
                column.addWidget(DataLabel(heading, self))
            row = QWidget(self)
            flow = FlowLayout(row)
            for threads in group.cores:
                flow.addWidget(self._physical(threads, words, row))
            column.addWidget(row)

    def chosen(self) -> tuple[int, ...]:
        """Numbers of the cores that are ticked, the lowest first."""
        return tuple(sorted(box.core.number for box in self.boxes if box.isChecked()))

    def choose(self, numbers: Collection[int]) -> None:
        """Tick these cores and no others."""
        before = self.chosen()
        for box in self.boxes:
            box.blockSignals(True)
            box.setChecked(box.core.number in numbers)
            box.blockSignals(False)
            box.update()
        if self.chosen() != before:
            self.chosen_changed.emit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802
        """The arrow keys, before the boxes see them."""
        if (
            isinstance(watched, CoreBox)
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and (target := self._beside(watched, Qt.Key(event.key()))) is not None
        ):
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _physical(
        self, threads: Collection[Core], words: CoreWords, parent: QWidget
    ) -> PhysicalCore:
        frame = PhysicalCore(threads, words, parent)
        for box in frame.boxes:
            box.toggled.connect(self.chosen_changed)
            box.installEventFilter(self)
            self.boxes.append(box)
        return frame

    def _beside(self, box: CoreBox, key: Qt.Key) -> CoreBox | None:
        """Where an arrow key leads; the box itself at the edge, None for other keys."""
        place, last = self.boxes.index(box), len(self.boxes) - 1
        on, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            on, back = back, on
        if key == on:
            return self.boxes[min(place + 1, last)]
        if key == back:
            return self.boxes[max(place - 1, 0)]
        if key == Qt.Key.Key_Home:
            return self.boxes[0]
        if key == Qt.Key.Key_End:
            return self.boxes[last]
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return None
        here = _centre(box, self)
        sign = 1 if key == Qt.Key.Key_Down else -1
        beyond = [
            (sign * (there.y() - here.y()), abs(there.x() - here.x()), number)
            for number, other in enumerate(self.boxes)
            if sign * ((there := _centre(other, self)).y() - here.y()) > box.height() / 2
        ]
        return self.boxes[min(beyond)[2]] if beyond else box


def _centre(box: QWidget, picture: QWidget) -> QPoint:
    return box.mapTo(picture, box.rect().center())
