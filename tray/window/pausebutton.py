"""The button that pauses for a chosen time, resumes, or starts: whichever there is to do."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from tray.entries import PAUSES, Command, MenuWords
from tray.present import Snapshot
from tray.words import translated

LONGEST_WAIT_MS = 15_000
"""Starting takes no longer before it is given up."""


class PauseButton(QPushButton):
    """Says and does the same as the tray's menu. command(Command): what the user wants."""

    command = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = MenuWords(translated)
        self._does: Command | None = None
        self._menu = QMenu(self)
        self._menu.setAccessibleName(self.tr("Pause for how long"))
        self._menu.aboutToShow.connect(self._name_pauses)
        for pause in PAUSES:
            action = self._menu.addAction("")
            action.triggered.connect(lambda _checked=False, pause=pause: self._ask(pause))
        self._name_pauses()
        self.clicked.connect(self._clicked)

    def offer(self, snapshot: Snapshot) -> None:
        """Offer what there is to do about `snapshot`, with the rest of its pause."""
        if snapshot.status is None:
            does, text = Command.START, self._words.start()
        elif snapshot.pause is not None:
            does, text = Command.RESUME, self._words.resume(snapshot.pause, snapshot.now)
        else:
            does, text = Command.PAUSE, self.tr("&Pause")
        if text != self.text():
            self.setText(text)
        self.setEnabled(True)
        if does is not self._does:
            self._does = does
            self.setMenu(self._menu if does is Command.PAUSE else None)  # type: ignore[arg-type]

    def _name_pauses(self) -> None:
        """What the pauses are called depends on the hour."""
        for action, pause in zip(self._menu.actions(), PAUSES, strict=True):
            action.setText(self._words.pause(pause, time.time()))

    def _clicked(self) -> None:
        if self._does in (Command.RESUME, Command.START):
            self._ask(self._does)

    def _ask(self, command: Command) -> None:
        if command is Command.START:
            # No second click while the daemon starts.
            self.setText(self.tr("Starting…"))
            self.setEnabled(False)
        self.command.emit(command)
