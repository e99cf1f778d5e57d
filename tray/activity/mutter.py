"""Idleness on GNOME: org.gnome.Mutter.IdleMonitor on the session bus.

Through jeepney: the QtDBus of PySide6 cannot send the unsigned numbers that it wants.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from daemonctl.senses import Source
from tray.activity.interface import Sensor, Unavailable

ANSWER_S = 3.0
SLACK_MS = 20

NAME = "org.gnome.Mutter.IdleMonitor"
MONITOR = DBusAddress("/org/gnome/Mutter/IdleMonitor/Core", NAME, NAME)


class MutterIdle(Sensor):
    """The user of GNOME, on all of its devices."""

    source = Source.MUTTER

    def __init__(self, environ: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line_ms = 0
        self._idle_watch = self._active_watch = 0
        self._held: list[Message] = []
        address = environ.get("DBUS_SESSION_BUS_ADDRESS") or "SESSION"
        try:
            self._bus = open_dbus_connection(bus=address)
        except Exception as error:  # jeepney raises KeyError, OSError and its own
            raise Unavailable(f"no session bus: {error}") from error
        try:
            self._listen()
        except OSError as error:
            self._bus.close()
            raise Unavailable(str(error)) from error
        self._readiness = QSocketNotifier(self._bus.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._readiness.activated.connect(self._readable)

    def _listen(self) -> None:
        rule = MatchRule(type="signal", sender=NAME, interface=NAME, member="WatchFired")
        self._call(message_bus, "AddMatch", "s", (rule.serialise(),))
        self._idle_ms()

    def watch(self, idle_s: float) -> None:
        """As in the interface."""
        self._line_ms = max(int(idle_s * 1000), 1)
        try:
            if self._idle_watch:
                self._call(MONITOR, "RemoveWatch", "u", (self._idle_watch,))
            # This one stays, and fires whenever the user has been away for so long.
            self._idle_watch = self._call(MONITOR, "AddIdleWatch", "t", (self._line_ms,))[0]
        except OSError:
            self._lose()
            return
        self.look()

    def look(self) -> None:
        """Ask how long the user has been away: a watch that is added then need not fire."""
        try:
            idle = self._is_idle()
            if idle and not self._active_watch:
                self._active_watch = self._call(MONITOR, "AddUserActiveWatch")[0]
                # The user may have come before the watch was there, which then waits in vain.
                idle = self._is_idle()
        except OSError:
            self._lose()
            return
        self._tell(not idle)

    def close(self) -> None:
        """As in the interface."""
        self._readiness.setEnabled(False)
        self._bus.close()

    def _is_idle(self) -> bool:
        # It may fire a little before the clock says so, and does it only once.
        return self._idle_ms() >= self._line_ms - SLACK_MS

    def _idle_ms(self) -> int:
        return int(self._call(MONITOR, "GetIdletime")[0])

    def _call(
        self, to: DBusAddress, member: str, signature: str = "", body: tuple[object, ...] = ()
    ) -> tuple[Any, ...]:
        """An answer's values. Raises OSError.

        What comes meanwhile is kept: jeepney's own way of asking drops it.
        """
        call = new_method_call(to, member, signature or None, body)
        serial = next(self._bus.outgoing_serial)
        self._bus.send(call, serial=serial)
        end = time.monotonic() + ANSWER_S
        while True:
            reply = self._bus.receive(timeout=max(0.0, end - time.monotonic()))
            if reply.header.fields.get(HeaderFields.reply_serial) == serial:
                break
            if not self._held:
                QTimer.singleShot(0, self, self._tell_held)
            self._held.append(reply)
        if reply.header.message_type is MessageType.error:
            raise OSError(reply.header.fields.get(HeaderFields.error_name, "D-Bus error"))
        return tuple(reply.body)

    def _readable(self) -> None:
        try:
            while True:
                self._heard(self._bus.receive(timeout=0))
        except TimeoutError:
            return
        except OSError:
            self._lose()

    def _tell_held(self) -> None:
        held, self._held = self._held, []
        for message in held:
            self._heard(message)

    def _heard(self, message: Message) -> None:
        if message.header.fields.get(HeaderFields.member) != "WatchFired":
            return
        (watch,) = message.body
        if watch == self._active_watch:
            self._active_watch = 0  # it fires once
            self.look()
        elif watch == self._idle_watch:
            self.look()

    def _lose(self) -> None:
        self.close()
        self.lost.emit()
