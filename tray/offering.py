"""Somebody opened a sell order's file: whether to sell cores by it is asked in a window."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from shiboken6 import isValid

from daemonctl.control import selling
from daemonctl.control.selling import Book, SellOrder
from daemonctl.errors import CPUShareError
from tray import artwork
from tray.desk import Desk, Door
from tray.entries import Command
from tray.foreign import told
from tray.orderfile import Read, read_file
from tray.words import fill, plain


class Offering(QObject):
    """Asks, sells, and shows what comes of it. windows: questions and complaints that are open."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.windows: list[QWidget] = []

    def offer(self, path: Path) -> None:
        """Ask which cores to sell by the order in this file, or say why it is none."""

        def work() -> tuple[Read, Book]:
            return read_file(path), selling.book(self._desk.paths)

        self._desk.hand.do(work, self._read)

    def close(self) -> None:
        """Put away what is being asked."""
        for window in self.windows:
            if isValid(window):
                window.close()
                window.deleteLater()
        self.windows.clear()

    def _read(self, outcome: object) -> None:
        if isinstance(outcome, Exception):
            self._complain(self.tr("The sell orders cannot be read"), str(outcome))
            return
        assert isinstance(outcome, tuple)
        read, book = outcome
        if read.order is not None:
            from tray.settings.coresdialog import CoresDialog

            dialog = CoresDialog(read.order, book)
            dialog.chosen.connect(self._sell)
            self._show(dialog)
        elif read.foreign:
            self._complain(
                fill(self.tr("%1 is no sell order", "%1: a file"), plain(read.name)),
                self.tr(
                    "A sell order is a short text that a project or a market gives you. This file "
                    "may be another program's: open it with that one."
                ),
            )
        else:
            self._complain(*_said(read.error))

    def _sell(self, order: SellOrder, cores: Collection[int]) -> None:
        paths = self._desk.paths
        self._desk.hand.do(lambda: selling.sell(paths, order, cores), self._sold)

    def _sold(self, outcome: object) -> None:
        if isinstance(outcome, Exception):
            self._complain(*_said(outcome))
            return
        if self._desk.bridge.snapshot.status is None:
            self._desk.bridge.command(Command.START)
        self._desk.open(Door.NOW)

    def _complain(self, title: str, text: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, "CPUShare", title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(text)
        box.addButton(QMessageBox.StandardButton.Close)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._show(box)

    def _show(self, window: QWidget) -> None:
        window.setWindowIcon(artwork.program())
        window.destroyed.connect(self._gone)
        self.windows.append(window)
        window.show()
        window.raise_()
        window.activateWindow()

    def _gone(self) -> None:
        self.windows = [window for window in self.windows if isValid(window)]


def _said(error: Exception) -> tuple[str, str]:
    """An error's title, and what it says beyond it."""
    if not isinstance(error, CPUShareError):
        return str(error) or type(error).__name__, ""
    return told(error.title), "\n\n".join(told(one) for one in (error.detail, error.hint) if one)
