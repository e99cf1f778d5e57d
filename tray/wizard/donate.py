"""A way to help: give all to somebody whom the market lists."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from daemonctl.control import markets
from daemonctl.control.markets import Beneficiary, Market
from daemonctl.control.selling import SellOrder
from tray.labels import DataLabel
from tray.wizard.page import text
from tray.words import plain

LONGEST = 200
"""Letters shown of what a beneficiary says of itself."""


class Donate(QWidget):
    """changed(): another beneficiary."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._market: Market | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        label = DataLabel(self.tr("Benefi&ciary:"), self)
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.setSpacing(3)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(self.fontMetrics().height() * 6)
        self.list.setAccessibleName(self.tr("Beneficiaries that the market lists"))
        label.setBuddy(self.list)
        column.addWidget(label)
        column.addWidget(self.list, 1)
        note = text(self, dim=True)
        note.setText(self.tr("What your cores earn is theirs. It costs you electricity only."))
        column.addWidget(note)
        self.list.currentRowChanged.connect(lambda _row: self.changed.emit())

    def show_market(self, market: Market | None) -> None:
        """List whom `market` lists, the first one chosen."""
        if market is self._market:
            return
        self._market = market
        self.list.blockSignals(True)
        self.list.clear()
        for one in market.beneficiaries if market is not None else ():
            item = QListWidgetItem(_lines(one))
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.changed.emit()

    def order(self) -> SellOrder | None:
        """The sell order for the one that is chosen."""
        item = self.list.currentItem()
        if self._market is None or item is None:
            return None
        return markets.donation(self._market, item.data(Qt.ItemDataRole.UserRole))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Three beneficiaries are seen at once."""
        return QSize(200, self.fontMetrics().height() * 11)


def _lines(one: Beneficiary) -> str:
    description = " ".join(plain(word) for word in one.description.split())
    if len(description) > LONGEST:
        description = description[: LONGEST - 1].rstrip() + "…"
    return f"{plain(one.name)}\n{description}" if description else plain(one.name)
