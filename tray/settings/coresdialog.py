"""Asks whether to sell cores by a sell order, and which."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from daemonctl.control.selling import Book, SellOrder
from daemonctl.control.typed import show_amount
from tray.corelayout import CoreWords
from tray.corespicture import CoresPicture
from tray.labels import DataLabel, quiet, selectable, strong, wrapped
from tray.words import fill, plain, translated

WIDTH = 540
MOST_HEIGHT = 260
"""Pixels of the cores' picture; more of it is scrolled to."""
MOST_NAMES = 5
QWIDGETSIZE_MAX = 2**24 - 1
"""Qt's own word for "no limit"."""


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
        self._order = order
        self._book = book
        who = plain(order.beneficiary)
        self.setWindowTitle(fill(self.tr("Sell cores for %1?", "%1: beneficiary"), who))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = wrapped(strong(DataLabel(self.windowTitle(), self), 1.3))
        cores = [sale.core for sale in book.sales]
        self.picture = CoresPicture(cores, CoreWords(translated), self)
        self.picture.choose(proposed(book, order))
        self.picture.chosen_changed.connect(self._follow)
        area = QScrollArea(self)
        area.setWidget(self.picture)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # All cores are to be seen at first, if they are not too many; then the user has the say.
        area.setFixedHeight(min(self.picture.heightForWidth(WIDTH), MOST_HEIGHT))
        self.replaced = quiet(DataLabel("", self))
        room = self.replaced.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # ticking a core moves nothing
        self.replaced.setSizePolicy(room)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.sell = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.sell.setDefault(True)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(wrapped(DataLabel(self._what(who), self)))
        column.addLayout(self._facts(order))
        column.addWidget(strong(DataLabel(self.tr("Which cores?"), self)))
        column.addWidget(area, 1)
        column.addWidget(self.replaced)
        column.addWidget(self.buttons)
        self._follow()
        self.resize(WIDTH, column.totalHeightForWidth(WIDTH))
        area.setMaximumHeight(QWIDGETSIZE_MAX)
        self.sell.setFocus()

    def _what(self, who: str) -> str:
        #: %1: beneficiary
        return fill(
            self.tr(
                "The cores that you choose compute for others while you do not need them, as your "
                "rules say, and use electricity. What they earn goes to %1. You can pause or end "
                "it at any time."
            ),
            who,
        )

    def _facts(self, order: SellOrder) -> QFormLayout:
        """What the order says, as it stands in the file: names are chosen by strangers."""
        asks = fill(
            self.tr("at least %1 CPUCoins a core-hour", "behind Price:"), show_amount(order.ask)
        )
        free = self.tr("whatever buyers bid", "behind Price:")
        market = urlsplit(order.market).netloc or order.market
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, value in (
            (self.tr("Account:"), plain(order.account)),
            (self.tr("Market:"), plain(market)),
            (self.tr("Price:"), asks if order.ask else free),
        ):
            label = selectable(DataLabel(value, self), by_key=False)
            label.setAccessibleName(f"{name} {value}")
            form.addRow(name, label)
        return form

    def _follow(self) -> None:
        chosen = self.picture.chosen()
        self.sell.setEnabled(bool(chosen))
        self.sell.setText(self.tr("&Sell %n core(s)", "", len(chosen)))
        taken = [
            f"cpu{sale.core.number}"
            for sale in self._book.sales
            if sale.on and sale.core.number in chosen
        ]
        words = self.tr("What sells %1 now is switched off.", "%1: cores")
        names = ", ".join([*taken[:MOST_NAMES], *(["…"] if len(taken) > MOST_NAMES else [])])
        self.replaced.say(fill(words, names) if taken else "")

    def _accept(self) -> None:
        chosen: Collection[int] = self.picture.chosen()
        self.accept()
        self.chosen.emit(self._order, chosen)
