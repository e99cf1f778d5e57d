"""The schedule: the week's hours, and what they are in words."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from daemonctl.settings import Rules
from tray.labels import DataLabel
from tray.settings.choices import Choices
from tray.settings.hourgrid import HourGrid
from tray.settings.hours import DAYS, Hours
from tray.settings.hourwords import HourWords
from tray.settings.rulebox import RuleBox
from tray.words import fill, translated


class ScheduleBox(RuleBox):
    """Compute only at the hours that the user chose."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.check.setText(self.tr("&Compute only at these hours"))
        self._choices = choices
        locale = QLocale()
        names = [
            locale.standaloneDayName(day, QLocale.FormatType.LongFormat)
            for day in range(1, DAYS + 1)
        ]
        first = locale.firstDayOfWeek().value - 1
        self._words = HourWords(names, first, translated)
        self.grid = HourGrid(self._words, locale, first, self)
        self.grid.painted.connect(self._paint)
        self._summary = self._label()
        hint = self._label(
            self.tr(
                "Paint with the mouse, or with arrows and Space; Shift with arrows chooses several."
            )
        )
        hint.setForegroundRole(hint.palette().ColorRole.PlaceholderText)
        self.body.addWidget(self._summary)
        self.body.addWidget(self.grid)
        self.body.addWidget(hint)
        self.switched.connect(self._switch)

    def show_rules(self, rules: Rules) -> None:
        """Show the rule and its hours."""
        self.show_on(rules.use_schedule)
        self.grid.show_hours(rules.hours)
        self._summary.setText(self._words.summary(rules.hours))

    def _label(self, text: str = "") -> DataLabel:
        label = DataLabel(text, self)
        label.setWordWrap(True)
        return label

    def _switch(self, on: bool) -> None:
        words = (
            self.tr("Computes only at the chosen hours")
            if on
            else self.tr("Computes at every hour")
        )
        self._choices.change_rules(words, use_schedule=on)

    def _paint(self, hours: Hours) -> None:
        words = fill(self.tr("Hours: %1", "%1: a sentence"), self._words.summary(hours))
        self._choices.change_rules(words, hours=hours)
