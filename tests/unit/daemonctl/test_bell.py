"""daemonctl.bell: a ring wakes the daemon, says nothing, and a flood of them costs nothing."""

from __future__ import annotations

import select
import socket
import stat
from pathlib import Path

import pytest

from daemonctl.bell import DEAF_S, MODE, Bell, ring


def rings(bell: Bell) -> bool:
    """Whether it can be heard now."""
    return bool(select.select([bell], [], [], 0)[0])


def test_a_ring_is_heard_once(tmp_path: Path) -> None:
    bell = Bell(tmp_path / "bell")
    assert not rings(bell)
    assert ring(tmp_path / "bell")
    assert rings(bell)
    bell.heard(5.0)
    assert not rings(bell)
    assert bell.due == 5.0 + DEAF_S
    bell.listen()
    assert bell.due == float("inf")
    bell.close()


def test_a_flood_neither_blocks_who_rings_nor_is_lost(tmp_path: Path) -> None:
    bell = Bell(tmp_path / "bell")
    assert all(ring(tmp_path / "bell") for _ in range(5000))
    bell.heard(0.0)
    assert ring(tmp_path / "bell")
    assert rings(bell)
    bell.close()


def test_its_group_alone_may_ring(tmp_path: Path) -> None:
    bell = Bell(tmp_path / "bell")
    assert stat.S_IMODE((tmp_path / "bell").stat().st_mode) == MODE == 0o660
    bell.close()


def test_what_a_dead_daemon_left_is_replaced_and_a_closed_one_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "bell"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as dead:
        dead.bind(str(path))
    assert not ring(path)
    bell = Bell(path)
    assert ring(path)
    bell.close()
    assert not path.exists()
    assert not ring(path)
    assert not ring(tmp_path / "nowhere" / "bell")


def test_where_it_cannot_be_hung_up_that_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        Bell(tmp_path / "nowhere" / "bell")
