"""The sentences below the rules: what each does here, with its figures."""

from __future__ import annotations

from daemonctl.senses import Sensed
from daemonctl.settings import Rules
from tray.words import Translate, english, fill


class WhenWords:
    """A rule whose sense this machine lacks says so."""

    def __init__(self, translate: Translate = english) -> None:
        self._translate = translate

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("WhenWords", text, disambiguation, n)

    def active(self, rules: Rules) -> str:
        """Pause while the computer is used."""
        text = self.tr(
            "Computing stops at your first key or mouse movement, and goes on when you have left "
            "the computer alone for %n minute(s).",
            "",
            rules.idle_minutes,
        )
        if not rules.cores_in_use:
            return text
        meanwhile = self.tr("%n core(s) may go on meanwhile.", "", rules.cores_in_use)
        return f"{text} {meanwhile}"

    def battery(self, sensed: Sensed | None) -> str:
        """Pause on battery. sensed: None: nobody could look."""
        if sensed is not None and sensed.on_battery is None:
            return self.tr("This computer has no battery, so this changes nothing here.")
        return self.tr("A laptop computes only while it is plugged in.")

    def hot(self, rules: Rules, sensed: Sensed | None) -> str:
        """Pause when it gets hot."""
        if sensed is not None and sensed.celsius is None:
            return self.tr("This computer tells no temperature, so this changes nothing here.")
        text = fill(
            self.tr("Above %1 °C it waits until the processor is below %2 °C.", "temperatures"),
            str(rules.hot_celsius),
            str(rules.cool_celsius),
        )
        if sensed is None or sensed.celsius is None:
            return text
        now = fill(self.tr("Now it is at %1 °C.", "a processor"), f"{sensed.celsius:.0f}")
        return f"{text} {now}"
