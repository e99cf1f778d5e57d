"""The page "Now": what happens, the cores one by one, and the last result."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from daemonctl.control import machine
from tray.desk import Desk, Door
from tray.entries import Command
from tray.labels import DataLabel, quiet, strong, wrapped
from tray.mark import Mark, Shape
from tray.present import Snapshot, Speech, present
from tray.sentences import sentence
from tray.sides import gap_at_end, scrolling
from tray.window import picture
from tray.window.corerow import CoreRow
from tray.window.link import Link
from tray.window.nowmodel import Now, Row, next_look, now_page
from tray.window.nowwords import NowWords
from tray.window.pausebutton import LONGEST_WAIT_MS, PauseButton
from tray.window.problembox import ProblemList
from tray.words import translated

PICTURE_MS = 5000
"""The last result is looked for at most this often."""


class NowPage(QWidget):
    """Shows the bridge's snapshot while it is visible, and carries out pause, resume and start."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = NowWords(translated)
        self._speech = Speech(translated)
        self._efficient: frozenset[int] = frozenset()
        self._rows: list[CoreRow] = []
        self._jobs: object = None
        self._shown: Now | None = None
        self._make()
        self._lay_out()
        self._next = self._single_shot(self.refresh)
        self._picture_due = self._single_shot(self._load_picture)
        desk.bridge.changed.connect(self._changed)
        desk.hand.do(machine.cores, self._know_cores)

    def _make(self) -> None:
        self._mark = Mark(Shape.OFF, "")
        self._line = strong(wrapped(DataLabel()), 1.15)
        self._coins = quiet(DataLabel())
        self._button = PauseButton()
        self._button.command.connect(self._command)
        self._problems = ProblemList()
        self._empty = wrapped(DataLabel())
        self._wizard = QPushButton(self.tr("&Open the wizard…"))
        self._wizard.clicked.connect(lambda: self._desk.open(Door.WIZARD))
        self._off = quiet(wrapped(DataLabel()))
        self._switch = Link(self.tr("Switch on in the settings"))
        self._switch.setAccessibleDescription(self.tr("Opens the settings"))
        self._switch.clicked.connect(lambda: self._desk.open(Door.SETTINGS))
        self._picture = picture.LastPicture()

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self._line)
        said.addWidget(self._coins)
        head = QHBoxLayout()
        head.setSpacing(10)
        gap_at_end(head, self)
        head.addWidget(self._mark)
        head.addLayout(said, 1)
        head.addWidget(self._button)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        off = QHBoxLayout()
        off.setSpacing(10)
        off.addWidget(self._off, 1)
        off.addWidget(self._switch)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._problems)
        left.addWidget(self._empty)
        left.addWidget(self._wizard, 0, Qt.AlignmentFlag.AlignLeading)
        left.addLayout(self._list)
        left.addLayout(off)
        left.addStretch()
        inner = QWidget()
        columns = QHBoxLayout(inner)
        gap_at_end(columns, inner)
        columns.setSpacing(24)
        columns.addLayout(left, 1)
        columns.addWidget(self._picture)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 20, 16, 12)
        page.setSpacing(16)
        page.addLayout(head)
        page.addWidget(scrolling(inner, self.tr("Cores")), 1)

    def _single_shot(self, call: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(call)
        return timer

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """What changed while nobody looked is shown now."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show what the bridge knows, at this instant."""
        self._show(replace(self._desk.bridge.snapshot, now=time.time()))

    def _changed(self, _snapshot: Snapshot) -> None:
        self.refresh()

    def _show(self, snapshot: Snapshot) -> None:
        if not self.isVisible() or self.window().isMinimized():
            return
        view = present(snapshot, self._speech)
        page = now_page(snapshot, view, self._words, sentence, self._efficient)
        self._button.offer(snapshot)
        self._problems.show_problems(page.problems)
        if page != self._shown:
            self._shown = page
            self._mark.show_as(page.mark, page.line)
            self._line.say(page.line)
            self._coins.say(page.coins)
            self._empty.say(page.empty)
            self._wizard.setVisible(snapshot.status is not None and not snapshot.status.cores)
            self._off.say(page.off)
            self._switch.setVisible(bool(page.off))
            self._show_rows(page.rows)
        self._look_for_picture(snapshot)
        self._next.stop()
        if (seconds := next_look(snapshot)) is not None:
            self._next.start(int(seconds * 1000))

    def _show_rows(self, rows: tuple[Row, ...]) -> None:
        for widget, row in zip(self._rows, rows, strict=False):
            widget.show_row(row)
        for row in rows[len(self._rows) :]:
            widget = CoreRow(row, self._words.moments_left())
            self._rows.append(widget)
            self._list.addWidget(widget)
        while len(self._rows) > len(rows):
            gone = self._rows.pop()
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def _command(self, command: Command) -> None:
        if command is Command.START:
            # The bridge tells how it went only where something changed by it.
            QTimer.singleShot(LONGEST_WAIT_MS, self, self.refresh)
        self._desk.bridge.command(command)

    # What the hand brings

    def _know_cores(self, found: object) -> None:
        if isinstance(found, tuple):
            self._efficient = frozenset(core.number for core in found if core.efficiency)
            self.refresh()

    def _look_for_picture(self, snapshot: Snapshot) -> None:
        """A job that ended may have left a picture."""
        status = snapshot.status
        jobs = None if status is None else tuple(core.job for core in status.cores)
        if (self._shown is None or jobs != self._jobs) and not self._picture_due.isActive():
            self._picture_due.start(0 if self._jobs is None else PICTURE_MS)
        self._jobs = jobs

    def _load_picture(self) -> None:
        if self.isVisible():
            paths = self._desk.paths
            self._desk.hand.do(lambda: picture.load(paths), self._got_picture)

    def _got_picture(self, seen: object) -> None:
        # One that cannot be read is no news: the next job brings another.
        self._picture.show_result(None if isinstance(seen, Exception) else seen)  # type: ignore[arg-type]
