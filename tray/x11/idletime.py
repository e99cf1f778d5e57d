"""The X server's own clock of idleness (XSYNC, counter IDLETIME), and an alarm on it."""

from __future__ import annotations

import struct

from PySide6.QtCore import QObject, Signal

from tray.x11 import requests
from tray.x11.address import NoServer
from tray.x11.connection import Connection, XRefused

_INITIALIZE, _LIST, _QUERY, _CREATE_ALARM, _CHANGE_ALARM = 0, 1, 5, 8, 9
_COUNTER, _VALUE_TYPE, _VALUE, _TEST, _DELTA, _EVENTS = (1 << bit for bit in range(6))
_ABSOLUTE = 0
_FALLS_BELOW, _IS_AT_LEAST = 1, 2
_ALARM_NOTIFY = 1
_DESTROYED = 2


class IdleTime(QObject):
    """crossed(): the time without input has, since we last looked, come over or under the line.

    Raises NoServer where the server does not count it.
    """

    crossed = Signal()

    def __init__(self, server: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = server
        self._alarm = 0
        try:
            found = requests.extension(server.ask(requests.query_extension("SYNC")))
            if found is None:
                raise NoServer("the X server has no SYNC")
            self._code, self._first_event = found
            server.ask(self._request(_INITIALIZE, struct.pack("=BBxx", 3, 1)))
            counters = system_counters(server.ask(self._request(_LIST)))
            self._counter = counters[b"IDLETIME"]
        except KeyError:
            raise NoServer("the X server does not count idle time") from None
        except XRefused as error:
            raise NoServer(f"the X server's SYNC does not work: {error}") from error
        server.told.connect(self._event)

    def milliseconds(self) -> int:
        """Since the last input. Raises OSError."""
        reply = self._server.ask(self._request(_QUERY, requests.numbers([self._counter])))
        high, low = struct.unpack_from("=iI", reply, 8)
        return (int(high) << 32) | int(low)

    def wait(self, milliseconds: int, *, idle: bool) -> None:
        """Draw the line; `crossed` then tells, once, that the idle time has come to it, at once
        if it is there (idle), or that it falls below it (not idle). Raises OSError."""
        # A comparison looks at the counter as it stands; a transition waits for the next change.
        test = _IS_AT_LEAST if idle else _FALLS_BELOW
        high, low = milliseconds >> 32, milliseconds & 0xFFFFFFFF
        mask = _COUNTER | _VALUE_TYPE | _VALUE | _TEST | _DELTA | _EVENTS
        values = [self._counter, _ABSOLUTE, high, low, test, 0, 0, 1]
        what = _CHANGE_ALARM if self._alarm else _CREATE_ALARM
        self._alarm = self._alarm or self._server.new_id()
        self._server.send(self._request(what, requests.numbers([self._alarm, mask, *values])))

    def _request(self, what: int, body: bytes = b"") -> bytes:
        return requests.request(self._code, what, body)

    def _event(self, number: int, event: bytes) -> None:
        if number == self._first_event + _ALARM_NOTIFY:
            alarm, state = struct.unpack_from("=4xI20xB", event)
            if alarm == self._alarm and state != _DESTROYED:
                self.crossed.emit()


def system_counters(reply: bytes) -> dict[bytes, int]:
    """What a server counts, by its name, from the answer to ListSystemCounters."""
    (count,) = struct.unpack_from("=i", reply, 8)
    found, at = {}, 32
    for _ in range(count):
        counter, length = struct.unpack_from("=I8xH", reply, at)
        found[reply[at + 14 : at + 14 + length]] = counter
        at += (14 + length + 3) // 4 * 4
    return found
