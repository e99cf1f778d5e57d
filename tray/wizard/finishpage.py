"""The last page: what was chosen gets done, step by step, and the first job comes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from tray.desk import Desk, Door
from tray.mark import Mark, Shape
from tray.present import Command, Snapshot
from tray.wizard.finishing import FinishWords, Plan, Stage, Step, stage, work
from tray.wizard.page import Page, larger, text, waiting
from tray.wizard.showing import Showing
from tray.wizard.troubles import said


class FinishPage(Page):
    """A step that fails says why and may be tried again; the ones before it stay done."""

    def __init__(self, desk: Desk, words: FinishWords, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", parent)
        self.title = self.tr("That is all")
        self.heading.setText(self.title)
        self._words = words
        self._plan: Plan | None = None
        self._next = 0
        self._before = 0
        self.busy = False
        self.failed = False
        self.done = False
        self._showing = Showing(desk, self)
        self._steps = QGridLayout()
        self._steps.setHorizontalSpacing(10)
        self._steps.setColumnStretch(1, 1)
        self.body.addLayout(self._steps)
        self._lines: dict[Step, tuple[Mark, QLabel]] = {}
        for row, step in enumerate(Step):
            mark, label = Mark(Shape.TODO, self.tr("To do"), self), text(self)
            self._lines[step] = mark, label
            self._steps.addWidget(mark, row, 0)
            self._steps.addWidget(label, row, 1)
        self.trouble = text(self, selectable=True)
        self.trouble.setAccessibleName(self.tr("What went wrong"))
        self.retry = QPushButton(self.tr("&Try again"), self)
        self.retry.setAutoDefault(False)
        self.retry.clicked.connect(self._on)
        self.body.addWidget(self.trouble)
        self.body.addLayout(_left(self.retry))
        self.body.addSpacing(10)
        self.mark = Mark(Shape.NOW, self.tr("Under way"), self)
        self.line = text(self)
        self.line.setFont(larger(self.line.font(), 1.15))
        now = QHBoxLayout()
        now.setSpacing(10)
        now.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        now.addWidget(self.line, 1)
        self.body.addLayout(now)
        self.progress = waiting(self, self.tr("Until the first result"))
        self.body.addWidget(self.progress)
        self.resume = QPushButton(self.tr("&Resume"), self)
        self.resume.setAutoDefault(False)
        self.resume.clicked.connect(lambda: desk.bridge.command(Command.RESUME))
        self.body.addLayout(_left(self.resume))
        self.show_now = QCheckBox(self.tr("Show &me: compute now, while this window is open"), self)
        self.show_now.setChecked(True)
        self.show_now.toggled.connect(self._show_now_changed)
        self.show_note = text(self, dim=True)
        self.show_note.setText(
            self.tr("When you close this window, computing pauses while you use the computer.")
        )
        self.body.addWidget(self.show_now)
        self.body.addWidget(self.show_note)
        self.window_button = QPushButton(self.tr("Show &window"), self)
        self.window_button.setAutoDefault(False)
        self.window_button.clicked.connect(lambda: desk.open(Door.NOW))
        self.body.addSpacing(6)
        self.body.addLayout(_left(self.window_button))
        self.body.addStretch(1)
        desk.bridge.changed.connect(self._changed)

    def begin(self, plan: Plan) -> None:
        """Do what was chosen."""
        self._plan = plan
        self._next = 0
        self.done = False
        # What the daemon will say of coins is held against what it said before.
        status = self.desk.bridge.snapshot.status
        self._before = 0 if status is None else status.coins.total
        for step, (mark, label) in self._lines.items():
            label.setText(self._words.step(step, plan))
            mark.show_as(Shape.TODO, self.tr("To do"))
        self._on()

    def ready(self) -> bool:
        """All is done."""
        return self.done

    def stop_showing(self) -> None:
        """The user looks on no longer: the rules are as chosen."""
        self._showing.end()

    def _on(self) -> None:
        """The next step, or the one that failed."""
        plan, steps = self._plan, list(Step)
        assert plan is not None
        self.failed, self.busy = False, self._next < len(steps)
        if self._next == len(steps):
            self.done = True
            self.desk.bridge.refresh()
        else:
            step = steps[self._next]
            self._lines[step][0].show_as(Shape.NOW, self.tr("Under way"))
            plan = self._now(plan)
            if step is Step.RULES:
                self._showing.begin(plan)
            self.desk.hand.do(work(step, plan, self.desk.paths), self._did)
        self._show()

    def _now(self, plan: Plan) -> Plan:
        return replace(plan, show_now=plan.rules.pause_when_active and self.show_now.isChecked())

    def _did(self, outcome: object) -> None:
        step = list(Step)[self._next]
        mark = self._lines[step][0]
        if isinstance(outcome, Exception):
            mark.show_as(Shape.CROSS, self.tr("Failed"))
            self.failed, self.busy = True, False
            self.trouble.setText(said(outcome))
            self._show()
            return
        mark.show_as(Shape.TICK, self.tr("Done"))
        self._next += 1
        self._on()

    def _changed(self, _snapshot: object) -> None:
        if self._plan is not None:
            self._show()

    def _show_now_changed(self, on: bool) -> None:
        if self._plan is not None and self._showing.begun:
            self._showing.switch(on)

    def _show(self) -> None:
        plan = self._plan
        assert plan is not None
        snapshot: Snapshot = self.desk.bridge.snapshot
        self.trouble.setVisible(self.failed)
        self.retry.setVisible(self.failed)
        if not self.failed:
            self.trouble.setText("")
        now = stage(snapshot, self._before) if self.done else Stage.WAITING
        shapes = {
            Stage.WAITING: (Shape.NOW, self.tr("Under way")),
            Stage.COMPUTING: (Shape.NOW, self.tr("Computing")),
            Stage.EARNED: (Shape.TICK, self.tr("Earned")),
            Stage.STUCK: (Shape.QUERY, self.tr("Waiting")),
        }
        self.mark.show_as(*shapes[now])
        self.mark.setVisible(self.done)
        self.line.setVisible(self.done)
        if self.done:
            self.line.setText(self._words.line(snapshot, self._before, plan.rules))
        self.progress.setVisible(
            self.busy or (self.done and now in (Stage.WAITING, Stage.COMPUTING))
        )
        self.resume.setVisible(self.done and snapshot.pause is not None)
        for widget in (self.show_now, self.show_note):
            widget.setVisible(plan.rules.pause_when_active and not self.failed)
        self.window_button.setVisible(self.done)
        self.changed.emit()


def _left(button: QPushButton) -> QHBoxLayout:
    """A button no wider than its text."""
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row
