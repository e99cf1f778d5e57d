"""Follows the user's activity by the best source that the session has, and tells the daemon."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from daemonctl.model import Process
from daemonctl.senses import ACTIVITY_SCHEMA, Activity, Source
from tray.activity.interface import Sensor, Unavailable

if TYPE_CHECKING:
    from tray.activity.fullscreen import FullScreenWatch
    from tray.x11.connection import Connection


class ActivityWatch(QObject):
    """changed(Activity): the user went or came, a window fills the screen or does no more, the
    source is lost. `tell` is given the same, and what holds at the start; it may not wait.

    me: tells which process this is. activity: what holds now. Without a source the user counts as
    away: nothing would ever say that they have gone, and nothing would be computed. server: the
    session's X server, for who else has questions to it; None on Wayland.
    """

    changed = Signal(object)

    def __init__(
        self,
        idle_s: float,
        tell: Callable[[Activity], object],
        me: Callable[[], Process],
        parent: QObject | None = None,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        super().__init__(parent)
        self._idle_s = idle_s
        self._tell = tell
        self._environ = environ
        self._sensor: Sensor | None = None
        self._screen: FullScreenWatch | None = None
        self.server: Connection | None = None
        self._me = me
        self.activity = Activity(ACTIVITY_SCHEMA, me(), Source.NONE, since=time.time())
        self._listen()
        self._publish(self._now())

    def set_idle(self, idle_s: float) -> None:
        """Count the user as away after so many seconds without input, from now on."""
        if idle_s != self._idle_s:
            self._idle_s = idle_s
            if self._sensor is not None:
                self._sensor.watch(idle_s)
            self._update()

    def look(self) -> None:
        """Make sure of it, and tell it again, as after the machine has slept: its clock may have
        been set, and then this process is not told by the same create time any more."""
        if self._sensor is not None:
            self._sensor.look()
        self._publish(self._now())

    def close(self) -> None:
        """Listen no more. What was told is of no worth once this process has ended."""
        if self._sensor is not None:
            self._sensor.close()
        self._sensor = self._screen = None
        if self.server is not None:
            self.server.close()

    def _listen(self) -> None:
        for make in self._sources():
            try:
                self._sensor = make(self)
                self._sensor.watch(self._idle_s)
            except Unavailable:
                self._sensor = None
                continue
            self._sensor.changed.connect(self._update)
            self._sensor.lost.connect(self._lost)
            return

    def _sources(self) -> Iterator[Callable[[QObject], Sensor]]:
        """The best first. What a session does not need is not even imported."""
        if self._environ.get("WAYLAND_DISPLAY"):
            # Not Xwayland's clock: it stands still while the user is in a window of Wayland's.
            yield self._wayland
            yield self._mutter
        elif self._environ.get("DISPLAY"):
            self._meet_x_server()
            yield self._x11

    def _meet_x_server(self) -> None:
        from tray.activity.fullscreen import FullScreenWatch
        from tray.x11.connection import Connection

        try:
            self.server = Connection.open(self._environ)
            self.server.setParent(self)
            self._screen = FullScreenWatch(self.server, self)
        except OSError:
            return
        self._screen.changed.connect(self._update)
        self.server.lost.connect(self._lost)

    def _x11(self, parent: QObject) -> Sensor:
        from tray.activity.x11 import X11Idle

        if self.server is None:
            raise Unavailable("the X server does not answer")
        return X11Idle(self.server, parent)

    def _wayland(self, parent: QObject) -> Sensor:
        from tray.activity.wayland import WaylandIdle

        return WaylandIdle(self._environ, parent)

    def _mutter(self, parent: QObject) -> Sensor:
        from tray.activity.mutter import MutterIdle

        return MutterIdle(self._environ, parent)

    def _lost(self) -> None:
        self._sensor = self._screen = None
        self._update()

    def _now(self) -> Activity:
        sensor, screen, before = self._sensor, self._screen, self.activity
        active = sensor is not None and sensor.active
        return Activity(
            schema=ACTIVITY_SCHEMA,
            by=self._me(),
            source=Source.NONE if sensor is None else sensor.source,
            active=active,
            idle_s=self._idle_s,
            since=before.since if active == before.active else time.time(),
            full_screen=None if screen is None else screen.full_screen,
        )

    def _update(self) -> None:
        now, before = self._now(), self.activity
        if _facts(now) != _facts(before):
            self._publish(now)

    def _publish(self, activity: Activity) -> None:
        self.activity = activity
        self._tell(activity)
        self.changed.emit(activity)


def _facts(activity: Activity) -> tuple[object, ...]:
    """All but whose they are: create times move with the clock."""
    return activity.source, activity.active, activity.idle_s, activity.full_screen
