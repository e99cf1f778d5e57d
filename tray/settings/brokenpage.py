"""In place of the rules when settings.toml cannot be used: what is wrong, and where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from daemonctl.errors import SettingsError
from tray.settings.changes import problem_of
from tray.settings.places import FolderButton
from tray.settings.problems import ProblemLine


class BrokenPage(QWidget):
    """again(): the user wants the file read again."""

    again = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QVBoxLayout()
        told = QLabel(
            self.tr(
                "Until the file can be read again, nothing here is changed. Whatever you wrote "
                "in it is left as it is."
            ),
            self,
        )
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self.button = QPushButton(self.tr("&Try again"), self)
        self.button.clicked.connect(self.again)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(FolderButton(folder, self))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(self._line)
        column.addWidget(told)
        column.addLayout(row)
        column.addStretch(1)

    def show_error(self, error: SettingsError) -> None:
        """Show what is wrong."""
        while (item := self._line.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._line.addWidget(ProblemLine(problem_of(error), self))
