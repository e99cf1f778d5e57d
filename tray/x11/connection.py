"""A connection to the X server in the Qt loop: requests, their answers, events as they come."""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Mapping

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from tray.x11 import requests
from tray.x11.address import COOKIE, Display, NoServer, cookie
from tray.x11.setup import Setup, greeting

ANSWER_S = 3.0
"""A server that leaves a question open for so long is lost; Qt hangs by then, too."""

_ERROR, _REPLY, _GENERIC = 0, 1, 35
_UNIT = 32


class XRefused(Exception):
    """The server answered a request with an error. code: the protocol's number for it."""

    def __init__(self, code: int) -> None:
        super().__init__(f"X error {code}")
        self.code = code


class Connection(QObject):
    """told(int, bytes): an event, its number and all of it. lost(): the server is gone, and
    nothing comes any more; asking it anything raises OSError."""

    told = Signal(int, bytes)
    lost = Signal()

    def __init__(self, sock: socket.socket, setup: Setup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setup = setup
        self._socket = sock
        self._buffer = b""
        self._held: list[bytes] = []
        self._sequence = 0
        self._ids = 0
        self._atoms: dict[str, int] = {}
        self._open = True
        self._notifier = QSocketNotifier(sock.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._readable)

    @classmethod
    def open(cls, environ: Mapping[str, str] = os.environ) -> Connection:
        """Connect to the session's X server. Raises OSError (NoServer where it refuses us)."""
        display = Display.parse(environ.get("DISPLAY", ""))
        sock = display.connect(ANSWER_S)
        try:
            sock.settimeout(ANSWER_S)
            secret = cookie(display, sock, environ)
            sock.sendall(greeting(COOKIE if secret else b"", secret))
            status, reason, _major, _minor, units = struct.unpack("=BBHHH", _exactly(sock, 8))
            rest = _exactly(sock, units * 4)
            if status != 1:
                raise NoServer(rest[:reason].decode("latin-1").strip() or "the X server refuses us")
            return cls(sock, Setup.parse(rest, display.screen))
        except BaseException:
            sock.close()
            raise

    @property
    def root(self) -> int:
        """The window behind all others."""
        return self.setup.root

    def new_id(self) -> int:
        """A number for something that we are about to make in the server."""
        self._ids += 1
        return self.setup.id_base | self._ids

    def send(self, request: bytes) -> int:
        """Send a request that has no answer; an error that it makes is dropped. Its number."""
        if not self._open:
            raise NoServer("the X server is gone")
        try:
            self._socket.sendall(request)
        except OSError:
            self._lose()
            raise
        self._sequence = (self._sequence + 1) & 0xFFFF
        return self._sequence

    def ask(self, request: bytes) -> bytes:
        """The answer to a request. Raises XRefused, OSError.

        Events that come meanwhile are kept, and told once the loop runs.
        """
        number = self.send(request)
        while True:
            packet = self._next()
            if packet[0] in (_ERROR, _REPLY) and struct.unpack_from("=H", packet, 2)[0] == number:
                if packet[0] == _ERROR:
                    raise XRefused(packet[1])
                return packet
            self._hold(packet)

    def check(self, request: bytes) -> None:
        """Send a request that has no answer, and wait until it is carried out. Raises XRefused,
        OSError."""
        number = self.send(request)
        after = self.send(requests.get_input_focus())
        refused: XRefused | None = None
        while True:
            packet = self._next()
            (of,) = struct.unpack_from("=H", packet, 2)
            if packet[0] == _ERROR and of == number:
                refused = XRefused(packet[1])
            elif packet[0] == _REPLY and of == after:
                break
            else:
                self._hold(packet)
        if refused is not None:
            raise refused

    def atom(self, name: str) -> int:
        """The server's number for a name."""
        if name not in self._atoms:
            self._atoms[name] = requests.atom(self.ask(requests.intern_atom(name)))
        return self._atoms[name]

    def words(self, window: int, name: str) -> tuple[int, ...] | None:
        """A property that is a list of 32-bit numbers; None where there is none."""
        try:
            return requests.words(self.ask(requests.get_property(window, self.atom(name))))
        except XRefused:
            return None

    def close(self) -> None:
        """Leave the server, which then forgets all that we asked for."""
        if self._open:
            self._open = False
            self._notifier.setEnabled(False)
            self._socket.close()

    def _readable(self) -> None:
        try:
            self._receive()
        except OSError:
            return
        while self._open and (packet := self._whole()) is not None:
            self._tell(packet)

    def _next(self) -> bytes:
        """The next packet, waited for."""
        packet = self._whole()
        while packet is None:
            self._receive()
            packet = self._whole()
        return packet

    def _receive(self) -> None:
        try:
            data = self._socket.recv(65536)
            if not data:
                raise NoServer("the X server is gone")
        except OSError:
            self._lose()
            raise
        self._buffer += data

    def _whole(self) -> bytes | None:
        """The first packet of what was received; None where it is not all there."""
        if len(self._buffer) < _UNIT:
            return None
        length = _UNIT
        if self._buffer[0] & 0x7F in (_REPLY, _GENERIC):
            length += 4 * int(struct.unpack_from("=I", self._buffer, 4)[0])
        if len(self._buffer) < length:
            return None
        packet, self._buffer = self._buffer[:length], self._buffer[length:]
        return packet

    def _hold(self, packet: bytes) -> None:
        if not self._held:
            QTimer.singleShot(0, self, self._tell_held)
        self._held.append(packet)

    def _tell_held(self) -> None:
        held, self._held = self._held, []
        for one in held:
            self._tell(one)
        # What was read together with an answer lies in the buffer: the socket will not say so.
        while self._open and (packet := self._whole()) is not None:
            self._tell(packet)

    def _tell(self, packet: bytes) -> None:
        if packet[0] not in (_ERROR, _REPLY):
            # The top bit: another client sent it.
            self.told.emit(packet[0] & 0x7F, packet)

    def _lose(self) -> None:
        if self._open:
            self.close()
            QTimer.singleShot(0, self, self.lost.emit)


def _exactly(sock: socket.socket, length: int) -> bytes:
    data = b""
    while len(data) < length:
        more = sock.recv(length - len(data))
        if not more:
            raise NoServer("the X server closed the connection")
        data += more
    return data
