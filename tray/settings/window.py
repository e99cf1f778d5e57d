"""The settings window: cores, rules, the rest; changes apply at once and can be taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from daemonctl.control.selling import Book
from daemonctl.errors import SettingsError
from daemonctl.settings import Settings
from tray.desk import Desk
from tray.settings.bar import UndoBar
from tray.settings.brokenpage import BrokenPage
from tray.settings.changes import Changes
from tray.settings.choices import Choices
from tray.settings.corespage import CoresPage
from tray.settings.generalpage import GeneralPage
from tray.settings.orders import Orders
from tray.settings.rulespage import RulesPage

SIZE = (780, 640)


class SettingsWindow(QWidget):
    """Everything that a volunteer may choose."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("CPUShare settings"))
        self._desk = desk
        self.changes = Changes(desk.hand, self)
        self.orders = Orders(desk, self.changes, self)
        self.choices = Choices(desk, self.changes, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its bar has the focus
        self.tabs.tabBar().setAccessibleName(self.tr("Sections"))
        self.cores = CoresPage(desk, self.orders, self.changes)
        self.rules = RulesPage(desk, self.choices)
        self.general = GeneralPage(desk, self.choices, self.changes)
        self._stacks = (_stack(self.rules), _stack(self.general))
        self._broken: tuple[BrokenPage, ...] = ()  # made where the file is
        self.tabs.addTab(self.cores, self.tr("Co&res"))
        self.tabs.addTab(self._stacks[0], self.tr("R&ules"))
        self.tabs.addTab(self._stacks[1], self.tr("&General"))
        self.bar = UndoBar(self)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.bar)
        self.changes.told.connect(self.bar.tell)
        self.bar.undo.connect(self.changes.undo)
        self.orders.changed.connect(self._show_book)
        self.choices.changed.connect(self._show_settings)
        self.choices.broken.connect(self._show_broken)
        QShortcut(QKeySequence.StandardKey.Close, self, self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._escape)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.changes.undo)
        self.resize(*SIZE)
        self.orders.read()
        self.choices.read()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's
        """What is typed and not yet finished is taken, as by leaving the field."""
        if (focus := self.focusWidget()) is not None:
            focus.clearFocus()
        self.choices.finish()
        super().closeEvent(event)

    def _escape(self) -> None:
        if not self.cores.forget_typed():
            self.close()

    def _show_book(self, book: Book) -> None:
        self.rules.show_sold(sum(sale.on for sale in book.sales), len(book.sales))

    def _show_settings(self, settings: Settings) -> None:
        for stack in self._stacks:
            stack.setCurrentIndex(0)
        self.rules.show_settings(settings)
        self.general.show_settings(settings)

    def _show_broken(self, error: SettingsError) -> None:
        if not self._broken:
            self._broken = tuple(self._make_broken(stack) for stack in self._stacks)
        for stack, broken in zip(self._stacks, self._broken, strict=True):
            broken.show_error(error)
            stack.setCurrentIndex(1)

    def _make_broken(self, stack: QStackedWidget) -> BrokenPage:
        broken = BrokenPage(self._desk.paths.config)
        broken.again.connect(self.choices.read)
        stack.addWidget(broken)
        return broken


def _stack(page: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    stack.addWidget(page)
    return stack
