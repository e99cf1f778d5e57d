"""The tray's menu, kept like the view's."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from tray.entries import SEPARATOR, Command, Entry


class Menu(QObject):
    """A QMenu that shows entries, and tells which command was chosen.

    chosen(Command): the user's choice. about_to_show(): it is going to be looked at.
    """

    chosen = Signal(object)
    about_to_show = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.widget = QMenu()
        self.widget.aboutToShow.connect(self.about_to_show)
        self._entries: tuple[Entry, ...] = ()
        self._actions: list[QAction] = []

    def show(self, entries: tuple[Entry, ...]) -> None:
        """Make the menu say `entries`, be it open or not."""
        if entries == self._entries:
            return
        # A panel that draws the menu itself knows its lines by number: they stay the same
        # actions as long as there are as many of the same kind, and only their text changes.
        if [_kind(entry) for entry in entries] != [_kind(entry) for entry in self._entries]:
            self._rebuild(entries)
        self._entries = entries
        for action, entry in zip(self._actions, entries, strict=True):
            if action.text() != entry.text:
                action.setText(entry.text)

    def _rebuild(self, entries: tuple[Entry, ...]) -> None:
        self.widget.clear()
        self._actions = []
        for number, entry in enumerate(entries):
            action = QAction(self.widget)
            action.setSeparator(entry == SEPARATOR)
            action.setEnabled(entry.command is not None)
            action.triggered.connect(lambda _checked=False, at=number: self._chose(at))
            self.widget.addAction(action)
            self._actions.append(action)

    def _chose(self, number: int) -> None:
        command = self._entries[number].command
        if isinstance(command, Command):
            self.chosen.emit(command)


def _kind(entry: Entry) -> tuple[bool, bool]:
    return entry == SEPARATOR, entry.command is not None
