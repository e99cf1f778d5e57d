"""Tells when files of a folder change in whatever way: replaced, renamed, or written in place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from tray.watch import FolderWatch

SETTLE_MS = 150
"""An editor empties a file before it writes it: look when it is done, and once for all."""


class FileWatch(QObject):
    """changed(): something in the folder, or in one of the followed files, is otherwise."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLE_MS)
        self._later.timeout.connect(self.changed)
        self._folder = FolderWatch((folder,), self)
        self._folder.changed.connect(self._noticed)
        # A folder's watch tells nothing of a file that is written in place.
        self._files = QFileSystemWatcher(self)
        self._files.fileChanged.connect(self._noticed)

    def follow(self, files: Iterable[Path]) -> None:
        """Follow these files and no others; to be told again after each change, as a file that
        was replaced is another one."""
        wanted = {str(file) for file in files}
        watched = set(self._files.files())
        if gone := watched - wanted:
            self._files.removePaths(sorted(gone))
        if new := wanted - watched:
            self._files.addPaths(sorted(new))

    def _noticed(self) -> None:
        # Not started anew by each event: a file that grows for minutes is shown as it grows.
        if not self._later.isActive():
            self._later.start()
