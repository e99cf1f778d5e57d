"""In place of the rules when settings.toml cannot be used: what is wrong, and where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from daemonctl.errors import SettingsError
from tray.labels import DataLabel
from tray.settings.changes import problem_of
from tray.settings.places import FolderButton
from tray.settings.problems import ProblemLine


class BrokenPage(QWidget):
    """again(): the user wants the file read again."""

    again = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QVBoxLayout()
        told = DataLabel(
            self.tr(
                "Until the file can be read again, nothing here is changed. Whatever you wrote "
                "in it is left as it is."
            ),
            self,
        )
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
