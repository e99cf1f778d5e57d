"""The key that pauses and resumes, where this desktop lets a program have one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tray import shortcut
from tray.settings.choices import Choices
from tray.settings.places import CopyButton
from tray.words import fill

COMMAND = "cpushare pause --toggle"


class ShortcutField(QWidget):
    """A key sequence; or, where none can be had, the command for the desktop's own settings."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._keys = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.edit = QKeySequenceEdit(self)
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
        self.edit.setAccessibleName(self.tr("Key that pauses and resumes"))
        self.edit.editingFinished.connect(self._take)
        self.clear.setAccessibleName(self.tr("No key pauses"))
        self.clear.clicked.connect(lambda: self._set(""))
        row = QHBoxLayout()
        row.addWidget(self.edit, 1)
        row.addWidget(self.clear)
        column.addLayout(row)
        self.setFocusProxy(self.edit)

    def _offer_command(self, column: QVBoxLayout) -> None:
        told = QLabel(
            self.tr(
                "This desktop keeps its keys to itself. Add one in its keyboard settings that "
                "runs this command:"
            ),
            self,
        )
        told.setTextFormat(Qt.TextFormat.PlainText)
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
        self._set(keys)

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
