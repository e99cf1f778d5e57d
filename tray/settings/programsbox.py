"""The programs that want the machine to themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from daemonctl.settings import MOST_PROGRAMS, Rules
from tray.labels import DataLabel
from tray.settings.choices import Choices
from tray.settings.complaint import Complaint
from tray.settings.ranges import add_program
from tray.settings.rulebox import INDENT
from tray.sides import margins, trailing
from tray.words import fill, plain

ROWS = 4
"""Names that are seen without scrolling."""


class ProgramPicker(QComboBox):
    """A name to type, or one of the programs that run now. wanted(): its list is to be filled."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(18)
        self._asked = False

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's
        super().focusInEvent(event)
        self.wanted.emit()

    def showPopup(self) -> None:  # noqa: N802 - Qt's
        # Qt opens no empty list: it is opened when the names are there.
        self._asked = self.count() == 0
        self.wanted.emit()
        super().showPopup()

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names; what was typed stays."""
        if names != [self.itemText(row) for row in range(self.count())]:
            typed = self.currentText()
            self.clear()
            self.addItems(names)
            self.setCurrentIndex(-1)
            self.setEditText(typed)
        if self._asked and names and self.isVisible():
            super().showPopup()
        self._asked = False


class ProgramsBox(QWidget):
    """Rest while one of the listed programs runs; an empty list is no rule.

    wanted(): the programs that run now are asked for.
    """

    wanted = Signal()

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._programs: tuple[str, ...] = ()
        title = DataLabel(self.tr("Rest while one of these &programs runs:"), self)
        self.now = DataLabel("", self)
        self.now.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.now.setAlignment(trailing(self) | Qt.AlignmentFlag.AlignVCenter)
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Programs that make the cores rest"))
        self._list.setTabKeyNavigation(False)
        self._list.setFixedHeight(ROWS * (self.fontMetrics().height() + 4) + 6)
        self._list.currentRowChanged.connect(self._follow)
        title.setBuddy(self._list)
        self._name = ProgramPicker(self)
        self._name.setAccessibleName(self.tr("Name of a program to add"))
        edit = self._name.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(self.tr("Name, as ps shows it"))
        edit.returnPressed.connect(self._add)
        self._name.wanted.connect(self.wanted)
        self._button = QPushButton(self.tr("A&dd"), self)
        self._button.clicked.connect(self._add)
        self._remove = QPushButton(self.tr("Remo&ve"), self)
        self._remove.clicked.connect(self._take)
        self._wrong = Complaint(self._name, self)
        edit.textEdited.connect(lambda: self._wrong.say(""))
        adding = QHBoxLayout()
        adding.addWidget(self._name, 1)
        adding.addWidget(self._button)
        side = QVBoxLayout()
        side.addLayout(adding)
        side.addWidget(self._wrong)
        side.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeading)
        side.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addWidget(self.now, 1)
        inner = QHBoxLayout()
        inner.setContentsMargins(margins(self, INDENT, 0, 0, 0))
        inner.addWidget(self._list, 1)
        inner.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addLayout(inner)
        self._follow()

    def show_rules(self, rules: Rules) -> None:
        """Show the list."""
        if rules.programs != self._programs:
            self._programs = rules.programs
            row = self._list.currentRow()
            self._list.clear()
            self._list.addItems([plain(name) for name in rules.programs])
            self._list.setCurrentRow(min(row, self._list.count() - 1))
        self._follow()

    def show_now(self, text: str) -> None:
        """Show which of them run."""
        self.now.setText(text if self._programs else "")
        self._list.setAccessibleDescription(self.now.text())

    def offer(self, running: Sequence[str]) -> None:
        """Offer the programs that run now."""
        self._name.offer([name for name in running if name not in self._programs])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        if event.key() == Qt.Key.Key_Delete and self._list.hasFocus():
            self._take()
        else:
            super().keyPressEvent(event)

    def _follow(self, _row: int = -1) -> None:
        self._remove.setEnabled(self._list.currentRow() >= 0)

    def _add(self) -> None:
        name = self._name.currentText()
        programs = add_program(self._programs, name)
        if programs is None:
            self._wrong.say(
                fill(self.tr("No more than %1 programs fit in."), str(MOST_PROGRAMS))
                if len(self._programs) >= MOST_PROGRAMS
                else self.tr("Type the name of a program, such as blender.")
            )
            return
        self._wrong.say("")
        self._name.setCurrentIndex(-1)
        self._name.setEditText("")
        words = fill(self.tr("Rests while %1 runs", "%1: a program"), plain(programs[-1]))
        self._choices.change_rules(words, programs=programs)

    def _take(self) -> None:
        row = self._list.currentRow()
        if row < 0:
            return
        words = fill(self.tr("Computes beside %1", "%1: a program"), plain(self._programs[row]))
        rest = (*self._programs[:row], *self._programs[row + 1 :])
        self._choices.change_rules(words, programs=rest)
