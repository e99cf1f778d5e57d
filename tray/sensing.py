"""What the tray senses of its user: whether they are there, for the daemon, and their key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from daemonctl import control
from daemonctl.control import rules
from daemonctl.paths import Paths
from daemonctl.senses import Activity
from daemonctl.settings import Settings
from tray.activity import ActivityWatch
from tray.hand import Hand

if TYPE_CHECKING:
    from tray.shortcut import PauseShortcut

SECONDS_A_MINUTE = 60


class Sensing(QObject):
    """changed(Activity): the user went or came. toggled(): they pressed the key for the pause.
    troubled(str, str): the key, as their language writes it, and why they cannot have it, in words.

    hand: what it gives to it takes no time worth mentioning. Nothing happens before the settings
    are known.
    """

    changed = Signal(object)
    toggled = Signal()
    troubled = Signal(str, str)

    def __init__(self, paths: Paths, hand: Hand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._hand = hand
        self._watch: ActivityWatch | None = None
        self._shortcut: PauseShortcut | None = None
        self._sequence = ""

    def follow(self, settings: Settings) -> None:
        """These are the settings now."""
        idle_s = float(settings.rules.idle_minutes * SECONDS_A_MINUTE)
        if self._watch is None:
            self._watch = ActivityWatch(idle_s, self._tell, control.myself, self)
            self._watch.changed.connect(self.changed)
        else:
            self._watch.set_idle(idle_s)
        self._listen(self._watch, settings.tray.pause_shortcut)

    def look(self) -> None:
        """Make sure of it all: the machine has slept."""
        if self._watch is not None:
            self._watch.look()

    def close(self) -> None:
        """Listen no more."""
        if self._watch is not None:
            self._watch.close()

    def _tell(self, activity: Activity) -> None:
        # A full disk: the daemon keeps to what it was told last, and complains of the disk.
        self._hand.do(lambda: rules.tell_activity(self._paths, activity), lambda _outcome: None)

    def _listen(self, watch: ActivityWatch, sequence: str) -> None:
        if sequence == self._sequence or watch.server is None:
            return
        self._sequence = sequence
        if self._shortcut is None:
            # Few people have one.
            from tray.shortcut import PauseShortcut

            self._shortcut = PauseShortcut(watch.server, self)
            self._shortcut.pressed.connect(self.toggled)
        try:
            trouble = self._shortcut.set(sequence)
        except OSError:
            return  # without its X server the whole program ends
        if trouble:
            self.troubled.emit(_shown(sequence), trouble)


def _shown(sequence: str) -> str:
    keys = QKeySequence.fromString(sequence, QKeySequence.SequenceFormat.PortableText)
    # What is no key at all is shown as it was written.
    return keys.toString(QKeySequence.SequenceFormat.NativeText) or sequence
