"""What systemd is told, over a socket as it makes one."""

from __future__ import annotations

import os
import socket

import pytest

from daemonctl.notify import Notify


@pytest.fixture
def manager(tmp_path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
        sock.bind(str(tmp_path / "notify"))
        sock.settimeout(10)
        yield sock


def test_ready_alive_and_stopping_are_told(manager):
    notify = Notify({"NOTIFY_SOCKET": manager.getsockname()})
    notify.ready("answering")
    notify.alive()
    notify.stopping()
    told = [manager.recv(1000).decode() for _ in range(3)]
    assert told == ["READY=1\nSTATUS=answering", "WATCHDOG=1", "STOPPING=1\nSTATUS=stopping"]


def test_a_socket_without_a_file_is_told_too():
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
        sock.bind("")  # the kernel chooses an address that begins with a zero
        sock.settimeout(10)
        address = "@" + sock.getsockname()[1:].decode()
        Notify({"NOTIFY_SOCKET": address}).alive()
        assert sock.recv(100) == b"WATCHDOG=1"


def test_the_watchdog_s_time_is_for_the_process_that_it_names(manager):
    where = {"NOTIFY_SOCKET": manager.getsockname(), "WATCHDOG_USEC": "30000000"}
    assert Notify(where).watchdog_s == 30
    assert Notify(where | {"WATCHDOG_PID": str(os.getpid())}).watchdog_s == 30
    assert Notify(where | {"WATCHDOG_PID": "1"}).watchdog_s == 0
    assert Notify({"WATCHDOG_USEC": "30000000"}).watchdog_s == 0


def test_nobody_who_listens_is_no_error(tmp_path):
    Notify({}).ready("x")
    Notify({"NOTIFY_SOCKET": str(tmp_path / "nobody")}).ready("x")
