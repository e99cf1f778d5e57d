"""What the sensors say, in words beside each rule."""

from __future__ import annotations

from dataclasses import dataclass

from daemonctl.senses import Activity, Sensed, Source
from tray.words import Translate, english, fill, plain


@dataclass(frozen=True)
class Now:
    """The words beside each rule. no_source: nothing tells whether the user is there."""

    active: str
    battery: str
    heat: str
    busy: str
    full_screen: str
    programs: str
    no_source: bool


class SenseWords:
    """The words for what is sensed."""

    def __init__(self, translate: Translate = english) -> None:
        self._translate = translate

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("SenseWords", text, disambiguation, n)

    def now(self, sensed: Sensed, activity: Activity | None) -> Now:
        """All of them. activity: None: no tray senses its user."""
        source = Source.NONE if activity is None else activity.source
        return Now(
            active=self._active(source),
            battery=self._battery(sensed.on_battery),
            heat=self._heat(sensed.celsius),
            busy=self._busy(sensed.busy_percent),
            full_screen=self._full_screen(None if activity is None else activity.full_screen),
            programs=self._programs(sensed.programs),
            no_source=source is Source.NONE,
        )

    def _active(self, source: Source) -> str:
        # Who reads this uses the computer.
        return {
            Source.X11: self.tr("Noticed through the X server"),
            Source.MUTTER: self.tr("Noticed through GNOME"),
            Source.WAYLAND: self.tr("Noticed through the Wayland compositor"),
            Source.NONE: self.tr("Nothing tells on this desktop"),
        }[source]

    def _battery(self, on_battery: bool | None) -> str:
        if on_battery is None:
            return self.tr("Now: no battery")
        return self.tr("Now: on battery") if on_battery else self.tr("Now: on mains power")

    def _heat(self, celsius: float | None) -> str:
        if celsius is None:
            return self.tr("Now: no sensor")
        return fill(self.tr("Now: %1 °C"), f"{celsius:.0f}")

    def _busy(self, percent: float | None) -> str:
        if percent is None:
            return self.tr("Now: measuring", "the load of other programs")
        return fill(self.tr("Now: %1 % busy", "%1: a number"), f"{percent:.0f}")

    def _full_screen(self, full: bool | None) -> str:
        if full is None:
            return self.tr("Nothing tells on this desktop")
        return self.tr("Now: a window does") if full else self.tr("Now: no window does")

    def _programs(self, running: tuple[str, ...]) -> str:
        if not running:
            return self.tr("Now: none of them runs")
        names = self.tr(", ", "between names").join(plain(name) for name in running)
        return fill(self.tr("Now running: %1"), names)
