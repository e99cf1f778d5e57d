"""The table's model: fetches the history in pages, and keeps its rows when it is read again."""

from __future__ import annotations

import time
from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QPalette

from daemonctl.control.earnings import Replica, replicas
from tray.desk import Desk
from tray.mark import icon
from tray.shape import Shape
from tray.window.historymodel import Column, HistoryWords, key, mark, merge
from tray.words import translated

PAGE = 200
"""Replicas that are fetched at once."""

Index = QModelIndex | QPersistentModelIndex

_NUMBERS = (Column.CPU, Column.COINS)
_TOP = QModelIndex()


class HistoryTable(QAbstractTableModel):
    """Finished replicas, newest first. loaded(object): a page came, or the exception that kept it
    from coming."""

    loaded = Signal(object)

    def __init__(self, desk: Desk, palette: QPalette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = HistoryWords(translated)
        self._icons: dict[Shape, QIcon] = {}
        self._palette = palette
        self._rows: list[Replica] = []
        self._now = time.time()
        self._search = ""
        self._more = False
        self._asked = 0
        self._busy = False
        self._again = False

    # What is asked for

    @property
    def search(self) -> str:
        """What is looked for; "" = everything."""
        return self._search

    def look_for(self, search: str) -> None:
        """Show the replicas that `search` finds; the ones shown stay until the new ones come."""
        self._search = search
        self._fetch(0, anew=True)

    def refresh(self) -> None:
        """Read the newest again: rows stay the same rows, new ones come on top."""
        if self._busy:
            self._again = True
        else:
            self._fetch(0, anew=False)

    def recolour(self, palette: QPalette) -> None:
        """Draw the marks for this palette."""
        self._palette = palette
        self._icons = {}
        if self._rows:
            self._changed(0, len(self._rows) - 1)

    def canFetchMore(self, parent: Index = _TOP) -> bool:  # noqa: N802 - Qt's name
        """Whether there may be older ones."""
        return not parent.isValid() and self._more and not self._busy

    def fetchMore(self, parent: Index = _TOP) -> None:  # noqa: N802
        """Have the next page fetched; it comes when it comes."""
        if self.canFetchMore(parent):
            self._fetch(len(self._rows), anew=False)

    def _fetch(self, offset: int, *, anew: bool) -> None:
        self._busy = True
        self._asked += 1
        ticket, paths, search = self._asked, self._desk.paths, self._search
        heard = partial(self._got, ticket, offset, anew)
        ends = {word: self._words.meant(word) for word in search.split()}
        self._desk.hand.do(
            lambda: replicas(paths, search, offset=offset, limit=PAGE, ends=ends), heard
        )

    def _got(self, ticket: int, offset: int, anew: bool, outcome: object) -> None:
        if ticket != self._asked:
            return  # a later search goes before
        self._busy = False
        self._now = time.time()
        if isinstance(outcome, tuple):
            if offset:
                self._append(outcome)
            elif anew or not self._rows:
                self._begin(outcome)
            else:
                self._merge(outcome)
        self.loaded.emit(outcome)
        # Asked for while a page was under way.
        if self._again and not self._busy:
            self._again = False
            self._fetch(0, anew=False)

    def _begin(self, rows: Iterable[Replica]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._more = len(self._rows) >= PAGE
        self.endResetModel()

    def _append(self, rows: tuple[Replica, ...]) -> None:
        # Replicas that ended meanwhile pushed the others down: some come a second time.
        known = {key(one) for one in self._rows[-2 * PAGE :]}
        new = [one for one in rows if key(one) not in known]
        self._more = len(rows) >= PAGE
        if new:
            start = len(self._rows)
            self.beginInsertRows(_TOP, start, start + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def _merge(self, fresh: tuple[Replica, ...]) -> None:
        found = merge(self._rows, fresh)
        if found.changed is None:
            self._begin(fresh)
            return
        for at, replica in found.changed:
            self._rows[at] = replica
            self._changed(at, at)
        if found.new:
            self.beginInsertRows(_TOP, 0, len(found.new) - 1)
            self._rows[:0] = found.new
            self.endInsertRows()

    def _changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    # What the view asks

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802
        """Rows that were fetched."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:  # noqa: N802
        """As many as `Column` has."""
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The columns' titles, above what they stand for."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.head(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(Column(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell."""
        if not index.isValid():
            return None
        replica, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.cell(replica, column, self._now)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words.cell(replica, column, 0.0)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.OUTCOME:
            return self._icon(mark(replica))
        return None

    def line(self, row: int) -> str:
        """A row for the clipboard: its cells, with tabs between."""
        return "\t".join(self._words.cell(self._rows[row], column, 0.0) for column in Column)

    def heads(self) -> str:
        """The columns' titles, as `line` has the cells."""
        return "\t".join(self._words.head(column) for column in Column)

    @staticmethod
    def _alignment(column: Column) -> int:
        side = (
            Qt.AlignmentFlag.AlignTrailing if column in _NUMBERS else Qt.AlignmentFlag.AlignLeading
        )
        return int(side | Qt.AlignmentFlag.AlignVCenter)

    def _icon(self, which: Shape) -> QIcon:
        if which not in self._icons:
            self._icons[which] = icon(which, self._palette)
        return self._icons[which]
