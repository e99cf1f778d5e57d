"""The week's hours in words: "Monday to Friday 18–8, Saturday and Sunday all day"."""

from __future__ import annotations

from collections.abc import Sequence

from daemonctl.settings import HOURS
from tray.settings.hours import DAYS, Cell, Hours, alike, count, spans
from tray.words import Translate, english, fill


class HourWords:
    """names: of the weekdays in the user's language, Monday first. first: the week's first day,
    0 = Monday."""

    def __init__(
        self, names: Sequence[str], first: int = 0, translate: Translate = english
    ) -> None:
        self._names = tuple(names)
        self._first = first
        self._translate = translate

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("HourWords", text, disambiguation, n)

    def cell(self, cell: Cell, on: bool) -> str:
        """One hour of the week, for who cannot see it."""
        day, hour = cell
        text = (
            self.tr("%1 %2 to %3, computes", "%1: weekday, %2 and %3: hours")
            if on
            else self.tr("%1 %2 to %3, rests", "%1: weekday, %2 and %3: hours")
        )
        return fill(text, self._names[day], str(hour), str(hour + 1))

    def summary(self, hours: Hours) -> str:
        """The whole week in one sentence."""
        if not count(hours):
            return self.tr("Never: no hour is chosen.")
        if count(hours) == DAYS * HOURS:
            return self.tr("At every hour of the week.")
        order = [(self._first + day) % DAYS for day in range(DAYS)]
        parts = [
            fill(self.tr("%1 %2", "%1: weekdays, %2: their hours"), self._days(days), self._day(on))
            for days, on in alike(hours, order)
            if on
        ]
        return self.tr(", ", "between weekdays with their hours").join(parts)

    def _days(self, days: tuple[int, ...]) -> str:
        first, last = self._names[days[0]], self._names[days[-1]]
        if len(days) == 1:
            return first
        if len(days) == 2:
            return fill(self.tr("%1 and %2", "weekdays"), first, last)
        return fill(self.tr("%1 to %2", "weekdays"), first, last)

    def _day(self, on: frozenset[int]) -> str:
        if len(on) == HOURS:
            return self.tr("all day")
        shown = [
            fill(self.tr("%1–%2", "hours: 18–8"), str(start), str(end)) for start, end in spans(on)
        ]
        return self.tr(" and ", "between hours of one day").join(shown)
