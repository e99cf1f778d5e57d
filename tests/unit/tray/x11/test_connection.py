"""Requests, answers and events, against a server whose every byte the test chooses."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tray.x11 import requests
from tray.x11.address import NoServer
from tray.x11.connection import Connection, XRefused
from tray.x11.setup import Setup

SETUP = Setup(id_base=0x400000, root=0x111, first_key=8, last_key=255)


class Server:
    """The other end. Requests are counted as the server counts them."""

    def __init__(self, sock: socket.socket) -> None:
        self.socket = sock

    def reply(self, number: int, more: bytes = b"", beside: int = 0) -> bytes:
        return struct.pack("=BBHI24x", 1, beside, number, len(more) // 4) + more

    def error(self, number: int, code: int) -> bytes:
        return struct.pack("=BBH28x", 0, code, number)

    def event(self, kind: int, beside: int = 0) -> bytes:
        return struct.pack("=BBH28x", kind, beside, 0)

    def say(self, *packets: bytes) -> None:
        self.socket.sendall(b"".join(packets))


@pytest.fixture
def both(qtbot: QtBot) -> Iterator[tuple[Connection, Server]]:  # noqa: ARG001 - the Qt loop
    ours, theirs = socket.socketpair()
    ours.settimeout(2)
    connection = Connection(ours, SETUP)
    with theirs:
        yield connection, Server(theirs)
        connection.close()


def heard(connection: Connection) -> list[tuple[int, int]]:
    events: list[tuple[int, int]] = []
    connection.told.connect(lambda number, event: events.append((number, event[1])))
    return events


def test_an_answer_is_its_own_whatever_comes_before_it(
    both: tuple[Connection, Server], qtbot: QtBot
) -> None:
    connection, server = both
    events = heard(connection)
    connection.send(requests.select(1, 0))
    server.say(
        server.error(1, 3),
        server.event(28, 7),
        server.reply(2, b"12345678"),
        server.event(28, 8),
    )
    assert connection.ask(requests.get_input_focus())[32:] == b"12345678"
    assert events == [], "who asks is not interrupted"
    qtbot.waitUntil(lambda: len(events) == 2)
    assert events == [(28, 7), (28, 8)]


def test_an_event_that_comes_in_pieces_is_told_once_it_is_whole(
    both: tuple[Connection, Server], qtbot: QtBot
) -> None:
    connection, server = both
    events = heard(connection)
    event = server.event(28 | 0x80, 9)
    server.say(event[:5])
    qtbot.wait(50)
    assert events == []
    server.say(event[5:])
    qtbot.waitUntil(lambda: events == [(28, 9)])


def test_a_refused_question_says_which_error(both: tuple[Connection, Server]) -> None:
    connection, server = both
    server.say(server.error(1, 3))
    with pytest.raises(XRefused) as refused:
        connection.ask(requests.get_input_focus())
    assert refused.value.code == 3


def test_a_checked_request_waits_for_its_error(both: tuple[Connection, Server]) -> None:
    connection, server = both
    server.say(server.error(1, requests.BAD_ACCESS), server.reply(2), server.reply(4))
    with pytest.raises(XRefused) as refused:
        connection.check(requests.grab_key(1, 2, 3))
    assert refused.value.code == requests.BAD_ACCESS
    connection.check(requests.grab_key(1, 2, 3))


def test_a_server_that_goes_is_told_once(both: tuple[Connection, Server], qtbot: QtBot) -> None:
    connection, server = both
    lost: list[bool] = []
    connection.lost.connect(lambda: lost.append(True))
    server.socket.shutdown(socket.SHUT_RDWR)
    qtbot.waitUntil(lambda: lost == [True])
    with pytest.raises(OSError, match="gone"):
        connection.ask(requests.get_input_focus())
    qtbot.wait(50)
    assert lost == [True]


def test_a_server_that_goes_while_it_is_asked_is_told_too(
    both: tuple[Connection, Server], qtbot: QtBot
) -> None:
    connection, server = both
    with qtbot.waitSignal(connection.lost, timeout=2000):
        server.socket.shutdown(socket.SHUT_WR)
        with pytest.raises(OSError, match="gone"):
            connection.ask(requests.get_input_focus())


def test_a_property_that_is_no_list_of_numbers_is_none(both: tuple[Connection, Server]) -> None:
    connection, server = both
    atom = struct.pack("=BBHII20x", 1, 0, 1, 0, 55)
    numbers = struct.pack("=BBHIIII12x", 1, 32, 2, 2, 4, 0, 2) + requests.numbers([7, 8])
    text = struct.pack("=BBHIIII12x", 1, 8, 3, 1, 31, 0, 4) + b"text"
    server.say(atom, numbers, text, server.error(4, 3))
    assert connection.words(1, "_NET_SOMETHING") == (7, 8)
    assert connection.words(1, "_NET_SOMETHING") is None
    assert connection.words(1, "_NET_SOMETHING") is None, "the window is gone"


def test_a_server_that_refuses_us_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = socket.socketpair()
    monkeypatch.setattr("tray.x11.address.Display.connect", lambda _display, _timeout: ours)
    reason = b"No protocol specified\n"
    body = reason + bytes(-len(reason) % 4)
    answer = struct.pack("=BBHHH", 0, len(reason), 11, 0, len(body) // 4) + body
    with theirs:
        threading.Thread(target=lambda: (theirs.recv(100), theirs.sendall(answer))).start()
        with pytest.raises(NoServer, match=r"^No protocol specified$"):
            Connection.open({"DISPLAY": ":1", "HOME": "/nowhere"})
    assert ours.fileno() == -1
