"""What settings.toml says, kept up to date: a window may change it, and so may an editor."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from daemonctl.control import rules
from daemonctl.paths import Paths
from daemonctl.settings import Settings
from tray.hand import Hand
from tray.watch import FileWatch, folders_of, stamp


class Preferences(QObject):
    """changed(Settings): read for the first time, or differs now.

    settings: the last ones that could be read; the defaults until then.
    """

    changed = Signal(object)

    def __init__(self, paths: Paths, hand: Hand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._hand = hand
        self._known = False
        self.settings = Settings()
        self._files = rules.settings_files(paths)
        self._watch = FileWatch(folders_of(self._files), self)
        self._watch.changed.connect(self._look)
        self._read()

    def _look(self) -> None:
        if self._stamps() != self._seen:
            self._read()

    def _read(self) -> None:
        self._watch.follow(self._files)
        self._seen = self._stamps()
        self._hand.do(lambda: rules.settings(self._paths), self._have)

    def _stamps(self) -> tuple[object, ...]:
        return tuple(stamp(path) for path in self._files)

    def _have(self, found: object) -> None:
        # A file that cannot be used is the daemon's to complain of: the last settings hold.
        settings = found if isinstance(found, Settings) else self.settings
        if settings != self.settings or not self._known:
            self._known = True
            self.settings = settings
            self.changed.emit(settings)
