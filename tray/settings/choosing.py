"""Where a sell order comes from: a file, the clipboard, a drop, another core."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from daemonctl.control import selling
from daemonctl.control.selling import Book, Sale
from daemonctl.control.typed import show_amount
from tray.desk import Desk
from tray.hand import Work
from tray.orderfile import dropped_files, load
from tray.settings.changes import Changes
from tray.words import fill, plain

MOST_SAME = 20
"""Orders that the menu offers to copy."""


class Chooser(QObject):
    """got(SellOrder, core): an order was read; core -1: the user is to be asked for which.
    copied(core, of core), removed(core): chosen in the menu."""

    got = Signal(object, int)
    copied = Signal(int, int)
    removed = Signal(int)

    def __init__(self, desk: Desk, changes: Changes, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._changes = changes
        self._window = window

    def menu(self, core: int, book: Book) -> QMenu:
        """What may be done about the order of one core; core -1: of any."""
        menu = QMenu(self._window)
        menu.addAction(self.tr("From a &file…")).triggered.connect(lambda: self.pick(core))
        menu.addAction(self.tr("&Paste")).triggered.connect(lambda: self.paste(core))
        if core < 0:
            return menu
        if others := _different(book.sales, core):
            same = menu.addMenu(self.tr("The &same as"))
            for sale in others:
                action = same.addAction(_named(sale))
                action.triggered.connect(
                    lambda _checked=False, of=sale.core.number: self.copied.emit(core, of)
                )
        if any(sale.order and sale.core.number == core for sale in book.sales):
            menu.addSeparator()
            remove = menu.addAction(fill(self.tr("&Remove the order of %1"), f"cpu{core}"))
            remove.triggered.connect(lambda: self.removed.emit(core))
        return menu

    def pick(self, core: int) -> None:
        """Let the user pick a file."""
        dialog = QFileDialog(
            self._window,
            self.tr("Choose a sell order"),
            "",
            self.tr("Sell orders (*.cpu *.cpu.off);;All files (*)"),
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.read(core, Path(name)))
        dialog.open()

    def paste(self, core: int) -> None:
        """Read the order in the clipboard: its text, or a file that was copied."""
        data = QGuiApplication.clipboard().mimeData()
        if files := dropped_files(data):
            self.read(core, files[0])
            return
        text, name = data.text(), self.tr("The clipboard", "as the name of a file")
        self._ask(core, lambda: selling.read_order(text.encode(errors="replace"), name))

    def read(self, core: int, path: Path) -> None:
        """Read the order in a file."""
        self._ask(core, lambda: load(path))

    def _ask(self, core: int, work: Work) -> None:
        self._desk.hand.do(work, partial(self._loaded, core))

    def _loaded(self, core: int, outcome: object) -> None:
        if isinstance(outcome, Exception):
            self._changes.fail(outcome)
        else:
            self.got.emit(outcome, core)


def _different(sales: Sequence[Sale], core: int) -> list[Sale]:
    """One sale for each order that differs, none for the core's own."""
    found: dict[tuple[str, str, int], Sale] = {}
    for sale in sales:
        if sale.order is not None and sale.core.number != core:
            order = sale.order
            found.setdefault((order.market, order.account, order.ask), sale)
    return list(found.values())[:MOST_SAME]


def _named(sale: Sale) -> str:
    """A sale as a line of the menu; an "&" of a stranger's is no key."""
    assert sale.order is not None
    text = f"cpu{sale.core.number}: {plain(sale.order.beneficiary)}, {show_amount(sale.order.ask)}"
    return text.replace("&", "&&")
