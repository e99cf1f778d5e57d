"""The page of rules: when the cores may compute."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from daemonctl.control import rules
from daemonctl.control.activity import activity
from daemonctl.control.programs import running
from daemonctl.senses import Activity, Sensed
from daemonctl.settings import Settings
from tray.desk import Desk
from tray.settings.activitybox import ActivityBox
from tray.settings.choices import Choices
from tray.settings.machineboxes import BatteryBox, BusyBox, FullScreenBox, HeatBox
from tray.settings.programsbox import ProgramsBox
from tray.settings.schedulebox import ScheduleBox
from tray.settings.sensewords import SenseWords
from tray.words import translated

SENSE_MS = 2000

GAP = 18
"""Pixels between two rules."""


class RulesPage(QScrollArea):
    """All rules; it senses only while it is seen."""

    def __init__(self, desk: Desk, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = SenseWords(translated)
        self._programs: tuple[str, ...] = ()
        self._sensing = False
        inner = QWidget()
        self.active = ActivityBox(choices)
        self.battery = BatteryBox(choices)
        self.heat = HeatBox(choices)
        self.busy = BusyBox(choices)
        self.full_screen = FullScreenBox(choices)
        self.programs = ProgramsBox(choices)
        self.schedule = ScheduleBox(choices)
        column = QVBoxLayout(inner)
        column.setSpacing(GAP)
        for box in (
            *(self.active, _line(), self.schedule, _line()),
            *(self.battery, self.heat, self.busy, self.full_screen, self.programs),
        ):
            column.addWidget(box)
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.active.to_schedule.connect(self._to_schedule)
        self.programs.wanted.connect(self._ask_programs)
        self._timer = QTimer(self)
        self._timer.setInterval(SENSE_MS)
        self._timer.timeout.connect(self._sense)

    def show_settings(self, settings: Settings) -> None:
        """Show what settings.toml says."""
        rules = settings.rules
        if rules.programs != self._programs:
            self._programs = rules.programs
            if self.isVisible():
                self._sense()
        for box in (
            *(self.active, self.battery, self.heat, self.busy),
            *(self.full_screen, self.programs, self.schedule),
        ):
            box.show_rules(rules)

    def show_sold(self, sold: int, machine: int) -> None:
        """sold: cores that are for sale. machine: cores that there are."""
        self.active.show_sold(sold, machine)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's
        super().showEvent(event)
        self._sense()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's
        super().hideEvent(event)
        self._timer.stop()

    def _sense(self) -> None:
        if self._sensing:
            return  # a hand that is busy is not asked twice
        self._sensing = True
        paths, programs = self._desk.paths, self._programs

        def work() -> tuple[Sensed, Activity | None]:
            return rules.sense(paths, programs), activity(paths)

        self._desk.hand.do(work, self._sensed)

    def _sensed(self, outcome: object) -> None:
        self._sensing = False
        if not isinstance(outcome, tuple):
            return  # the next look will do
        now = self._words.now(*outcome)
        self.active.show_source(now.active, now.no_source)
        self.battery.show_now(now.battery)
        self.heat.show_now(now.heat)
        self.busy.show_now(now.busy)
        self.full_screen.show_now(now.full_screen)
        self.programs.show_now(now.programs)

    def _ask_programs(self) -> None:
        self._desk.hand.do(running, self._offer)

    def _offer(self, outcome: object) -> None:
        if isinstance(outcome, tuple):
            self.programs.offer(outcome)

    def _to_schedule(self) -> None:
        self.ensureWidgetVisible(self.schedule)
        self.schedule.check.setFocus()


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    return line
