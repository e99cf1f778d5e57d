"""The week as a table of hours, painted by mouse or keyboard."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from daemonctl.settings import ALWAYS, HOURS
from tray.settings.hours import DAYS, Cell, Hours, paint, turned, week
from tray.settings.hourwords import HourWords

Index = QModelIndex | QPersistentModelIndex


class WeekModel(QAbstractTableModel):
    """A row a weekday, in the order of the user's week; a column an hour."""

    def __init__(
        self, words: HourWords, locale: QLocale, first: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._locale = locale
        self._order = week(first)
        self.hours: Hours = (ALWAYS,) * DAYS

    def show(self, hours: Hours) -> None:
        """Show these hours."""
        if hours != self.hours:
            self.hours = hours
            self.dataChanged.emit(self.index(0, 0), self.index(DAYS - 1, HOURS - 1))

    def cell(self, index: Index) -> Cell:
        """The hour of the week that a place of the table is."""
        return self._order[index.row()], index.column()

    def on(self, index: Index) -> bool:
        """Whether that hour is on."""
        day, hour = self.cell(index)
        return hour in self.hours[day]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        return 0 if parent.isValid() else DAYS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else HOURS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._words.cell(self.cell(index), self.on(index))
        return None

    def headerData(  # noqa: N802 - Qt's
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            day = self._order[section] + 1
            if role == Qt.ItemDataRole.DisplayRole:
                return self._locale.standaloneDayName(day, QLocale.FormatType.LongFormat)
            if role == Qt.ItemDataRole.ToolTipRole:
                return self.tr("Click for the whole day (Shift+Space)")
        elif role == Qt.ItemDataRole.DisplayRole:
            return str(section)
        elif role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("Click for this hour on every day (Ctrl+Space)")
        return None


class HourPaint(QStyledItemDelegate):
    """A filled block where it computes, a dot where it rests: told apart without colour."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one hour."""
        view, model = self.parent(), index.model()
        assert isinstance(view, HourGrid)
        assert isinstance(model, WeekModel)
        box, palette = option.rect, view.palette()
        colours = palette.ColorGroup.Normal if view.isEnabled() else palette.ColorGroup.Disabled
        painter.save()
        # Not every dark palette has a dimmer highlight for what cannot be used.
        painter.setOpacity(1.0 if view.isEnabled() else 0.4)
        if model.on(index):
            painter.fillRect(
                box.adjusted(1, 1, -1, -1), palette.color(colours, palette.ColorRole.Highlight)
            )
            ink = palette.color(colours, palette.ColorRole.HighlightedText)
        else:
            ink = palette.color(colours, palette.ColorRole.Text)
            dot = box.adjusted(0, 0, 0, 0)
            dot.setSize(QSize(2, 2))
            dot.moveCenter(box.center())
            ink.setAlphaF(0.5)
            painter.fillRect(dot, ink)
            ink.setAlphaF(1.0)
        chosen = view.hasFocus() and view.selectionModel().isSelected(index)
        if chosen or (view.hasFocus() and index == view.currentIndex()):
            pen = painter.pen()
            pen.setColor(ink)
            pen.setWidth(2 if index == view.currentIndex() else 1)
            painter.setPen(pen)
            painter.drawRect(box.adjusted(3, 3, -4, -4))
        painter.restore()


class HourGrid(QTableView):
    """painted(Hours): the user has changed hours; one stroke, one signal."""

    painted = Signal(object)

    def __init__(
        self, words: HourWords, locale: QLocale, first: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = WeekModel(words, locale, first, self)
        self._words = words
        self._stroke: tuple[Index, bool, Hours] | None = None
        self.setModel(self._model)
        self.setItemDelegate(HourPaint(self))
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Hours of the week at which it computes"))
        side = self.fontMetrics().height() + 6
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setMinimumSectionSize(self.fontMetrics().horizontalAdvance("00") + 4)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setHighlightSections(False)
        down.setMinimumSectionSize(side)
        down.setDefaultSectionSize(side)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setHighlightSections(False)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for header in (across, down):
            header.setSectionsClickable(True)
        # A click on a header turns all of it; Qt would select it.
        across.sectionPressed.disconnect()
        down.sectionPressed.disconnect()
        across.sectionClicked.connect(self._turn_hour)
        down.sectionClicked.connect(self._turn_day)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCurrentIndex(self._model.index(0, 0))
        self.clearSelection()

    def show_hours(self, hours: Hours) -> None:
        """Show these hours; a stroke of the mouse that is under way goes on."""
        if self._stroke is None:
            self._model.show(hours)
        self.setAccessibleDescription(self._words.summary(hours))

    @property
    def hours(self) -> Hours:
        """What is shown."""
        return self._model.hours

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's
        frame = 2 * self.frameWidth()
        across, down = self.horizontalHeader(), self.verticalHeader()
        return QSize(
            down.sizeHint().width() + HOURS * across.minimumSectionSize() + frame,
            across.sizeHint().height() + DAYS * down.defaultSectionSize() + frame,
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._stroke = (index, not self._model.on(index), self._model.hours)
        self._paint_to(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's
        index = self.indexAt(event.position().toPoint())
        if self._stroke is not None and index.isValid():
            self._paint_to(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802 - Qt's
        stroke, self._stroke = self._stroke, None
        if stroke is not None and stroke[2] != self._model.hours:
            self.painted.emit(self._model.hours)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._turn_day(self.currentIndex().row())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turn_hour(self.currentIndex().column())
        else:
            chosen = self.selectedIndexes() or [self.currentIndex()]
            self._turn([self._model.cell(index) for index in chosen])

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's
        super().focusInEvent(event)
        self.viewport().update()

    def _paint_to(self, index: Index) -> None:
        assert self._stroke is not None
        start, on, before = self._stroke
        box = QItemSelection(
            self._model.index(min(start.row(), index.row()), min(start.column(), index.column())),
            self._model.index(max(start.row(), index.row()), max(start.column(), index.column())),
        )
        self._model.show(paint(before, [self._model.cell(one) for one in box.indexes()], on))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Clear)

    def _turn_day(self, row: int) -> None:
        self._turn([self._model.cell(self._model.index(row, hour)) for hour in range(HOURS)])

    def _turn_hour(self, column: int) -> None:
        self._turn([(day, column) for day in range(DAYS)])

    def _turn(self, cells: list[Cell]) -> None:
        self._model.show(turned(self._model.hours, cells))
        self.painted.emit(self._model.hours)
