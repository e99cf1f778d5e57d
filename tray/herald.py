"""Watches what happens and tells the user of the little that is news."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from daemonctl.paths import Paths
from tray import memory
from tray.bridge import LONGEST_TIMER_MS, Bridge
from tray.hand import ignore
from tray.memory import Memory
from tray.news import News, NewsWords, forgotten, news, next_look, worth_telling
from tray.notify import Notifier
from tray.preferences import Preferences
from tray.present import Snapshot
from tray.words import translated


class Herald(QObject):
    """commanded(Command): what the user chose in a notification."""

    commanded = Signal(object)

    def __init__(
        self,
        paths: Paths,
        bridge: Bridge,
        preferences: Preferences,
        notifier: Notifier,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._bridge = bridge
        self._preferences = preferences
        self._notifier = notifier
        self._notifier.chosen.connect(self.commanded)
        self._memory: Memory | None = None
        self._before: Snapshot | None = None
        self._waiting: list[News] = []
        self.words = NewsWords(translated)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.look)
        bridge.changed.connect(self.look)
        # The settings were asked for before, of the same hand: they are known by then too.
        bridge.hand.do(lambda: memory.read(paths), self._recall)

    def look(self) -> None:
        """See what is new; after the machine has slept, too."""
        if self._memory is None:
            return
        snapshot = self._bridge.snapshot
        before, self._before = self._before, snapshot
        self.tell(*news(before, snapshot, self.words))
        # The snapshot may be old: nothing has to change for a pause to grow long.
        now = _at(snapshot, time.time())
        if (reminder := forgotten(now, self.words)) is not None:
            self.tell(reminder)
        self._later.stop()
        if (when := next_look(now)) is not None:
            rest_ms = int((when - now.now) * 1000) + 1000
            self._later.start(min(max(rest_ms, 0), LONGEST_TIMER_MS))

    def tell(self, *found: News) -> None:
        """Tell them together, but for what was told lately, unless the user wants none."""
        if self._memory is None:
            self._waiting += found
            return
        if not self._preferences.settings.tray.notifications:
            return
        now, after = time.time(), self._memory
        fresh: list[News] = []
        # Each is remembered by its own words: how many others there are makes none of them new.
        for one in found:
            if (then := worth_telling(one, after, now)) is not None:
                after = then
                fresh.append(one)
        if not fresh:
            return
        self._memory = after
        self._bridge.hand.do(lambda: _keep(self._paths, after), ignore)
        for one in self.words.gathered(fresh):
            self._notifier.send(one)

    def tell_of_key(self, keys: str, why: str) -> None:
        """Tell that the key for the pause cannot be had. why: in words."""
        self.tell(self.words.no_key(keys, why))

    def _recall(self, found: object) -> None:
        self._memory = found if isinstance(found, Memory) else Memory()
        self.look()
        waiting, self._waiting = self._waiting, []
        self.tell(*waiting)


def _at(snapshot: Snapshot, now: float) -> Snapshot:
    return Snapshot(snapshot.status, snapshot.pause, now, snapshot.machine_cores)


def _keep(paths: Paths, after: Memory) -> None:
    """Remember what was told; what else is remembered stays."""
    kept = memory.read(paths)
    memory.write(paths, Memory(wizard=kept.wizard, told=after.told, routine=after.routine))
