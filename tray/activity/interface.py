"""What tells whether the user is there: the values, and the class that every adapter is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from daemonctl.senses import Source


class Unavailable(Exception):
    """This session has no such source; the text says what is missing."""


class Sensor(QObject):
    """changed(bool): the user came back (True), or has given no input for the time asked for.
    lost(): the source is gone, and tells nothing any more.

    Making one raises Unavailable. source: which one it is. active: what it says now.
    """

    changed = Signal(bool)
    lost = Signal()
    source = Source.NONE

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.active = True

    def watch(self, idle_s: float) -> None:
        """Count the user as away after so many seconds without input, from now on.

        What is already so is known to the source, which is asked: `active` may change at once
        or shortly afterwards, and `changed` tells it.
        """
        raise NotImplementedError

    def look(self) -> None:
        """Make sure of `active`, as after the machine has slept."""

    def close(self) -> None:
        """Listen no more."""

    def _tell(self, active: bool) -> None:
        """Sources say things twice; what is told is a change."""
        if active != self.active:
            self.active = active
            self.changed.emit(active)
