"""The user looks on: until the window closes, computing goes on though they use the computer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from tray import lookon
from tray.desk import Desk
from tray.wizard.finishing import Plan


class Showing(QObject):
    """What settings.toml says meanwhile is not what was chosen; `end` puts that right.

    It is told to the desk's hand, which finishes its work before the tray ends; where the tray is
    killed, its next start keeps the promise.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan: Plan | None = None
        self._looking = False
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.end)

    @property
    def begun(self) -> bool:
        """Whether the rules have been written at all."""
        return self._plan is not None

    def begin(self, plan: Plan) -> None:
        """From now on the rules are those of `plan`, but for the one that looking on holds off."""
        self._plan = plan
        self._looking = plan.show_now and plan.rules.pause_when_active

    def switch(self, on: bool) -> None:
        """Look on, or do not."""
        if self._plan is not None and self._plan.rules.pause_when_active:
            self._looking = on
            self._write(on)

    def end(self) -> None:
        """As it was chosen."""
        self._plan = None
        if self._looking:
            self._looking = False
            self._write(False)

    def _write(self, looking: bool) -> None:
        paths = self._desk.paths
        self._desk.hand.do(lambda: lookon.switch(paths, looking), _told)


def _told(outcome: object) -> None:
    """The rules that are in force are seen in the settings; there is no page any more to say it."""
