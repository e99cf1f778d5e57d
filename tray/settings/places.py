"""Where things lie: open the folder, copy the path."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from tray.words import fill


class FolderButton(QPushButton):
    """Opens a folder in the desktop's file manager."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Open folder"))
        self._folder = folder
        self.setToolTip(str(folder))
        self.clicked.connect(self._open)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


class CopyButton(QPushButton):
    """Copies a text into the clipboard. name: what it copies, for who cannot see it."""

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Copy"))
        self.setAccessibleName(name)
        self._copied = text
        self.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copied)


class Place(QWidget):
    """A file or folder: its path, to read and to copy; its folder, to open. what: is there."""

    def __init__(self, path: Path, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QLineEdit(str(path), self)
        line.setReadOnly(True)
        line.setCursorPosition(0)
        line.setAccessibleName(fill(self.tr("Path: %1", "%1: of the sell orders"), what))
        copy = CopyButton(str(path), fill(self.tr("Copy the path: %1"), what), self)
        folder = FolderButton(path.parent if path.suffix else path, self)
        folder.setAccessibleName(fill(self.tr("Open the folder: %1"), what))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(line, 1)
        row.addWidget(copy)
        row.addWidget(folder)
