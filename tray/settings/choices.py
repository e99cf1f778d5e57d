"""settings.toml as the pages see it: read, followed, and changed field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from daemonctl.control import rules as store
from daemonctl.errors import SettingsError
from daemonctl.settings import Settings
from tray.desk import Desk
from tray.hand import ignore
from tray.settings.changes import Changes
from tray.settings.undo import Back
from tray.watch import FileWatch, folders_of


@dataclass(frozen=True)
class _Edit:
    section: str
    fields: Mapping[str, Any]
    words: str
    key: str


class Choices(QObject):
    """changed(Settings): they were read or changed. broken(SettingsError): the file cannot be
    used; nothing is written until it can."""

    changed = Signal(object)
    broken = Signal(object)

    def __init__(self, desk: Desk, changes: Changes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._changes = changes
        self.now: Settings | None = None
        self.known = False
        """Whether it was told yet what the file says, or that it cannot be used."""
        self._waiting: list[_Edit] = []
        self._writing = False
        changes.settled.connect(self._settled)
        self._files = store.settings_files(desk.paths)
        self._watch = FileWatch(folders_of(self._files), self)
        self._watch.changed.connect(self.read)

    def read(self) -> None:
        """Read the file beside the Qt loop; a signal tells what it says."""
        paths = self._desk.paths
        self._desk.hand.do(lambda: store.settings(paths), self._read)

    def change_rules(self, words: str, key: str = "", **fields: Any) -> None:
        """Change fields of `Rules`. words, key: as in `undo.Step`."""
        self._edit(_Edit("rules", fields, words, key))

    def change_tray(self, words: str, key: str = "", **fields: Any) -> None:
        """Change fields of `TraySettings`."""
        self._edit(_Edit("tray", fields, words, key))

    def finish(self) -> None:
        """Nobody will look any more: have written what still waits for its turn."""
        for edit in self._waiting:
            self._desk.hand.do(self._work(edit.section, edit.fields), ignore)
        self._waiting.clear()

    def _edit(self, edit: _Edit) -> None:
        if self.now is None:
            return
        part = getattr(self.now, edit.section)
        if all(getattr(part, name) == value for name, value in edit.fields.items()):
            return
        self.now = replace(self.now, **{edit.section: replace(part, **edit.fields)})
        if edit.key and self._waiting and self._waiting[-1].key == edit.key:
            # Somebody holds an arrow key down: the last value is the one that counts.
            self._waiting.pop()
        self._waiting.append(edit)
        self.changed.emit(self.now)
        self._next()

    def _next(self) -> None:
        if not self._writing and self._waiting:
            edit = self._waiting.pop(0)
            self._writing = True
            self._changes.do(self._work(edit.section, edit.fields), edit.words, edit.key)

    def _work(self, section: str, fields: Mapping[str, Any]) -> Callable[[], Back]:
        paths = self._desk.paths

        def work() -> Back:
            # Read anew, as somebody may have written other fields by hand.
            part = getattr(store.settings(paths), section)
            before = {name: getattr(part, name) for name in fields}
            store.change(paths, **{section: replace(part, **fields)})
            return self._work(section, before)

        return work

    def _settled(self) -> None:
        self._writing = False
        if self._waiting:
            self._next()
        else:
            self.read()

    def _read(self, outcome: object) -> None:
        if self._writing or self._waiting:
            return  # it says what was before the change that is under way
        self._watch.follow(self._files)
        self.known = True
        if isinstance(outcome, SettingsError):
            self.now = None
            self.broken.emit(outcome)
        elif isinstance(outcome, Exception):
            self._changes.fail(outcome)
        elif outcome != self.now and isinstance(outcome, Settings):
            self.now = outcome
            self.changed.emit(outcome)
