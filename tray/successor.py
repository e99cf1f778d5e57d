"""A newer tray that was installed in this one's place: it takes over when nobody would notice.

The daemon goes on as the newer version by itself, and what it then writes is of that version.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from daemonctl.control.update import EVERY_S, Replacement

MODULE = "tray.app"
_ICON = "QSystemTrayIconSys"


def undisturbed() -> bool:
    """Whether nothing of ours is on the screen but the icon, which is a window in some panels."""
    return not any(
        window.isVisible() and window.metaObject().className() != _ICON
        for window in QApplication.topLevelWidgets()
    )


class Successor(QObject):
    """Looks for it every minute. give_way: called once, when it is there and has been tried."""

    def __init__(self, give_way: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._give_way = give_way
        self._replacement = Replacement(MODULE)
        self._there = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(int(EVERY_S * 1000))
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._replacement.close()

    def _look(self) -> None:
        self._there = self._there or self._replacement.look()
        if self._there and undisturbed():
            self._timer.stop()
            self._give_way()
