"""A process is (pid, create time): psutil agrees, and a reused pid is somebody else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import msgspec
import psutil
import pytest

from daemonctl import process
from daemonctl.model import Process


def test_our_own_identity_is_what_psutil_says() -> None:
    me = process.myself()
    assert me.pid == os.getpid()
    assert abs(me.create_time - psutil.Process().create_time()) < process.SAME_WITHIN_S
    assert process.lives(me)


def test_a_process_that_ended_lives_no_more_even_before_it_is_reaped() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        identity = process.identity(child.pid)
        assert identity is not None
        assert process.lives(identity)
        os.kill(child.pid, 9)
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # a zombie now
        assert not process.lives(identity)
    assert process.identity(child.pid) is None


def test_the_same_pid_with_another_create_time_is_another_process() -> None:
    me = process.myself()
    former = msgspec.structs.replace(me, create_time=me.create_time - 60)
    assert not process.same(former, me)
    assert not process.lives(former)
    assert not process.same(me, None)
    assert not process.lives(Process(pid=2**22 + 1, create_time=0.0))


def test_children_are_what_psutil_says_whichever_thread_started_them() -> None:
    def start() -> None:
        started.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))

    started: list[subprocess.Popen[bytes]] = []
    ended = threading.Event()
    thread = threading.Thread(target=lambda: (start(), ended.wait(30)))
    thread.start()
    start()
    try:
        while len(started) < 2:
            pass
        found = process.children(os.getpid())
        assert found is None or {child.pid for child in started} <= set(found)
        assert found is None or set(found) == {c.pid for c in psutil.Process().children()}
    finally:
        ended.set()
        thread.join()
        for child in started:
            with child:
                child.kill()
    assert process.children(2**22 + 1) == ()


@pytest.mark.parametrize(
    ("status", "count"),
    [
        ("Name:\tx\nSeccomp:\t2\nSeccomp_filters:\t3\n", 3),
        ("Name:\tx\nSeccomp:\t0\nSeccomp_filters:\t0\n", 0),
        ("Name:\tx\nSeccomp:\t2\n", None),
        ("Name:\tx\nSeccomp:\t0\n", 0),
        ("Name:\tx\n", 0),
    ],
)
def test_its_filters_are_counted_where_the_kernel_tells(
    status: str, count: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_text", lambda _path: status)
    assert process.filters(1) == count


def test_one_that_is_gone_has_no_filters() -> None:
    assert process.filters(2**22 + 1) == 0


def test_a_clock_that_is_set_moves_every_create_time_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = process.myself()
    now, read = time.time, Path.read_text

    def moved(path: Path) -> str:
        # What the kernel says after the clock was set an hour ahead.
        text = read(path)
        if path != Path("/proc/stat"):
            return text
        return re.sub(r"btime (\d+)", lambda found: f"btime {int(found[1]) + 3600}", text)

    monkeypatch.setattr(Path, "read_text", moved)
    monkeypatch.setattr(process.time, "time", lambda: now() + 3600)
    after = process.myself()
    monkeypatch.undo()
    assert after.create_time - before.create_time == pytest.approx(3600)
    assert process.myself() == before
