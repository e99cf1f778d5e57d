"""The page "History": every replica that this machine finished, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tray.desk import Desk
from tray.labels import DataLabel, wrapped
from tray.present import Snapshot
from tray.sides import leading
from tray.window.failure import problem
from tray.window.historymodel import Column
from tray.window.historytable import HistoryTable
from tray.window.problembox import ProblemList

TYPING_MS = 300
"""A search begins when nothing was typed for so long."""


class HistoryPage(QWidget):
    """A table of replicas with a search; read again when something ended while it is visible."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seen: object = None
        self._model = HistoryTable(desk, self.palette(), self)
        self._model.loaded.connect(self._loaded)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._search_now)
        self._make_search()
        self._make_table()
        self._lay_out()
        desk.bridge.changed.connect(self._changed)
        self._model.look_for("")

    def _make_search(self) -> None:
        self._search = QLineEdit()
        self._search.setClearButtonEnabled(True)
        self._search.setPlaceholderText(self.tr("computation, beneficiary, outcome, cpu3 …"))
        self._search.textEdited.connect(lambda _text: self._typing.start())
        self._search.textChanged.connect(lambda text: None if text else self._typing.start(0))
        self._search.returnPressed.connect(self._search_now)
        self._label = QLabel(self.tr("Sea&rch:"))
        self._label.setBuddy(self._search)
        self.setFocusProxy(self._search)

    def _make_table(self) -> None:
        self._table = QTableView()
        self._table.setAccessibleName(self.tr("Finished jobs"))
        self._table.setModel(self._model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._table.setAlternatingRowColors(True)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.setWordWrap(False)
        rows = self._table.verticalHeader()
        rows.hide()
        # Rows of one height: a table of thousands need not measure each.
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 10)
        heads = self._table.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        heads.setStretchLastSection(False)
        copy = QAction(self.tr("&Copy"), self._table)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self._table.addAction(copy)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.customContextMenuRequested.connect(self._menu)

    def _lay_out(self) -> None:
        self._problems = ProblemList()
        self._told = wrapped(DataLabel(self.tr("Reading the history…")))
        self._told.setAlignment(leading(self) | Qt.AlignmentFlag.AlignTop)
        self._places = QStackedWidget()
        self._places.addWidget(self._told)
        self._places.addWidget(self._table)
        head = QHBoxLayout()
        head.addWidget(self._label)
        head.addWidget(self._search, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 20, 16, 12)
        page.setSpacing(12)
        page.addLayout(head)
        page.addWidget(self._problems)
        page.addWidget(self._places, 1)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read what ended meanwhile."""
        super().showEvent(event)
        self._changed(self._desk.bridge.snapshot)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Dark and light may change while the window is open."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._model.recolour(self.palette())

    def copy(self) -> None:
        """The selected rows into the clipboard, as a table."""
        chosen = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        if chosen:
            lines = [self._model.heads(), *(self._model.line(row) for row in chosen)]
            QGuiApplication.clipboard().setText("\n".join(lines) + "\n")

    def _menu(self, at: QPoint) -> None:
        if self._table.indexAt(at).isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self._table.actions())
            menu.popup(self._table.viewport().mapToGlobal(at))

    def _search_now(self) -> None:
        self._typing.stop()
        if (words := self._search.text().strip()) != self._model.search:
            self._model.look_for(words)

    def _changed(self, snapshot: Snapshot) -> None:
        status = snapshot.status
        if not self.isVisible() or status is None:
            return
        # Each job that ends changes one of these.
        seen = status.coins, status.confirmed, status.failed, status.spooled
        if seen != self._seen:
            self._seen = seen
            self._model.refresh()

    def _loaded(self, outcome: object) -> None:
        failed = isinstance(outcome, Exception)
        self._problems.show_problems((problem(outcome),) if isinstance(outcome, Exception) else ())
        empty = self._model.rowCount() == 0
        if empty and not failed:
            self._told.setText(
                self.tr("Nothing found. Fewer words find more.")
                if self._model.search
                else self.tr("Nothing yet: a job appears here when it has ended.")
            )
        elif failed:
            self._told.setText("")
        if not empty and self._places.currentIndex() == 0:
            self._fit()
        self._places.setCurrentIndex(0 if empty else 1)

    def _fit(self) -> None:
        """Columns as wide as what is in them, once: they do not jump as rows come."""
        heads = self._table.horizontalHeader()
        self._table.resizeColumnsToContents()
        for column in Column:
            heads.resizeSection(column, heads.sectionSize(column) + 12)
        for column in (Column.COMPUTATION, Column.BENEFICIARY):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
