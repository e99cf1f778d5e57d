"""What can be done about one's account, and the dialogs for its recovery file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from tray.flow import FlowLayout


class EarnButtons(QWidget):
    """Those that fit are shown by whoever has them; in a narrow window they take two lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self)
        self.make = self._button(self.tr("Ma&ke my account"))
        self.cancel = self._button(self.tr("&Stop waiting"))
        self.retry = self._button(self.tr("&Try again"))
        self.in_file = self._button(self.tr("Keep &it in a file"))
        self.save = self._button(self.tr("&Save recovery file…"))
        self.restore = self._button(self.tr("I have a &recovery file…"))

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        self._row.addWidget(button)
        return button


class RecoveryDialog(QFileDialog):
    """Asks where the recovery file is, or is to be, without stopping the rest."""

    def __init__(self, parent: QWidget, chosen: Callable[[Path], None], *, save: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if save:
            self.setWindowTitle(self.tr("Save the recovery file"))
            self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            self.selectFile("cpushare-recovery.txt")
        else:
            self.setWindowTitle(self.tr("Choose the recovery file"))
            self.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.fileSelected.connect(lambda name: chosen(Path(name)))
