"""Tells when files are replaced or written, and when a process dies; neither by polling."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QSocketNotifier, QTimer, Signal

SETTLE_MS = 150
"""An editor empties a file before it writes it: look when it is done, and once for all."""

FALLBACK_MS = 5000
"""How often a process is looked for where the kernel has no pidfd (before Linux 5.3)."""


class FolderWatch(QObject):
    """changed(): something appeared, vanished or was replaced in one of the folders.

    A folder that is not there yet, or is deleted, is waited for.
    """

    changed = Signal()

    def __init__(self, folders: Iterable[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders = tuple(folders)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._noticed)
        self.wake()

    def sleep(self) -> None:
        """Tell nothing until `wake`, and cost nothing."""
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)

    def wake(self) -> None:
        """Tell again. What happened meanwhile is not told: look after waking, not before."""
        self._follow()

    def _noticed(self, _folder: str) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """Watch each folder, or for want of it the nearest one above it that exists."""
        wanted = {str(_nearest(folder)) for folder in self._folders}
        watched = set(self._watcher.directories())
        if gone := watched - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := wanted - watched:
            self._watcher.addPaths(sorted(new))
            # A folder may have come between our look and the watch.
            if {str(_nearest(folder)) for folder in self._folders} != wanted:
                self._follow()


class FileWatch(QObject):
    """changed(): something in the folders, or in one of the followed files, is otherwise."""

    changed = Signal()

    def __init__(self, folders: Iterable[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLE_MS)
        self._later.timeout.connect(self.changed)
        self._folder = FolderWatch(folders, self)
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


def folders_of(files: Iterable[Path]) -> tuple[Path, ...]:
    """The folders that files lie in, each once."""
    return tuple(dict.fromkeys(file.parent for file in files))


def stamp(path: Path) -> object:
    """Differs when the file was replaced; None where there is none."""
    try:
        info = path.stat()
    except OSError:
        return None
    return info.st_ino, info.st_mtime_ns, info.st_size


class DeathWatch(QObject):
    """died(): the process that is followed has ended (or, where the kernel has no pidfd, may
    have: whoever hears this looks)."""

    died = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fd = -1
        self._notifier: QSocketNotifier | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(FALLBACK_MS)
        self._timer.timeout.connect(self.died)

    def follow(self, pid: int | None) -> None:
        """Follow this process and no other; None: none. Whoever asks makes sure afterwards that
        the pid is still whose it was, for until now it could be reused."""
        self._leave()
        if pid is None:
            return
        try:
            self._fd = os.pidfd_open(pid)
        except ProcessLookupError:
            QTimer.singleShot(0, self, self.died.emit)
        except OSError:
            self._timer.start()
        else:
            # Readable once the process has ended.
            self._notifier = QSocketNotifier(self._fd, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._readable)

    def _readable(self) -> None:
        self._leave()
        self.died.emit()

    def _leave(self) -> None:
        self._timer.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def _nearest(folder: Path) -> Path:
    while not folder.is_dir():
        folder = folder.parent
    return folder
