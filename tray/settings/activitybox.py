"""The rule that people want most: how many cores go on while they use the computer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from daemonctl.settings import Rules
from tray.labels import DataLabel
from tray.settings.choices import Choices
from tray.settings.numbers import number
from tray.settings.rulebox import RuleBox
from tray.words import fill


class ActivityBox(RuleBox):
    """to_schedule(): the user wants to see the schedule."""

    to_schedule = Signal()

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.check.setText(self.tr("&Make room while I use the computer"))
        self.switched.connect(self._switch)
        self._choices = choices
        self._cores = number(0, 8192, self.tr("Cores that go on while I use the computer"))
        self._cores.valueChanged.connect(self._set_cores)
        self._minutes = number(1, 240, self.tr("Minutes without input until I count as away"))
        self._minutes.valueChanged.connect(self._set_minutes)
        self._of = self._label()
        self._all = self._label()
        using = self._label(self.tr("While I &use the computer:"))
        using.setBuddy(self._cores)
        grid = QGridLayout()
        grid.setColumnStretch(2, 1)
        grid.addWidget(using, 0, 0)
        grid.addLayout(_row(self._cores, self._of), 0, 1)
        grid.addWidget(self._label(self.tr("When I am away:")), 1, 0)
        grid.addWidget(self._all, 1, 1)
        away = self._label(self.tr("I am a&way after:"))
        away.setBuddy(self._minutes)
        grid.addWidget(away, 2, 0)
        grid.addLayout(_row(self._minutes, self._label(self.tr("minutes without input"))), 2, 1)
        self.body.addLayout(grid)
        self._blind = QWidget(self)
        blind = QHBoxLayout(self._blind)
        blind.setContentsMargins(0, 0, 0, 0)
        told = self._label(
            self.tr(
                "Nothing on this desktop tells whether you use the computer, so that this rule "
                "cannot hold. A schedule can keep your hours free."
            )
        )
        told.setWordWrap(True)
        blind.addWidget(told, 1)
        jump = QPushButton(self.tr("Go to the s&chedule"), self._blind)
        jump.clicked.connect(self.to_schedule)
        blind.addWidget(jump, 0, Qt.AlignmentFlag.AlignTop)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._blind)
        self._blind.hide()

    def show_rules(self, rules: Rules) -> None:
        """Show the rule's figures."""
        self.show_on(rules.pause_when_active)
        self._cores.show_value(rules.cores_in_use)
        self._minutes.show_value(rules.idle_minutes)

    def show_sold(self, sold: int, machine: int) -> None:
        """sold: cores that are for sale. machine: cores that there are."""
        self._of.setText(fill(self.tr("of %1 sold cores", "%1: a number"), str(sold)))
        self._all.setText(fill(self.tr("all %1 sold cores", "%1: a number"), str(sold)))
        self._cores.setMaximum(max(machine, self._cores.value()))

    def show_source(self, text: str, none: bool) -> None:
        """Show what tells whether the user is there; none: nothing does."""
        self.show_now(text)
        self._blind.setVisible(none)

    def _label(self, text: str = "") -> DataLabel:
        return DataLabel(text, self)

    def _switch(self, on: bool) -> None:
        words = (
            self.tr("The cores make room while you use the computer")
            if on
            else self.tr("The cores go on while you use the computer")
        )
        self._choices.change_rules(words, pause_when_active=on)

    def _set_cores(self, cores: int) -> None:
        words = self.tr("Cores that go on while you use the computer: %1")
        self._choices.change_rules(fill(words, str(cores)), "cores_in_use", cores_in_use=cores)

    def _set_minutes(self, minutes: int) -> None:
        words = self.tr("You count as away after %1 min")
        self._choices.change_rules(fill(words, str(minutes)), "idle_minutes", idle_minutes=minutes)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
