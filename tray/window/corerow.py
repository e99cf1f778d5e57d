"""One core on the page "Now"."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QProgressBar, QWidget

from tray.labels import DataLabel, quiet, strong, wrapped
from tray.mark import Mark
from tray.window.link import Link
from tray.window.nowmodel import Row
from tray.words import fill

WHOLE = 1000
"""Progress is shown in thousandths: a bar is rarely wider."""


class CoreRow(QFrame):
    """Shows a row of the model; a new one is put into the widgets that are there.

    forecast: the longest usual one, for which room is kept.
    """

    def __init__(self, row: Row, forecast: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: Row | None = None
        self._mark = Mark(row.mark, row.state)
        self._title = strong(DataLabel())
        self._kind = quiet(DataLabel())
        self._state = DataLabel()
        self._price = DataLabel()
        self._job = DataLabel()
        self._job.setMinimumWidth(60)
        self._link = Link()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, WHOLE)
        self._bar.setFixedHeight(max(8, self.fontMetrics().height() // 2))
        self._done = DataLabel()
        self._rest = quiet(DataLabel())
        # Bars that end in one line are read at a glance.
        metrics = self.fontMetrics()
        self._done.setMinimumWidth(metrics.horizontalAdvance("100 %"))
        self._rest.setMinimumWidth(metrics.horizontalAdvance(forecast))
        self._sentence = quiet(wrapped(DataLabel()))
        self._lay_out()
        self.show_row(row)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        for label in (self._title, self._state, self._kind):
            head.addWidget(label)
        head.addStretch()
        head.addWidget(self._price)
        why = QHBoxLayout()
        why.setSpacing(10)
        why.addWidget(self._sentence, 1)
        why.addWidget(self._link, 0, Qt.AlignmentFlag.AlignTop)
        how_far = QHBoxLayout()
        how_far.setSpacing(10)
        how_far.addWidget(self._bar, 1)
        how_far.addWidget(self._done)
        how_far.addWidget(self._rest)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 10, 0, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._mark, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(head, 0, 1)
        grid.addLayout(why, 1, 1)
        grid.addWidget(self._job, 2, 1)
        grid.addLayout(how_far, 3, 1)

    def show_row(self, row: Row) -> None:
        """Show `row`; what it has in common with the last one is left alone."""
        before, self._row = self._row, row
        if row == before:
            return
        self._mark.show_as(row.mark, row.state)
        self._title.say(row.title)
        self._kind.say(row.kind)
        self._state.say(row.state)
        self._price.say(row.price)
        self._job.say(row.job)
        # A blank keeps the place, so that all bars end in one line.
        self._done.say(row.done or " " * row.running)
        self._rest.say(row.rest or " " * row.running)
        self._sentence.say(row.sentence)
        self._link.lead(row.host, row.url)
        if before is None or (row.url == "") is not (before.url == ""):
            self._link.setVisible(bool(row.url))
        if before is None or row.running is not before.running:
            self._bar.setVisible(row.running)
        if before is None or row.per_mille != before.per_mille:
            # Nothing tells how far it is: an empty bar, for one that moves wakes the machine.
            self._bar.setValue(row.per_mille or 0)
        self._name(row)

    def _name(self, row: Row) -> None:
        self.setAccessibleName(f"{row.title}: {row.state}")
        told = (row.kind, row.job, row.done, row.rest, row.price, row.sentence)
        self.setAccessibleDescription(". ".join(part for part in told if part))
        self._bar.setAccessibleName(fill(self.tr("Progress of %1", "%1: cpu3"), row.title))
        self._bar.setAccessibleDescription(row.done or self.tr("The job tells no progress"))
        self._link.setAccessibleName(
            fill(self.tr("Market of %1: %2", "%1: cpu3, %2: address"), row.title, row.host)
        )
