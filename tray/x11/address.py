"""Where the X server of a session listens, and the cookie that it wants to see."""

from __future__ import annotations

import os
import re
import socket
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

COOKIE = b"MIT-MAGIC-COOKIE-1"
FIRST_TCP_PORT = 6000

_INTERNET, _INTERNET6, _LOCAL, _WILD = 0, 6, 256, 65535


class NoServer(OSError):
    """The session names no X server, or that one does not take us."""


@dataclass(frozen=True)
class Display:
    """What DISPLAY says. host: "" = this machine, by a Unix socket."""

    host: str
    number: int
    screen: int

    @classmethod
    def parse(cls, words: str) -> Display:
        """ ":1", "unix:0.0", "tcp/host:10.0", "[::1]:0". Raises NoServer."""
        found = re.fullmatch(r"(?:tcp/)?\[?([^\[\]]*?)\]?:(\d+)(?:\.(\d+))?", words, re.ASCII)
        if found is None:
            raise NoServer(f"DISPLAY={words} names no X server")
        host = "" if found[1] in ("unix", "unix/") else found[1]
        return cls(host, int(found[2]), int(found[3] or 0))

    def connect(self, timeout_s: float) -> socket.socket:
        """A connection to the server. Raises OSError."""
        if self.host:
            return socket.create_connection((self.host, FIRST_TCP_PORT + self.number), timeout_s)
        path = f"/tmp/.X11-unix/X{self.number}"
        try:
            # The abstract name first, as everybody does: it works where /tmp is another one.
            return _unix(f"\0{path}", timeout_s)
        except OSError:
            return _unix(path, timeout_s)


def _unix(path: str, timeout_s: float) -> socket.socket:
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        made.settimeout(timeout_s)
        made.connect(path)
    except OSError:
        made.close()
        raise
    return made


def cookie(display: Display, peer: socket.socket, environ: Mapping[str, str]) -> bytes:
    """What the user's Xauthority file has for this server; b"" where it has nothing, as where
    the server knows its user by the socket."""
    home = environ.get("HOME") or str(Path.home())
    path = Path(environ.get("XAUTHORITY") or f"{home}/.Xauthority")
    try:
        data = path.read_bytes()
    except OSError:
        return b""
    wanted = {(_LOCAL, os.uname().nodename.encode())}
    if peer.family in (socket.AF_INET, socket.AF_INET6):
        host = peer.getpeername()[0].partition("%")[0]
        family = _INTERNET if peer.family == socket.AF_INET else _INTERNET6
        packed = socket.inet_pton(peer.family, host)
        # A tunnel's end on this machine (ssh -X) stands in the file as a local one.
        if not (host.startswith("127.") or host == "::1"):
            wanted.clear()
        wanted.add((family, packed))
    for entry in _entries(data):
        ours = entry.family == _WILD or (entry.family, entry.address) in wanted
        if ours and entry.number in (b"", b"%d" % display.number) and entry.name == COOKIE:
            return entry.data
    return b""


@dataclass(frozen=True)
class _Entry:
    family: int
    address: bytes
    number: bytes
    name: bytes
    data: bytes


def _entries(data: bytes) -> Iterator[_Entry]:
    """The entries of an Xauthority file, as far as it is whole."""
    at = 0
    try:
        while at < len(data):
            (family,) = struct.unpack_from(">H", data, at)
            at += 2
            fields = []
            for _ in range(4):
                (length,) = struct.unpack_from(">H", data, at)
                fields.append(data[at + 2 : at + 2 + length])
                at += 2 + length
            yield _Entry(family, *fields)
    except struct.error:
        return
