"""The page "Earnings": sums, a plot of thirty days, and the numbers as a file."""

from __future__ import annotations

import datetime
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from daemonctl.control.earnings import Earnings, Sums, earnings, export_csv
from tray.desk import Desk
from tray.labels import DataLabel, quiet, selectable, strong, wrapped
from tray.present import Snapshot
from tray.sides import gap_at_end, margins, scrolling
from tray.window.earningsmodel import MOST_NAMED, Plot, decimal, plot
from tray.window.earningswords import EarningsWords
from tray.window.failure import problem
from tray.window.plot import PlotView, Swatch
from tray.window.problembox import ProblemList
from tray.words import coins, fill, plain, translated

LEGEND_COLUMNS = 2


class Sum(QWidget):
    """One amount and what it is."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self._amount = selectable(strong(DataLabel(), 1.6), by_key=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._amount)
        layout.addWidget(quiet(DataLabel(caption)))

    def show_sum(self, micro: int) -> None:
        """Show this amount: cut as everywhere, and exactly where one points at it."""
        self._amount.say(coins(micro))
        exact = fill(self.tr("%1 CPUCoins"), decimal(micro))
        self._amount.setToolTip(exact)
        self._amount.setAccessibleName(f"{self._caption}: {exact}")


class Legend(QWidget):
    """Which pattern is whose, in the order in which they are stacked."""

    def __init__(self, words: EarningsWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setColumnStretch(2 * LEGEND_COLUMNS, 1)

    def show_plot(self, shown: Plot) -> None:
        """Name the plot's series."""
        lines = tuple(self._words.legend(one) for one in shown.series)
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, (series, line) in enumerate(zip(shown.series, lines, strict=True)):
            row, column = divmod(number, LEGEND_COLUMNS)
            swatch = Swatch(MOST_NAMED if series.others else number, line)
            self._grid.addWidget(swatch, row, 2 * column)
            label = DataLabel(line)
            label.setContentsMargins(margins(label, 0, 0, 24, 0))
            self._grid.addWidget(label, row, 2 * column + 1)


class EarningsPage(QWidget):
    """Shows what the history says, anew when coins came while it is visible."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = EarningsWords(translated)
        self._seen: object = None
        self._asking = False
        self._make()
        self._lay_out()
        desk.bridge.changed.connect(self._changed)

    def _make(self) -> None:
        self._problems = ProblemList()
        self._told = wrapped(DataLabel(self.tr("Reading the history…")))
        self._sums = {
            "today": Sum(self.tr("today", "earned")),
            "week": Sum(self.tr("in 7 days", "earned")),
            "month": Sum(self.tr("in 30 days", "earned")),
            "total": Sum(self.tr("in all", "earned")),
        }
        self._pending = quiet(DataLabel())
        self._title = strong(DataLabel(self.tr("CPUCoins a day, by beneficiary")))
        nothing = plot((), datetime.date.today())
        self._plot = PlotView(nothing, self._words)
        self._readout = quiet(wrapped(DataLabel(" ")))
        self._plot.looked_at.connect(lambda said: self._readout.setText(said or self._hint()))
        self._readout.setText(self._hint())
        self._legend = Legend(self._words)
        self._export = QPushButton(self.tr("E&xport as CSV…"))
        self._export.clicked.connect(self._choose_file)
        self._saved = wrapped(DataLabel())

    def _lay_out(self) -> None:
        sums = QHBoxLayout()
        sums.setSpacing(36)
        for one in self._sums.values():
            sums.addWidget(one)
        sums.addStretch()
        self._content = QWidget()
        content = QVBoxLayout(self._content)
        gap_at_end(content, self._content)
        content.setSpacing(10)
        content.addLayout(sums)
        content.addWidget(self._pending)
        content.addSpacing(8)
        content.addWidget(self._title)
        content.addWidget(self._plot, 1)
        content.addWidget(self._readout)
        content.addWidget(self._legend)
        self._content.hide()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._problems)
        column.addWidget(self._told)
        column.addWidget(self._content, 1)
        column.addStretch()
        foot = QHBoxLayout()
        foot.addWidget(self._export, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._saved, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 20, 16, 12)
        page.setSpacing(12)
        page.addWidget(scrolling(inner, self.tr("Earnings")), 1)
        page.addLayout(foot)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read what there is now."""
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        """Have the history read, unless that is being done."""
        if self._asking:
            return
        self._asking = True
        snapshot = self._desk.bridge.snapshot
        self._seen = None if snapshot.status is None else snapshot.status.coins
        paths = self._desk.paths
        self._desk.hand.do(lambda: earnings(paths, time.time()), self._got)

    def _changed(self, snapshot: Snapshot) -> None:
        status = snapshot.status
        if self.isVisible() and status is not None and status.coins != self._seen:
            self.reload()

    def _got(self, outcome: object) -> None:
        self._asking = False
        if isinstance(outcome, Exception):
            self._problems.show_problems((problem(outcome),))
            self._told.say("")
            return
        assert isinstance(outcome, Earnings)
        self._problems.show_problems(())
        empty = not outcome.sums.total and not outcome.days
        self._told.say(self._nothing(outcome.sums) if empty else "")
        self._content.setVisible(not empty)
        self._export.setEnabled(not empty)
        if empty:
            return
        for name, one in self._sums.items():
            one.show_sum(getattr(outcome.sums, name))
        self._pending.say(self._awaiting(outcome.sums.pending))
        shown = plot(outcome.days, datetime.date.today())
        self._plot.show_plot(shown)
        self._legend.show_plot(shown)

    def _nothing(self, sums: Sums) -> str:
        first = self.tr("No CPUCoins yet: the first ones come some minutes after the first job.")
        return " ".join(filter(None, (first, self._awaiting(sums.pending))))

    def _awaiting(self, micro: int) -> str:
        if micro <= 0:
            return ""
        return fill(self.tr("%1 CPUCoins are computed and await confirmation."), coins(micro))

    def _hint(self) -> str:
        return self.tr("Point at a day to read its numbers.")

    # The numbers as a file

    def _choose_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = str(Path(folder) / "cpushare-earnings.csv")
        dialog = QFileDialog(self, self.tr("Export as CSV"), name, self.tr("Tables (*.csv)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.export)
        dialog.open()

    def export(self, name: str) -> None:
        """Write the numbers into the file of that name, and tell how it went."""
        target, paths = Path(name), self._desk.paths
        self._export.setEnabled(False)
        self._saved.say(self.tr("Writing…"))
        self._desk.hand.do(lambda: export_csv(paths, target), partial(self._exported, target))

    def _exported(self, target: Path, outcome: object) -> None:
        self._export.setEnabled(True)
        if isinstance(outcome, Exception):
            failed = problem(outcome)
            self._saved.say("")
            self._problems.show_problems((failed,))
            return
        self._problems.show_problems(())
        assert isinstance(outcome, int)
        self._saved.say(self._words.written(outcome, plain(target.name)))
