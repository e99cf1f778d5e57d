"""Idleness as a compositor tells it, against one whose every byte the test chooses."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tray.activity.interface import Unavailable
from tray.activity.wayland import WaylandIdle

REGISTRY, SYNC, SEAT, NOTIFIER, FIRST = 2, 3, 4, 5, 6


def message(of: int, what: int, body: bytes = b"") -> bytes:
    return struct.pack("=II", of, (8 + len(body)) << 16 | what) + body


def offer(name: int, interface: str) -> bytes:
    data = interface.encode() + b"\0"
    text = struct.pack("=I", len(data)) + data + bytes(-len(data) % 4)
    return message(REGISTRY, 0, struct.pack("=I", name) + text + struct.pack("=I", 1))


class Compositor:
    """Says what it offers to whoever comes."""

    def __init__(self, folder: Path) -> None:
        self.environ = {"XDG_RUNTIME_DIR": str(folder), "WAYLAND_DISPLAY": "wayland-9"}
        self._server = socket.create_server(str(folder / "wayland-9"), family=socket.AF_UNIX)
        self.peer: socket.socket | None = None

    def offers(self, *interfaces: str) -> None:
        words = b"".join(offer(number, one) for number, one in enumerate(interfaces, 1))

        def serve() -> None:
            self.peer, _ = self._server.accept()
            self.peer.sendall(words + message(SYNC, 0, struct.pack("=I", 1)))

        threading.Thread(target=serve, daemon=True).start()

    def say(self, *messages: bytes) -> None:
        assert self.peer is not None
        self.peer.sendall(b"".join(messages))

    def heard(self) -> bytes:
        assert self.peer is not None
        return self.peer.recv(65536)

    def close(self) -> None:
        self._server.close()
        if self.peer is not None:
            self.peer.close()


@pytest.fixture
def compositor(tmp_path: Path, qtbot: QtBot) -> Iterator[Compositor]:  # noqa: ARG001
    made = Compositor(tmp_path)
    yield made
    made.close()


def test_going_and_coming_are_told_once_each(compositor: Compositor, qtbot: QtBot) -> None:
    compositor.offers("wl_compositor", "wl_seat", "ext_idle_notifier_v1", "wl_seat")
    sensor = WaylandIdle(compositor.environ)
    told: list[bool] = []
    sensor.changed.connect(told.append)
    sensor.watch(90.5)
    assert compositor.heard().endswith(
        message(NOTIFIER, 1, struct.pack("=III", FIRST, 90_500, SEAT))
    )
    idled, resumed = message(FIRST, 0), message(FIRST, 1)
    compositor.say(idled, idled[:5])
    qtbot.waitUntil(lambda: told == [False])
    compositor.say(idled[5:], resumed, message(SEAT, 0, bytes(4)))
    qtbot.waitUntil(lambda: told == [False, True])

    # What the last time's notification says is not heard any more.
    sensor.watch(60)
    compositor.say(message(FIRST, 0), message(FIRST + 1, 0))
    qtbot.waitUntil(lambda: told == [False, True, False])
    sensor.close()


@pytest.mark.parametrize("interfaces", [(), ("wl_seat",), ("ext_idle_notifier_v1",)])
def test_a_compositor_that_cannot_tell_is_said(
    compositor: Compositor, interfaces: tuple[str, ...]
) -> None:
    compositor.offers(*interfaces)
    with pytest.raises(Unavailable, match="has no"):
        WaylandIdle(compositor.environ)


@pytest.mark.parametrize("last", [b"", message(1, 0, bytes(12)), bytes(8)])
def test_a_compositor_that_goes_or_refuses_us_is_lost(
    compositor: Compositor, qtbot: QtBot, last: bytes
) -> None:
    compositor.offers("wl_seat", "ext_idle_notifier_v1")
    sensor = WaylandIdle(compositor.environ)
    sensor.watch(60)
    with qtbot.waitSignal(sensor.lost, timeout=3000):
        compositor.say(last)
        assert compositor.peer is not None
        compositor.peer.shutdown(socket.SHUT_RDWR)


def test_no_compositor_is_no_source(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        WaylandIdle({"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"})
