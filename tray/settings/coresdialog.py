"""Asks which cores a sell order is for."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from daemonctl.control.selling import Book, SellOrder
from daemonctl.control.typed import show_amount
from tray.corelayout import CoreWords
from tray.corespicture import CoresPicture
from tray.labels import DataLabel
from tray.words import fill, plain, translated


def proposed(book: Book, order: SellOrder) -> tuple[int, ...]:
    """The cores that an order most likely is for: the one it names, else those that sell nothing,
    else all."""
    there = [sale.core.number for sale in book.sales]
    if order.core in there:
        return (order.core,) if order.core is not None else ()
    return tuple(sale.core.number for sale in book.sales if sale.order is None) or tuple(there)


class CoresDialog(QDialog):
    """chosen(SellOrder, cores): sell these cores by this order."""

    chosen = Signal(object, object)

    def __init__(self, order: SellOrder, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Which cores?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._order = order
        #: %1: beneficiary, %2: market, %3: amount
        says = self.tr(
            "This sell order is for %1, at %2; it asks %3 CPUCoins a core-hour. Which cores shall "
            "it sell? What sold them before is switched off."
        )
        market = urlsplit(order.market).netloc or order.market
        text = DataLabel(
            fill(says, plain(order.beneficiary), plain(market), show_amount(order.ask)), self
        )
        text.setWordWrap(True)
        cores = [sale.core for sale in book.sales]
        self.picture = CoresPicture(cores, CoreWords(translated), self)
        self.picture.choose(proposed(book, order))
        self.picture.chosen_changed.connect(self._follow)
        area = QScrollArea(self)
        area.setWidget(self.picture)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.sell = self.buttons.addButton(
            self.tr("&Sell these cores"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(text)
        column.addWidget(area, 1)
        column.addWidget(self.buttons)
        self.resize(520, 320)
        self._follow()

    def _follow(self) -> None:
        self.sell.setEnabled(bool(self.picture.chosen()))

    def _accept(self) -> None:
        chosen: Collection[int] = self.picture.chosen()
        self.accept()
        self.chosen.emit(self._order, chosen)
