"""CPUCoins a day as stacked bars, one pattern a beneficiary."""

from __future__ import annotations

from PySide6.QtCore import QDate, QEvent, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QBrush,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tray.mark import dark
from tray.window.earningsmodel import DAYS, Plot, decimal
from tray.window.earningswords import EarningsWords

_PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense4Pattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.CrossPattern,
    Qt.BrushStyle.NoBrush,
)
"""One more than are named: the last is for all others."""

_HUES = (212, 30, 150, 285, 0, 0)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -7, Qt.Key.Key_Up: 7}


def fill_box(painter: QPainter, box: QRectF, series: int, palette: QPalette) -> None:
    """Draw a piece of a bar, or its sample in the legend, for the series of that number."""
    grey = series == len(_HUES) - 1
    light = 165 if dark(palette) else 95
    ink = QColor.fromHsl(_HUES[series], 0 if grey else 140, light)
    ground = _between(palette.color(QPalette.ColorRole.Window), ink, 0.22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRect(box)
    painter.setBrush(QBrush(ink, _PATTERNS[series]))
    painter.setPen(QPen(ink, 1))
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _between(one: QColor, other: QColor, share: float) -> QColor:
    """A colour that lets nothing through: the axis' lines shall not cross the bars."""
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


class Swatch(QWidget):
    """A series' pattern, for the legend."""

    def __init__(self, series: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series = series
        self.setFixedSize(22, 14)
        self.setAccessibleName(self.tr("Pattern in the plot"))
        self.setAccessibleDescription(name)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pattern."""
        fill_box(QPainter(self), QRectF(self.rect()), self._series, self.palette())


class PlotView(QWidget):
    """The plot. looked_at(str): what the day says that mouse or arrow keys point at; "": none."""

    looked_at = Signal(str)

    def __init__(self, plot: Plot, words: EarningsWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot = plot
        self._words = words
        self._day: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("CPUCoins a day"))
        self.show_plot(plot)

    def show_plot(self, plot: Plot) -> None:
        """Show this one; the day that is pointed at stays."""
        self._plot = plot
        self._tell()
        self.update()

    @property
    def day(self) -> int | None:
        """The day that is pointed at, counted from the oldest."""
        return self._day

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for thirty bars."""
        return QSize(560, 240)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Below this no bar is told from the next."""
        return QSize(320, 160)

    def date(self, index: int, *, short: bool = False) -> str:
        """A day as the user's country writes it; short: for the axis."""
        day = self._plot.days[index]
        locale = QLocale()
        date = QDate(day.year, day.month, day.day)
        if short:
            return locale.toString(date, self.tr("d MMM", "a date on an axis, as Qt writes them"))
        return locale.toString(date, QLocale.FormatType.LongFormat)

    # Where things lie

    def _area(self) -> QRectF:
        metrics = self.fontMetrics()
        marks = max(metrics.horizontalAdvance(decimal(tick)) for tick in self._plot.ticks)
        # The unit stands above the axis, the dates below.
        line = metrics.height()
        area = QRectF(self.rect()).adjusted(marks + 10, line * 1.6, -8, -line * 1.5)
        if self._mirrored():
            area.translate(-(marks + 2), 0)
        return area

    def _mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _slot(self, area: QRectF, index: int) -> QRectF:
        """The column of a day; where one reads from right to left, so do the days."""
        width = area.width() / DAYS
        at = DAYS - 1 - index if self._mirrored() else index
        return QRectF(area.left() + at * width, area.top(), width, area.height())

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw axes and bars."""
        painter = QPainter(self)
        area = self._area()
        self._draw_axis(painter, area)
        self._draw_dates(painter, area)
        if self._day is not None:
            self._draw_focus(painter, self._slot(area, self._day))
        for index in range(DAYS):
            self._draw_bar(painter, area, index)

    def _draw_axis(self, painter: QPainter, area: QRectF) -> None:
        text = self.palette().color(QPalette.ColorRole.WindowText)
        line = QColor(text)
        line.setAlphaF(0.18)
        height = self.fontMetrics().height()
        outer = Qt.AlignmentFlag.AlignLeft if self._mirrored() else Qt.AlignmentFlag.AlignRight
        for tick in self._plot.ticks:
            y = round(area.bottom() - area.height() * tick / self._plot.top) + 0.5
            painter.setPen(QPen(line, 1))
            painter.drawLine(int(area.left()), int(y), int(area.right()), int(y))
            painter.setPen(text)
            left = area.right() + 6 if self._mirrored() else 0.0
            width = self.width() - left if self._mirrored() else area.left() - 6
            painter.drawText(QRectF(left, y - height / 2, width, height), outer, decimal(tick))
        unit = QRectF(0, 0, self.width(), height)
        side = Qt.AlignmentFlag.AlignRight if self._mirrored() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(unit, side, self.tr("CPUCoins"))

    def _draw_dates(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(self.date(i, short=True)) for i in range(0, DAYS, 7))
        step = 7 if area.width() / DAYS * 7 > widest + 8 else 14
        for index in range(DAYS - 1, -1, -step):
            middle = self._slot(area, index).center().x()
            left = min(max(middle - widest / 2, 0), self.width() - widest)
            box = QRectF(left, area.bottom() + 4, widest, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.date(index, short=True))

    def _draw_focus(self, painter: QPainter, slot: QRectF) -> None:
        shade = self.palette().color(QPalette.ColorRole.Highlight)
        if self.hasFocus():
            painter.setPen(QPen(shade, 1))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        ground = QColor(shade)
        ground.setAlphaF(0.18)
        painter.setBrush(ground)
        painter.drawRect(slot.adjusted(0, -4, 0, 0))

    def _draw_bar(self, painter: QPainter, area: QRectF, index: int) -> None:
        slot = self._slot(area, index)
        bottom = 0
        for number, series in enumerate(self._plot.series):
            micro = series.micro[index]
            if not micro:
                continue
            low = area.bottom() - area.height() * bottom / self._plot.top
            bottom += micro
            high = area.bottom() - area.height() * bottom / self._plot.top
            place = len(_PATTERNS) - 1 if series.others else number
            gap = max(1.0, slot.width() * 0.15)
            # What was earned is seen, be it less than a pixel.
            box = QRectF(slot.left() + gap, min(high, low - 1.5), slot.width() - 2 * gap, 0)
            box.setBottom(low)
            fill_box(painter, box, place, self.palette())

    # Looking at a day

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell of the day below the pointer."""
        area = self._area()
        x = event.position().x()
        if not area.left() <= x < area.right():
            return
        at = int((x - area.left()) / area.width() * DAYS)
        day = DAYS - 1 - at if self._mirrored() else at
        self._point(day)
        QToolTip.showText(event.globalPosition().toPoint(), self._said(day), self)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """The pointer is gone; what the keys point at stays."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Left and Right: a day; Up and Down: a week; Home and End: the first, the last."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._point(0 if key is Qt.Key.Key_Home else DAYS - 1)
        elif key in _STEPS:
            step = _STEPS[key]
            if self._mirrored() and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                step = -step
            start = DAYS - 1 if self._day is None else self._day + step
            self._point(min(max(start, 0), DAYS - 1))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard begins with today."""
        super().focusInEvent(event)
        if self._day is None:
            self._point(DAYS - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Nothing is pointed at any more."""
        super().focusOutEvent(event)
        self._point(None)

    def _point(self, day: int | None) -> None:
        if day != self._day:
            self._day = day
            self._tell()
            self.update()

    def _said(self, day: int) -> str:
        return self._words.day(self._plot, day, self.date(day))

    def _tell(self) -> None:
        """Say what is pointed at, to whoever sees and to whoever listens."""
        day = self._day
        said = "" if day is None else self._said(day)
        whole = self._words.plot(self._plot, self.date(0), self.date(DAYS - 1))
        self.setAccessibleDescription(said or whole)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        self.looked_at.emit(said)
