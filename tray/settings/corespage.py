"""The page of cores: which of them sell, by which order, for how much."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from daemonctl.control.selling import Book, SellOrder
from daemonctl.control.typed import show_amount
from tray.desk import Desk, Door
from tray.labels import DataLabel
from tray.orderfile import dropped_files
from tray.settings.changes import Changes
from tray.settings.choosing import Chooser
from tray.settings.corerow import CoreRow
from tray.settings.coresdialog import CoresDialog
from tray.settings.orders import Orders
from tray.settings.problems import ProblemList
from tray.settings.sales import Row, SaleWords, rows
from tray.words import fill, plain

AT_ONCE = 24
"""Rows that are made in one go: the window shows at once, also with hundreds of cores."""


class CoresPage(QWidget):
    """A row a core; `.cpu` files may be dropped on a row, or beside them."""

    def __init__(
        self, desk: Desk, orders: Orders, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._desk = desk
        self._orders = orders
        self._words = SaleWords()
        self.rows: list[CoreRow] = []
        self._wanted: tuple[Row, ...] = ()
        self._menu: QMenu | None = None
        self._chooser = Chooser(desk, changes, self)
        self._chooser.got.connect(self._got)
        self._chooser.copied.connect(self._copy)
        self._chooser.removed.connect(self._remove)
        self.summary = DataLabel("", self)
        self.add = QPushButton(self.tr("&Add a sell order…"), self)
        self.add.clicked.connect(lambda: self._choose(-1))
        self.all_on = QPushButton(self.tr("Switch all &on"), self)
        self.all_on.clicked.connect(lambda: self._switch_all(True))
        self.all_off = QPushButton(self.tr("Switch all o&ff"), self)
        self.all_off.clicked.connect(lambda: self._switch_all(False))
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        for button in (self.all_on, self.all_off, self.add):
            head.addWidget(button)
        self.problems = ProblemList(self)
        self.empty = QWidget(self)
        hint = DataLabel(
            self.tr(
                "No core has a sell order yet. Drop a .cpu file here, add one, or let the wizard "
                "find somebody to help."
            ),
            self.empty,
        )
        hint.setWordWrap(True)
        wizard = QPushButton(self.tr("Open the &wizard"), self.empty)
        wizard.clicked.connect(lambda: desk.open(Door.WIZARD))
        line = QHBoxLayout(self.empty)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(hint, 1)
        line.addWidget(wizard)
        self._inner = QWidget()
        self._frame: QFrame  # around the row that was made last
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(self._inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.problems)
        column.addWidget(self.empty)
        column.addWidget(area, 1)
        self.empty.hide()
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._make_more)
        orders.changed.connect(self._show)
        desk.bridge.changed.connect(self._follow)

    def forget_typed(self) -> bool:
        """Give up prices that are typed and not applied; whether there were any."""
        return sum(row.forget() for row in self.rows) > 0

    def _follow(self) -> None:
        if self._orders.book is not None:
            self._show(self._orders.book)

    def _show(self, book: Book) -> None:
        self._wanted = rows(book, self._desk.bridge.snapshot, self._words)
        self.summary.setText(self._words.summary(book))
        having = [sale for sale in book.sales if sale.order is not None]
        self.empty.setVisible(not having)
        self.all_on.setEnabled(any(not sale.on for sale in having))
        self.all_off.setEnabled(any(sale.on for sale in having))
        self.problems.show_problems(book.problems, self._desk.paths.orders)
        there = [widget.core for widget in self.rows]
        if there != [row.core for row in self._wanted[: len(there)]]:
            self._clear()  # a core was switched on or off in the machine itself
        for widget, row in zip(self.rows, self._wanted, strict=False):
            widget.show_row(row)
        self._make_more()

    def _make_more(self) -> None:
        start = len(self.rows)
        for place, row in enumerate(self._wanted[start : start + AT_ONCE], start):
            before = self._wanted[place - 1] if place else None
            if row.heading and (before is None or before.heading != row.heading):
                heading = DataLabel(row.heading, self._inner)
                self._column.insertWidget(self._column.count() - 1, heading)
            if before is None or before.frame != row.frame:
                self._frame = QFrame(self._inner)
                self._frame.setFrameShape(QFrame.Shape.StyledPanel)
                QVBoxLayout(self._frame)
                self._column.insertWidget(self._column.count() - 1, self._frame)
            widget = CoreRow(row, self._frame)
            widget.switched.connect(self._switch)
            widget.asked.connect(self._ask)
            widget.choosing.connect(self._choose)
            widget.copied.connect(self._copy)
            widget.dropped.connect(self._dropped)
            threads = self._frame.layout()
            assert threads is not None
            threads.addWidget(widget)
            self.rows.append(widget)
        if len(self.rows) < len(self._wanted):
            self._more.start()
        else:
            self._more.stop()

    def _clear(self) -> None:
        self.rows.clear()
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _choose(self, core: int) -> None:
        if self._orders.book is None:
            return
        self._menu = self._chooser.menu(core, self._orders.book)
        self._menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self._button(core)
        self._menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _button(self, core: int) -> QWidget:
        found = [row.choose for row in self.rows if row.core == core]
        return found[0] if found else self.add

    def _got(self, order: SellOrder, core: int) -> None:
        if core >= 0:
            self._orders.assign(core, order, self._sells([core], order))
        elif self._orders.book is not None:
            dialog = CoresDialog(order, self._orders.book, self)
            dialog.chosen.connect(self._sell)
            dialog.open()

    def _sell(self, order: SellOrder, cores: Sequence[int]) -> None:
        self._orders.sell(order, cores, self._sells(cores, order))

    def _copy(self, core: int, of: int) -> None:
        for sale in () if self._orders.book is None else self._orders.book.sales:
            if sale.core.number == of and sale.order is not None:
                self._orders.assign(core, sale.order, self._sells([core], sale.order))

    def _sells(self, cores: Sequence[int], order: SellOrder) -> str:
        names = ", ".join(f"cpu{core}" for core in cores)
        return fill(
            self.tr("For sale for %2: %1", "%1: cores, %2: beneficiary"),
            *(names, plain(order.beneficiary)),
        )

    def _remove(self, core: int) -> None:
        words = self.tr("The sell order of %1 is removed", "%1: cpu3")
        self._orders.remove(core, fill(words, f"cpu{core}"))

    def _switch(self, core: int, on: bool) -> None:
        words = self.tr("%1 is switched on") if on else self.tr("%1 is switched off")
        self._orders.switch([core], on, fill(words, f"cpu{core}"))

    def _switch_all(self, on: bool) -> None:
        book = self._orders.book
        sales = () if book is None else book.sales
        cores = [sale.core.number for sale in sales if sale.order and sale.on != on]
        words = self.tr("All cores are switched on") if on else self.tr("All are switched off")
        self._orders.switch(cores, on, words)

    def _ask(self, core: int, micro: int) -> None:
        words = self.tr("%1 asks %2 CPUCoins a core-hour", "%1: cpu3, %2: an amount")
        self._orders.set_ask(core, micro, fill(words, f"cpu{core}", show_amount(micro)))

    def _dropped(self, core: int, path: object) -> None:
        self._chooser.read(core, path)  # type: ignore[arg-type]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
        for file in files:
            self._chooser.read(-1, file)
