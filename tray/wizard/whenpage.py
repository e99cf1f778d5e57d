"""Page 4: when? Start at login, and the three rules that people want most."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QStyle, QVBoxLayout, QWidget

from daemonctl.control import rules
from daemonctl.paths import Paths
from daemonctl.senses import Sensed
from daemonctl.settings import Rules
from tray.desk import Desk
from tray.mark import Mark, Shape
from tray.wizard.page import Page, text
from tray.wizard.troubles import said
from tray.wizard.whenwords import WhenWords


@dataclass(frozen=True)
class Held:
    """What holds now. sensed: what this machine can feel; None: nobody knows.

    at_login: None where the tray cannot tell; on is the choice then. programs: whether it stands
    among the user's programs; None where that is no choice.
    """

    rules: Rules
    sensed: Sensed | None
    at_login: bool | None
    programs: bool | None = None


class WhenPage(Page):
    """What cannot be sensed here says so, and can be chosen all the same: sensors come and go."""

    def __init__(self, desk: Desk, words: WhenWords, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", parent)
        self.title = self.tr("When?")
        self.heading.setText(self.title)
        self._words = words
        self.held: Held | None = None
        self._trouble = ""
        self._begun = False
        lead = text(self)
        lead.setText(
            self.tr("CPUShare takes only what your programs leave over. When shall it stand still?")
        )
        self.body.addWidget(lead)
        self._notes: dict[QCheckBox, QLabel] = {}
        self.active = self._rule(self.tr("&Pause while I use the computer"), words.active(Rules()))
        self.battery = self._rule(self.tr("Pause on bat&tery"), words.battery(None))
        self.hot = self._rule(self.tr("Pause when it gets &hot"), words.hot(Rules(), None))
        self.body.addSpacing(8)
        self.login = self._rule(
            self.tr("&Start when I log in"),
            self.tr("The icon in the panel comes up, and computing goes on."),
        )
        self.programs = self._rule(
            self.tr("List CPUShare among my p&rograms"),
            self.tr("It is found in the menu, and opens sell orders (.cpu files)."),
        )
        self._show_programs(False)
        self.mark = Mark(Shape.CROSS, self.tr("Cannot be used"), self)
        self.trouble = text(self, selectable=True)
        self.trouble.setAccessibleName(self.tr("What went wrong"))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.trouble, 1)
        self.body.addSpacing(8)
        self.body.addLayout(line)
        self.mark.hide()
        self.trouble.hide()
        self.body.addStretch(1)

    def rules(self) -> Rules:
        """The rules as chosen; all the others as they are."""
        before = self.held.rules if self.held is not None else Rules()
        return replace(
            before,
            pause_when_active=self.active.isChecked(),
            pause_on_battery=self.battery.isChecked(),
            pause_when_hot=self.hot.isChecked(),
        )

    def at_login(self) -> bool:
        """Whether to start at login."""
        return self.login.isChecked()

    def among_programs(self) -> bool | None:
        """Whether to stand among the user's programs; None: a package has seen to it."""
        known = self.held is not None and self.held.programs is not None
        return self.programs.isChecked() if known else None

    def ready(self) -> bool:
        """What holds now has been read: it is not to be overwritten unseen."""
        return self.held is not None

    def hint(self) -> str:
        """Why there is no going on."""
        return self._trouble and self.tr("Repair settings.toml, then go back and come again.")

    def first(self) -> QWidget | None:
        """The first rule."""
        return self.active

    def enter(self) -> None:
        """Read what holds, the first time."""
        if self._begun:
            return
        self._begun = True
        paths = self.desk.paths
        self.desk.hand.do(lambda: _held(paths), self._read)

    def _read(self, outcome: object) -> None:
        if isinstance(outcome, Held):
            self.held, self._trouble = outcome, ""
            self.active.setChecked(outcome.rules.pause_when_active)
            self.battery.setChecked(outcome.rules.pause_on_battery)
            self.hot.setChecked(outcome.rules.pause_when_hot)
            self.login.setChecked(outcome.at_login is not False)
            self.programs.setChecked(outcome.programs is not False)
            self._show_programs(outcome.programs is not None)
            self._explain(outcome)
        else:
            self._begun, self._trouble = False, said(outcome)
        self.trouble.setText(self._trouble)
        self.trouble.setVisible(bool(self._trouble))
        self.mark.setVisible(bool(self._trouble))
        self.changed.emit()

    def _show_programs(self, on: bool) -> None:
        self.programs.setVisible(on)
        self._notes[self.programs].setVisible(on)

    def _explain(self, held: Held) -> None:
        words = self._words
        self._notes[self.active].setText(words.active(held.rules))
        self._notes[self.battery].setText(words.battery(held.sensed))
        self._notes[self.hot].setText(words.hot(held.rules, held.sensed))

    def _rule(self, words: str, note: str) -> QCheckBox:
        box = QCheckBox(words, self)
        box.setChecked(True)
        label = text(self, dim=True)
        label.setText(note)
        style = self.style()
        indent = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth) + style.pixelMetric(
            QStyle.PixelMetric.PM_CheckBoxLabelSpacing
        )
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        label.setIndent(indent)
        beside.setSpacing(2)
        beside.addWidget(box)
        beside.addWidget(label)
        self.body.addLayout(beside)
        self._notes[box] = label
        return box


def _held(paths: Paths) -> Held:
    from tray import integration
    from tray.autostart import is_on

    settings = rules.settings(paths)
    try:
        sensed = rules.sense(paths)
    except OSError:
        sensed = None
    # On a first run nothing is there, and that is not the user's wish.
    first = not paths.person.settings.exists()
    programs = first or integration.is_on() if integration.possible() else None
    return Held(settings.rules, sensed, None if first else is_on(), programs)
