"""Changes in folders and the end of a process are told without polling."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from daemonctl import files
from tray.watch import DeathWatch, FileWatch, FolderWatch

SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]


@pytest.mark.usefixtures("qapp")
def test_a_replaced_file_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    watch = FolderWatch([tmp_path])
    for text in (b"1", b"2"):
        with qtbot.waitSignal(watch.changed, timeout=20_000):
            files.replace(tmp_path / "status.json", text)


def test_a_folder_that_comes_later_is_waited_for(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "a" / "b"
    watch = FolderWatch([folder])
    with qtbot.waitSignal(watch.changed, timeout=20_000):
        folder.mkdir(parents=True)
    settle(watch, qtbot)
    with qtbot.waitSignal(watch.changed, timeout=20_000):
        (folder / "status.json").touch()


def test_a_folder_that_is_deleted_and_made_again_is_watched_again(
    tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    watch = FolderWatch([folder])
    with qtbot.waitSignal(watch.changed, timeout=20_000):
        shutil.rmtree(folder)
    settle(watch, qtbot)
    with qtbot.waitSignal(watch.changed, timeout=20_000):
        folder.mkdir()
    settle(watch, qtbot)
    with qtbot.waitSignal(watch.changed, timeout=20_000):
        (folder / "status.json").touch()


def test_asleep_it_tells_nothing_and_awake_again_it_does(tmp_path: Path, qtbot: QtBot) -> None:
    watch = FolderWatch([tmp_path])
    watch.sleep()
    with qtbot.assertNotEmitted(watch.changed, wait=300):
        (tmp_path / "one").touch()
    watch.wake()
    with qtbot.waitSignal(watch.changed, timeout=20_000):
        (tmp_path / "two").touch()


@pytest.mark.usefixtures("qapp")
def test_a_file_that_is_written_in_place_is_told_once_it_is_done(
    tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"1")
    watch = FileWatch((tmp_path,))
    watch.follow([path])
    told: list[bytes] = []
    watch.changed.connect(lambda: told.append(path.read_bytes()))
    with qtbot.waitSignal(watch.changed, timeout=20_000):
        path.write_bytes(b"")
        path.write_bytes(b"2")
    with qtbot.assertNotEmitted(watch.changed, wait=300):
        pass
    assert told == [b"2"]


def settle(watch: FolderWatch, qtbot: QtBot) -> None:
    """Let what was told already be told to the end."""
    while True:
        with qtbot.waitSignal(watch.changed, timeout=200, raising=False) as more:
            pass
        if not more.signal_triggered:
            return


def test_a_death_is_told_once(qtbot: QtBot) -> None:
    watch = DeathWatch()
    with subprocess.Popen(SLEEPER) as child:
        watch.follow(child.pid)
        with qtbot.waitSignal(watch.died, timeout=20_000):
            child.kill()
        with qtbot.assertNotEmitted(watch.died, wait=200):
            child.wait(20)


def test_a_process_that_is_dead_already_is_told_too(qtbot: QtBot) -> None:
    with subprocess.Popen(SLEEPER) as child:
        child.kill()
        child.wait(20)
    watch = DeathWatch()
    with qtbot.waitSignal(watch.died, timeout=20_000):
        watch.follow(child.pid)


def test_only_the_last_one_is_followed(qtbot: QtBot) -> None:
    watch = DeathWatch()
    with subprocess.Popen(SLEEPER) as first, subprocess.Popen(SLEEPER) as second:
        watch.follow(first.pid)
        watch.follow(second.pid)
        with qtbot.assertNotEmitted(watch.died, wait=200):
            first.kill()
        watch.follow(None)
        with qtbot.assertNotEmitted(watch.died, wait=200):
            second.kill()


def test_a_kernel_without_pidfd_is_asked_now_and_then(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_pid: int) -> int:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr(os, "pidfd_open", refuse)
    monkeypatch.setattr("tray.watch.FALLBACK_MS", 10)
    watch = DeathWatch()
    with qtbot.waitSignals([watch.died, watch.died], timeout=20_000):
        watch.follow(os.getpid())
