"""Idleness on X11: an alarm of the server on its own clock of it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from daemonctl.senses import Source
from tray.activity.interface import Sensor, Unavailable
from tray.x11.connection import Connection
from tray.x11.idletime import IdleTime


class X11Idle(Sensor):
    """The user of an X server."""

    source = Source.X11

    def __init__(self, server: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line_ms = 0
        try:
            self._time = IdleTime(server, self)
        except OSError as error:
            raise Unavailable(str(error)) from error
        self._time.crossed.connect(self.look)
        server.lost.connect(self.lost)

    def watch(self, idle_s: float) -> None:
        """As in the interface; to the millisecond."""
        self._line_ms = max(int(idle_s * 1000), 1)
        self.look()

    def look(self) -> None:
        """Ask the server's clock, and have the alarm wait for the other side of the line."""
        if not self._line_ms:
            return
        try:
            idle = self._time.milliseconds() >= self._line_ms
            self._time.wait(self._line_ms, idle=not idle)
            # The user may have come between question and alarm, which then waits in vain.
            if idle and self._time.milliseconds() < self._line_ms:
                idle = False
                self._time.wait(self._line_ms, idle=True)
        except OSError:
            return  # the connection tells that it is lost
        self._tell(not idle)
