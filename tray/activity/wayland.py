"""Idleness on Wayland, where the compositor has ext-idle-notify-v1 (KWin, sway, Hyprland, …).

The few messages of it are spoken here, on a socket of our own: libwayland's bindings cost 5 MB, and
crash a program that ends without having taken leave.
"""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier

from daemonctl.senses import Source
from tray.activity.interface import Sensor, Unavailable

ANSWER_S = 3.0

_DISPLAY, _REGISTRY, _SYNC, _SEAT, _NOTIFIER = 1, 2, 3, 4, 5
_FIRST_NOTIFICATION = 6
_ERROR, _GLOBAL, _DONE, _IDLED, _RESUMED = 0, 0, 0, 0, 1


class WaylandIdle(Sensor):
    """The user of the compositor's first seat."""

    source = Source.WAYLAND

    def __init__(self, environ: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buffer = b""
        self._notification = 0
        self._next_id = _FIRST_NOTIFICATION
        try:
            self._socket = _connect(environ)
        except OSError as error:
            raise Unavailable(str(error)) from error
        try:
            self._bind()
        except OSError as error:
            self._socket.close()
            raise Unavailable(str(error)) from error
        except Unavailable:
            self._socket.close()
            raise
        self._readiness = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
        self._readiness.activated.connect(self._readable)

    def watch(self, idle_s: float) -> None:
        """As in the interface. The compositor counts from now on: it does not say since when."""
        try:
            if self._notification:
                self._send(self._notification, 0)  # destroy
            self._notification = self._next_id
            self._next_id += 1
            milliseconds = max(int(idle_s * 1000), 1)
            self._send(_NOTIFIER, 1, struct.pack("=III", self._notification, milliseconds, _SEAT))
        except OSError:
            self._lose()
            return
        self._tell(True)

    def close(self) -> None:
        """As in the interface."""
        self._readiness.setEnabled(False)
        self._socket.close()

    def _bind(self) -> None:
        """Ask what the compositor offers, and take its first seat and its idle notifier."""
        self._send(_DISPLAY, 1, struct.pack("=I", _REGISTRY))
        self._send(_DISPLAY, 0, struct.pack("=I", _SYNC))
        names: dict[str, int] = {}
        while (message := self._next())[:2] != (_SYNC, _DONE):
            if message[:2] == (_REGISTRY, _GLOBAL):
                name, length = struct.unpack_from("=II", message[2])
                interface = message[2][8 : 8 + length - 1].decode("ascii", "replace")
                names.setdefault(interface, name)
        for interface, ours in (("wl_seat", _SEAT), ("ext_idle_notifier_v1", _NOTIFIER)):
            if interface not in names:
                raise Unavailable(f"the compositor has no {interface}")
            body = struct.pack("=I", names[interface]) + _text(interface)
            self._send(_REGISTRY, 0, body + struct.pack("=II", 1, ours))

    def _send(self, to: int, what: int, body: bytes = b"") -> None:
        self._socket.sendall(struct.pack("=II", to, (8 + len(body)) << 16 | what) + body)

    def _receive(self) -> None:
        data = self._socket.recv(65536)
        if not data:
            raise ConnectionResetError("the compositor is gone")
        self._buffer += data

    def _next(self) -> tuple[int, int, bytes]:
        """The next message, waited for: whose, what, the rest."""
        while (message := self._whole()) is None:
            self._receive()
        return message

    def _whole(self) -> tuple[int, int, bytes] | None:
        if len(self._buffer) < 8:
            return None
        of, size_and_what = struct.unpack_from("=II", self._buffer)
        size = size_and_what >> 16
        if len(self._buffer) < size:
            return None
        if size < 8:
            raise ConnectionAbortedError("the compositor does not speak Wayland")
        body, self._buffer = self._buffer[8:size], self._buffer[size:]
        return of, size_and_what & 0xFFFF, body

    def _messages(self) -> Iterator[tuple[int, int, bytes]]:
        self._receive()
        while (message := self._whole()) is not None:
            yield message

    def _readable(self) -> None:
        try:
            for of, what, _body in self._messages():
                if of == _DISPLAY and what == _ERROR:
                    raise ConnectionAbortedError("the compositor refuses us")
                # A notification of another time that was replaced is not ours any more.
                if of == self._notification and what in (_IDLED, _RESUMED):
                    self._tell(what == _RESUMED)
        except OSError:
            self._lose()

    def _lose(self) -> None:
        self.close()
        self.lost.emit()


def _connect(environ: Mapping[str, str]) -> socket.socket:
    path = Path(environ.get("XDG_RUNTIME_DIR", "/")) / environ.get("WAYLAND_DISPLAY", "")
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    made.settimeout(ANSWER_S)
    try:
        made.connect(os.fspath(path))
    except OSError:
        made.close()
        raise
    return made


def _text(words: str) -> bytes:
    """A string as Wayland sends it: its length with the closing zero, padded to four bytes."""
    data = words.encode() + b"\0"
    return struct.pack("=I", len(data)) + data + bytes(-len(data) % 4)
