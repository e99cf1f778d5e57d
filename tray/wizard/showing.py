"""The user looks on: until the window closes, computing goes on though they use the computer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from daemonctl.control import rules as rules_file
from daemonctl.settings import Rules
from tray.desk import Desk
from tray.wizard.finishing import Plan


class Showing(QObject):
    """What settings.toml says meanwhile is not what was chosen; `end` puts that right.

    It is told to the desk's hand, which finishes its work before the tray ends.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan: Plan | None = None
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.end)

    @property
    def begun(self) -> bool:
        """Whether the rules have been written at all."""
        return self._plan is not None

    def begin(self, plan: Plan) -> None:
        """From now on the rules in force are `plan.rules_now`."""
        self._plan = plan

    def switch(self, on: bool) -> None:
        """Look on, or do not."""
        if self._plan is not None:
            self._plan = replace(self._plan, show_now=on)
            self._write(self._plan.rules_now)

    def end(self) -> None:
        """As it was chosen."""
        plan, self._plan = self._plan, None
        if plan is not None and plan.rules_now != plan.rules:
            self._write(plan.rules)

    def _write(self, rules: Rules) -> None:
        paths = self._desk.paths
        self._desk.hand.do(lambda: rules_file.change(paths, rules=rules), _told)


def _told(outcome: object) -> None:
    """The rules that are in force are seen in the settings; there is no page any more to say it."""
