"""The façade works on real processes, a hanging daemon and stale files included."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import psutil
import pytest

from daemonctl import control, files, process
from daemonctl.model import (
    STATUS_SCHEMA,
    PauseOutcome,
    Process,
    StartOutcome,
    Status,
    StopOutcome,
)
from daemonctl.paths import Paths

# A process tree of a daemon's shape: the daemon, its zygote, two workers that compute behind a
# filter (which allows everything); "early": workers that have not come that far yet.
_TREE = """
import ctypes, signal, subprocess, sys, time
deaf, early = "deaf" in sys.argv, "early" in sys.argv
role = sys.argv[1]
if deaf:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGUSR1, lambda *_: None)
me = [sys.executable, "-c", sys.argv[-1]]
if role == "daemon":
    child = subprocess.Popen([*me, "zygote", *sys.argv[2:]])
elif role == "zygote":
    children = [subprocess.Popen([*me, "worker", *sys.argv[2:]]) for _ in range(2)]
else:
    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_char_p)]
    allow = (0x06).to_bytes(2, sys.byteorder) + bytes(2) + (0x7FFF0000).to_bytes(4, sys.byteorder)
    prctl = ctypes.CDLL(None).prctl
    if not early:
        assert prctl(38, 1, 0, 0, 0) == 0
        assert prctl(22, 2, ctypes.byref(Program(1, allow))) == 0
    while True:
        pass
while True:
    time.sleep(60)
"""


def until(condition: Callable[[], bool], what: str, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.01)


class Tree:
    """A running tree that looks like a daemon to `control`."""

    def __init__(self, paths: Paths, *words: str) -> None:
        command = [sys.executable, "-c", _TREE, "daemon", *words, _TREE]
        self.child = subprocess.Popen(command, start_new_session=True)
        identity = process.identity(self.child.pid)
        assert identity is not None
        self.daemon = identity
        files.replace(paths.pid, msgspec.json.encode(identity))
        until(lambda: len(control.workers(identity)) == 2, "two workers")
        self.workers = control.workers(identity)
        if "early" not in words:
            until(lambda: all(process.filters(one.pid) for one in self.workers), "their filters")

    def states(self) -> set[str]:
        return {psutil.Process(worker.pid).status() for worker in self.workers}

    def close(self) -> None:
        for member in [*self.workers, self.daemon]:
            if process.lives(member):
                os.kill(member.pid, signal.SIGKILL)
        os.killpg(self.child.pid, signal.SIGKILL)
        self.child.wait(10)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


@pytest.fixture
def tree(paths: Paths) -> Iterator[Tree]:
    tree = Tree(paths)
    yield tree
    tree.close()


def frozen(tree: Tree) -> bool:
    return tree.states() == {psutil.STATUS_STOPPED}


def test_pause_freezes_every_worker_and_resume_lets_all_go_on(paths: Paths, tree: Tree) -> None:
    assert control.pause(paths) is PauseOutcome.PAUSED
    until(lambda: frozen(tree), "both workers stopped")
    assert control.pause_state(paths) is not None
    assert control.resume(paths) is PauseOutcome.RESUMED
    until(lambda: psutil.STATUS_STOPPED not in tree.states(), "both workers go on")
    assert control.pause_state(paths) is None
    assert control.resume(paths) is PauseOutcome.NOT_PAUSED


def test_a_daemon_that_hangs_is_paused_all_the_same(paths: Paths, tree: Tree) -> None:
    os.kill(tree.daemon.pid, signal.SIGSTOP)
    control.pause(paths)
    until(lambda: frozen(tree), "both workers stopped")


def test_a_worker_in_its_first_moments_is_left_to_the_daemon(paths: Paths) -> None:
    # Stopped before its life is tied to its zygote's, it would outlive a daemon that is killed.
    tree = Tree(paths, "early")
    try:
        assert control.pause(paths) is PauseOutcome.PAUSED
        assert psutil.STATUS_STOPPED not in tree.states()
    finally:
        tree.close()


def test_where_the_disk_does_not_take_a_pause_the_workers_are_frozen_all_the_same(
    paths: Paths, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        control.pause(paths)
    until(lambda: frozen(tree), "both workers stopped")
    assert control.resume(paths) is PauseOutcome.NOT_PAUSED
    until(lambda: psutil.STATUS_STOPPED not in tree.states(), "both workers go on")


def test_a_paused_worker_uses_no_more_cpu(paths: Paths, tree: Tree) -> None:
    control.pause(paths)
    until(lambda: frozen(tree), "both workers stopped")

    def used() -> list[float]:
        return [sum(psutil.Process(worker.pid).cpu_times()[:2]) for worker in tree.workers]

    before = used()
    time.sleep(0.5)
    assert used() == before


def test_a_pause_without_a_daemon_is_kept_for_the_next_one(paths: Paths) -> None:
    until_when = time.time() + 3600
    assert control.pause(paths, until_when) is PauseOutcome.PAUSED
    found = control.pause_state(paths)
    assert found is not None
    assert found.until == until_when


@pytest.mark.usefixtures("tree")
def test_stop_ends_a_daemon_that_listens(paths: Paths) -> None:
    assert control.stop(paths) is StopOutcome.STOPPED
    assert control.stop(paths) is StopOutcome.NOT_RUNNING


def test_stop_kills_a_daemon_that_does_not_listen(paths: Paths) -> None:
    tree = Tree(paths, "deaf")
    try:
        until(lambda: _ignores_sigterm(tree.daemon), "the daemon ignores SIGTERM")
        assert control.stop(paths, timeout_s=0.3) is StopOutcome.KILLED
    finally:
        tree.close()


def _ignores_sigterm(daemon: Process) -> bool:
    for line in Path(f"/proc/{daemon.pid}/status").read_text().splitlines():
        if line.startswith("SigIgn:"):
            return bool(int(line.split()[1], 16) & (1 << (signal.SIGTERM - 1)))
    return False


def test_a_stale_file_with_a_strangers_pid_harms_nobody(paths: Paths) -> None:
    """The pid lives, but it was given to somebody else since."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as stranger:
        now = process.identity(stranger.pid)
        assert now is not None
        former = msgspec.structs.replace(now, create_time=now.create_time - 3600)
        files.replace(paths.pid, msgspec.json.encode(former))
        files.replace(
            paths.status,
            msgspec.json.encode(Status(schema=STATUS_SCHEMA, daemon=former, started=0.0)),
        )
        assert control.status(paths) is None
        assert control.stop(paths) is StopOutcome.NOT_RUNNING
        assert control.pause(paths) is PauseOutcome.PAUSED
        control.resume(paths)
        assert stranger.poll() is None
        assert psutil.Process(stranger.pid).status() != psutil.STATUS_STOPPED
        stranger.kill()


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe", b'{"pid": "x"}'])
def test_damaged_files_count_as_no_daemon(paths: Paths, damage: bytes) -> None:
    files.replace(paths.pid, damage)
    files.replace(paths.status, damage)
    assert control.status(paths) is None
    assert control.stop(paths) is StopOutcome.NOT_RUNNING


def test_a_status_of_another_schema_is_not_believed(paths: Paths) -> None:
    me = process.myself()
    files.replace(
        paths.status, msgspec.json.encode(Status(schema=STATUS_SCHEMA, daemon=me, started=1.0))
    )
    assert control.status(paths) is not None
    files.replace(
        paths.status, msgspec.json.encode(Status(schema=STATUS_SCHEMA + 1, daemon=me, started=1.0))
    )
    assert control.status(paths) is None


def test_a_start_that_fails_says_so_and_leaves_its_last_words(paths: Paths) -> None:
    paths.config.mkdir(parents=True)
    paths.settings.write_text("schema = [")
    assert control.start(paths) is StartOutcome.FAILED
    assert "settings.toml" in control.log_tail(paths)
