"""One core's row: its switch, its sell order, what it asks, and what it does now."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from daemonctl.control.typed import parse_amount, show_amount
from daemonctl.errors import InputError
from tray.labels import DataLabel
from tray.orderfile import dropped_files
from tray.settings.complaint import Complaint
from tray.settings.elided import Elided
from tray.settings.sales import Row
from tray.words import fill


class CoreRow(QWidget):
    """switched(core, on), asked(core, micro-coins), choosing(core), copied(core, of core),
    dropped(core, Path): what the user wants."""

    switched = Signal(int, bool)
    asked = Signal(int, object)
    choosing = Signal(int)
    copied = Signal(int, int)
    dropped = Signal(int, object)

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        name = f"cpu{row.core}"
        self.setAcceptDrops(True)
        self.check = QCheckBox(name, self)
        self.check.setAccessibleName(fill(self.tr("Sell %1", "%1: cpu3"), name))
        self.check.clicked.connect(self._switch)
        self._state = _label(self, quiet=True)
        self._title = Elided(self)
        self._place = Elided(self)
        self._place.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.ask = QLineEdit(self)
        self.ask.setAccessibleName(
            fill(self.tr("What %1 asks, CPUCoins per core-hour", "%1: cpu3"), name)
        )
        self.ask.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self.ask.setMaxLength(24)
        self.ask.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * 12)
        self.ask.editingFinished.connect(self._set_ask)
        self.ask.textEdited.connect(self._typed)
        self._unit = _label(self, quiet=True)
        self._unit.setText(self.tr("CPUCoins a core-hour"))
        self._wrong = Complaint(self.ask, self)
        self.copy = QPushButton(self.tr("Sell it like another core"), self)
        self.copy.clicked.connect(self._copy)
        self.choose = QPushButton(self.tr("Choose order…"), self)
        self.choose.setAccessibleName(fill(self.tr("Choose the sell order of %1"), name))
        self.choose.clicked.connect(lambda: self.choosing.emit(self._row.core))
        self._lay_out()
        self._show()

    @property
    def core(self) -> int:
        """Its number."""
        return self._row.core

    def forget(self) -> bool:
        """Give up what is typed and not applied; whether there was any."""
        typed = self._typing()
        if typed:
            self.ask.setModified(False)
            self._show_ask()
        return typed

    def _lay_out(self) -> None:
        digits = self.fontMetrics().horizontalAdvance("0")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(12)
        grid.setColumnMinimumWidth(0, digits * 13)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.check, 0, 0)
        grid.addWidget(self._state, 1, 0)
        grid.addWidget(self._title, 0, 1)
        grid.addWidget(self._place, 1, 1)
        grid.addWidget(self.copy, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.ask, 0, 3, Qt.AlignmentFlag.AlignTrailing)
        grid.addWidget(self._unit, 1, 3, Qt.AlignmentFlag.AlignTrailing)
        grid.addWidget(self.choose, 0, 4, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._wrong, 2, 1, 1, 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_row(self, row: Row) -> None:
        """Show this; what is being typed stays."""
        changed, self._row = row != self._row, row
        if changed:
            self._show()
        elif self.check.isChecked() != row.on:
            self._show_switch()
        if not changed and not self._typing():
            self._show_ask()

    def _show(self) -> None:
        row = self._row
        self._show_switch()
        self._state.setText(row.state)
        self._state.setToolTip(row.why)
        self._state.setVisible(row.has_order)
        self._title.show_text(row.title)
        self._title.setEnabled(row.on)
        self._place.show_text(row.place)
        self._place.setVisible(row.has_order)
        self.ask.setVisible(row.has_order)
        self._unit.setVisible(row.has_order)
        if not self._typing():
            self._show_ask()
        self.copy.setVisible(row.like is not None)
        if row.like is not None:
            text = self.tr("Sell it like %1", "%1: cpu1")
            self.copy.setText(fill(text, f"cpu{row.like}"))
            copies = fill(
                self.tr("Sell %1 by the order of %2, for %3", "cpu3, cpu1, a beneficiary"),
                *(f"cpu{row.core}", f"cpu{row.like}", row.like_title),
            )
            self.copy.setAccessibleName(copies)
            self.copy.setToolTip(copies)
        self.check.setAccessibleDescription(
            ", ".join(
                part for part in (row.kind, row.title, row.place, row.why or row.state) if part
            )
        )
        self.check.setToolTip(row.kind)

    def _show_switch(self) -> None:
        self.check.setChecked(self._row.on)
        self.check.setEnabled(self._row.has_order or self._row.like is not None)

    def _show_ask(self) -> None:
        if self.ask.text() != self._row.ask:
            with QSignalBlocker(self.ask):
                self.ask.setText(self._row.ask)
        self._wrong.say("")

    def _typing(self) -> bool:
        """What the user has typed is unfinished, or was told to be wrong."""
        return self.ask.isModified() and (self.ask.hasFocus() or not self._wrong.isHidden())

    def _typed(self) -> None:
        self._wrong.say("")

    def _switch(self, on: bool) -> None:
        if self._row.has_order:
            self.switched.emit(self._row.core, on)
        else:
            self._copy()

    def _copy(self) -> None:
        if self._row.like is not None:
            self.copied.emit(self._row.core, self._row.like)

    def _set_ask(self) -> None:
        if not self.ask.isModified():
            return
        try:
            # Half of the world writes a comma; what is shown afterwards has a point.
            micro = parse_amount(self.ask.text().replace(",", "."))
        except InputError:
            self._wrong.say(
                self.tr(
                    "Not applied: write an amount like 0.25, with a point, no sign, and at most "
                    "six decimals."
                )
            )
            return
        self.ask.setModified(False)
        self._wrong.say("")
        if show_amount(micro) != self._row.ask:
            self.asked.emit(self._row.core, micro)
        else:
            self._show_ask()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.setBackgroundRole(QPalette.ColorRole.Highlight)
            self.setAutoFillBackground(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's
        self.setAutoFillBackground(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's
        self.setAutoFillBackground(False)
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(self._row.core, files[0])


def _label(parent: QWidget, *, quiet: bool = False) -> DataLabel:
    label = DataLabel("", parent)
    if quiet:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
