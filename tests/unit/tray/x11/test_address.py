"""How an X server is named, and which cookie it gets."""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from tray.x11.address import COOKIE, Display, NoServer, cookie

LOCAL, WILD, INTERNET = 256, 65535, 0
HERE = os.uname().nodename.encode()


@pytest.mark.parametrize(
    ("words", "display"),
    [
        (":0", Display("", 0, 0)),
        (":12.3", Display("", 12, 3)),
        ("unix:1", Display("", 1, 0)),
        ("localhost:10.0", Display("localhost", 10, 0)),
        ("tcp/far.example.org:2", Display("far.example.org", 2, 0)),
        ("[::1]:4", Display("::1", 4, 0)),
    ],
)
def test_a_display_is_host_number_and_screen(words: str, display: Display) -> None:
    assert Display.parse(words) == display


@pytest.mark.parametrize("words", ["", "0", "host", ":x", ":1.x", ":1\n"])
def test_what_names_no_display_is_said(words: str) -> None:
    with pytest.raises(NoServer, match="DISPLAY"):
        Display.parse(words)


@pytest.fixture
def peer() -> Iterator[socket.socket]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours


def entry(family: int, address: bytes, number: bytes, name: bytes, data: bytes) -> bytes:
    fields = (address, number, name, data)
    return struct.pack(">H", family) + b"".join(struct.pack(">H", len(one)) + one for one in fields)


def test_the_cookie_is_that_of_this_machine_and_display(
    tmp_path: Path, peer: socket.socket
) -> None:
    path = tmp_path / "auth"
    path.write_bytes(
        entry(LOCAL, HERE, b"7", COOKIE, b"another display")
        + entry(LOCAL, b"elsewhere", b"5", COOKIE, b"another machine")
        + entry(INTERNET, b"\x7f\0\0\1", b"5", COOKIE, b"another way")
        + entry(LOCAL, HERE, b"5", b"XDM-AUTHORIZATION-1", b"another method")
        + entry(LOCAL, HERE, b"5", COOKIE, b"right")
    )
    assert cookie(Display("", 5, 0), peer, {"XAUTHORITY": str(path)}) == b"right"
    assert cookie(Display("", 6, 0), peer, {"XAUTHORITY": str(path)}) == b""


def test_an_entry_may_be_for_every_machine_and_display(tmp_path: Path, peer: socket.socket) -> None:
    (tmp_path / ".Xauthority").write_bytes(entry(WILD, b"", b"", COOKIE, b"any"))
    assert cookie(Display("", 5, 0), peer, {"HOME": str(tmp_path)}) == b"any"


def test_a_file_that_is_missing_or_cut_off_has_no_cookie(
    tmp_path: Path, peer: socket.socket
) -> None:
    assert cookie(Display("", 5, 0), peer, {"HOME": str(tmp_path)}) == b""
    (tmp_path / ".Xauthority").write_bytes(entry(WILD, b"", b"", COOKIE, b"any")[:7])
    assert cookie(Display("", 5, 0), peer, {"HOME": str(tmp_path)}) == b""


def test_a_tunnel_to_this_machine_uses_the_local_entry(tmp_path: Path) -> None:
    (tmp_path / ".Xauthority").write_bytes(entry(LOCAL, HERE, b"10", COOKIE, b"tunnel"))
    server = socket.create_server(("127.0.0.1", 0))
    with server, socket.create_connection(server.getsockname()) as client:
        found = cookie(Display("localhost", 10, 0), client, {"HOME": str(tmp_path)})
        assert found == b"tunnel"
