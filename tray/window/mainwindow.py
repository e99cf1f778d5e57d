"""The main window and its four pages, each made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from tray.desk import Desk, Door

SMALLEST = QSize(560, 420)
"""What the pages need to be read."""

PAGES = (Door.NOW, Door.EARNINGS, Door.HISTORY, Door.ABOUT)


def _now(desk: Desk) -> QWidget:
    from tray.window.now import NowPage

    return NowPage(desk)


def _earnings(desk: Desk) -> QWidget:
    from tray.window.earnings import EarningsPage

    return EarningsPage(desk)


def _history(desk: Desk) -> QWidget:
    from tray.window.history import HistoryPage

    return HistoryPage(desk)


def _about(desk: Desk) -> QWidget:
    from tray.window.about import AboutPage

    return AboutPage(desk)


_MAKERS: dict[Door, Callable[[Desk], QWidget]] = {
    Door.NOW: _now,
    Door.EARNINGS: _earnings,
    Door.HISTORY: _history,
    Door.ABOUT: _about,
}


class MainWindow(QWidget):
    """What the cores do now, what they earned and did, and what this program is.

    Closed, it is deleted: its memory comes back.
    """

    _size: ClassVar[QSize] = QSize(900, 640)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("CPUShare"))
        self._pages: dict[Door, QWidget] = {}
        self._places: list[QVBoxLayout] = []
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName(self.tr("Pages"))
        # Its bar has the focus.
        self._tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        titles = (self.tr("&Now"), self.tr("&Earnings"), self.tr("&History"), self.tr("&About"))
        for title in titles:
            holder = QWidget()
            place = QVBoxLayout(holder)
            place.setContentsMargins(0, 0, 0, 0)
            self._places.append(place)
            self._tabs.addTab(holder, title)
        settings = QPushButton(self.tr("&Settings…"))
        settings.setFlat(True)
        settings.clicked.connect(lambda: desk.open(Door.SETTINGS))
        self._tabs.setCornerWidget(settings)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self._tabs)
        # At least: where texts are longer, the pages ask for more.
        layout.addStrut(SMALLEST.width())
        self._tabs.setMinimumHeight(SMALLEST.height())
        self._tabs.currentChanged.connect(self._turned)
        self._keys()
        self.resize(MainWindow._size)

    def show_door(self, door: Door) -> None:
        """Turn to the page behind the door; the window's first where it is not one of its."""
        self._tabs.setCurrentIndex(PAGES.index(door) if door in PAGES else 0)

    def page(self, door: Door) -> QWidget:
        """The page behind the door, made now if it was not yet."""
        if door not in self._pages:
            made = _MAKERS[door](self._desk)
            self._pages[door] = made
            self._places[PAGES.index(door)].addWidget(made)
        return self._pages[door]

    def _turned(self, index: int) -> None:
        self.page(PAGES[index])

    def _keys(self) -> None:
        for number, door in enumerate(PAGES, start=1):
            self._key(f"Ctrl+{number}", partial(self.show_door, door))
        self._key("Ctrl+W", self.close)
        self._key("F1", lambda: self.show_door(Door.ABOUT))
        self._key(QKeySequence.StandardKey.Find, self._find)

    def _key(self, keys: str | QKeySequence.StandardKey, call: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(call)

    def _find(self) -> None:
        self.show_door(Door.HISTORY)
        self.page(Door.HISTORY).setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Only now is it known which page is looked at first."""
        super().showEvent(event)
        self._turned(self._tabs.currentIndex())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember the size for the next time, as long as the tray runs."""
        MainWindow._size = self.size()
        super().closeEvent(event)
