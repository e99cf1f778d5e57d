"""The key that pauses and resumes, where this desktop lets a program have one."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tray import shortcut
from tray.desk import Desk
from tray.foreign import told
from tray.labels import DataLabel
from tray.settings.changes import problem_of
from tray.settings.choices import Choices
from tray.settings.complaint import Complaint
from tray.settings.places import CopyButton
from tray.words import fill

COMMAND = "cpushare pause --toggle"


class ShortcutField(QWidget):
    """A key sequence; or, where none can be had, the command for the desktop's own settings."""

    def __init__(self, desk: Desk, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._choices = choices
        self._keys = ""
        self._tried = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.edit = QKeySequenceEdit(self)
        self.edit.setAccessibleName(self.tr("Key that pauses and resumes"))
        self.wrong = Complaint(self.edit, self)
        self.clear = QPushButton(self.tr("No key"), self)
        if shortcut.available():
            self._offer_keys(column)
        else:
            self.edit.hide()
            self.clear.hide()
            self._offer_command(column)

    def show_keys(self, keys: str) -> None:
        """Show the keys that the settings have."""
        self._keys = keys
        if not self.edit.hasFocus():
            self.edit.setKeySequence(QKeySequence(keys))
        self.clear.setEnabled(bool(keys))

    def _offer_keys(self, column: QVBoxLayout) -> None:
        self.edit.setMaximumSequenceLength(1)
        self.edit.editingFinished.connect(self._take)
        self.clear.setAccessibleName(self.tr("No key pauses"))
        self.clear.clicked.connect(lambda: self._set(""))
        row = QHBoxLayout()
        row.addWidget(self.edit, 1)
        row.addWidget(self.clear)
        column.addLayout(row)
        column.addWidget(self.wrong)
        self.setFocusProxy(self.edit)

    def _offer_command(self, column: QVBoxLayout) -> None:
        told = DataLabel(
            self.tr(
                "This desktop keeps its keys to itself. Add one in its keyboard settings that "
                "runs this command:"
            ),
            self,
        )
        told.setWordWrap(True)
        line = QLineEdit(COMMAND, self)
        line.setReadOnly(True)
        line.setAccessibleName(self.tr("Command that pauses and resumes"))
        row = QHBoxLayout()
        row.addWidget(line, 1)
        row.addWidget(CopyButton(COMMAND, self.tr("Copy the command"), self))
        column.addWidget(told)
        column.addLayout(row)

    def _take(self) -> None:
        keys = self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        self.wrong.say("")
        if not keys or keys == self._keys:
            self._set(keys)
            return
        self._tried = keys
        # Asks the X server, which may take its time.
        self._desk.hand.do(lambda: shortcut.problem(keys), self._answered)

    def _answered(self, outcome: object) -> None:
        if isinstance(outcome, Exception):
            self.wrong.say(told(problem_of(outcome).title))
        elif outcome:
            self.wrong.say(fill(self.tr("Not applied: %1"), str(outcome)))
        else:
            self._set(self._tried)
            return
        self.edit.setKeySequence(QKeySequence(self._keys))

    def _set(self, keys: str) -> None:
        if keys == self._keys:
            return
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        words = (
            fill(self.tr("%1 pauses and resumes", "%1: keys"), shown)
            if keys
            else self.tr("No key pauses")
        )
        self.edit.setKeySequence(QKeySequence(keys))
        self._choices.change_tray(words, pause_shortcut=keys)
