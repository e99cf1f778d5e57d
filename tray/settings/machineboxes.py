"""The rules about the machine: battery, heat, the load of other programs, a full screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from daemonctl.settings import Rules
from tray.settings.choices import Choices
from tray.settings.numbers import number
from tray.settings.ranges import COOL, HOT, set_cool, set_hot
from tray.settings.rulebox import RuleBox
from tray.settings.sentence import Sentence
from tray.words import fill


class BatteryBox(RuleBox):
    """Rest while the computer draws on its battery."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.check.setText(self.tr("Rest on &battery"))
        self._choices = choices
        self.switched.connect(self._switch)

    def show_rules(self, rules: Rules) -> None:
        """Show the rule."""
        self.show_on(rules.pause_on_battery)

    def _switch(self, on: bool) -> None:
        words = self.tr("Rests on battery") if on else self.tr("Computes on battery too")
        self._choices.change_rules(words, pause_on_battery=on)


class HeatBox(RuleBox):
    """Rest while the processor is hot, until it is clearly cooler."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.check.setText(self.tr("Rest when the processor gets &hot"))
        self._choices = choices
        self._hot = number(*HOT, self.tr("Rest above, °C"))
        self._cool = number(*COOL, self.tr("Go on below, °C"))
        text = self.tr("Rest above %1 °C, go on below %2 °C", "%1, %2: number fields")
        self.body.addWidget(Sentence(text, self._hot, self._cool, parent=self))
        self.switched.connect(self._switch)
        self._hot.valueChanged.connect(self._set_hot)
        self._cool.valueChanged.connect(self._set_cool)

    def show_rules(self, rules: Rules) -> None:
        """Show the rule and its temperatures."""
        self.show_on(rules.pause_when_hot)
        self._hot.show_value(rules.hot_celsius)
        self._cool.show_value(rules.cool_celsius)

    def _switch(self, on: bool) -> None:
        words = (
            self.tr("Rests when the processor is hot")
            if on
            else self.tr("Computes however hot the processor is")
        )
        self._choices.change_rules(words, pause_when_hot=on)

    def _set_hot(self, hot: int) -> None:
        self._set(*set_hot(hot, self._cool.value()))

    def _set_cool(self, cool: int) -> None:
        self._set(*set_cool(self._hot.value(), cool))

    def _set(self, hot: int, cool: int) -> None:
        words = fill(self.tr("Rests above %1 °C, goes on below %2 °C"), str(hot), str(cool))
        self._choices.change_rules(words, "heat", hot_celsius=hot, cool_celsius=cool)


class BusyBox(RuleBox):
    """Rest while other programs need the machine."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.check.setText(self.tr("Rest when &other programs are busy"))
        self._choices = choices
        self._percent = number(5, 100, self.tr("Busy from, per cent of the computer"))
        self._seconds = number(5, 600, self.tr("Busy for, seconds"))
        text = self.tr("They use %1 % of the computer for %2 seconds", "%1, %2: number fields")
        self.body.addWidget(Sentence(text, self._percent, self._seconds, parent=self))
        self.switched.connect(self._switch)
        self._percent.valueChanged.connect(self._set_percent)
        self._seconds.valueChanged.connect(self._set_seconds)

    def show_rules(self, rules: Rules) -> None:
        """Show the rule and its figures."""
        self.show_on(rules.pause_when_busy)
        self._percent.show_value(rules.busy_percent)
        self._seconds.show_value(rules.busy_seconds)

    def _switch(self, on: bool) -> None:
        words = (
            self.tr("Rests when other programs are busy")
            if on
            else self.tr("Computes beside busy programs")
        )
        self._choices.change_rules(words, pause_when_busy=on)

    def _set_percent(self, percent: int) -> None:
        words = fill(self.tr("Other programs are busy from %1 %"), str(percent))
        self._choices.change_rules(words, "busy_percent", busy_percent=percent)

    def _set_seconds(self, seconds: int) -> None:
        words = fill(self.tr("Other programs are busy after %1 s"), str(seconds))
        self._choices.change_rules(words, "busy_seconds", busy_seconds=seconds)


class FullScreenBox(RuleBox):
    """Rest while a film, a game or a talk fills the screen."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.check.setText(self.tr("Rest while a window &fills the screen"))
        self._choices = choices
        self.switched.connect(self._switch)

    def show_rules(self, rules: Rules) -> None:
        """Show the rule."""
        self.show_on(rules.pause_full_screen)

    def _switch(self, on: bool) -> None:
        words = (
            self.tr("Rests while a window fills the screen")
            if on
            else self.tr("Computes while a window fills the screen")
        )
        self._choices.change_rules(words, pause_full_screen=on)
