"""The program itself, without a screen: how it starts, how it refuses, how it ends."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pool import until

PROGRAM = [sys.executable, "-c", "import sys; from tray.app import main; sys.exit(main())"]
NO_QT = "import sys; sys.modules['PySide6.QtWidgets'] = None; from tray.app import main"


def environment(home: Path, **more: str) -> dict[str, str]:
    """A session without a screen or a bus."""
    session = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS")
    kept = {name: value for name, value in os.environ.items() if name not in session}
    return {**kept, "CPUSHARE_HOME": str(home), **more}


def run(home: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command or PROGRAM,
        env=environment(home, **more),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@contextlib.contextmanager
def started(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A tray that runs, and is gone afterwards."""
    tray = subprocess.Popen(PROGRAM, env=environment(home, QT_QPA_PLATFORM="offscreen"))
    try:
        # Both the lock and the socket are taken before Qt is loaded; the loop runs a while later.
        until((home / "run" / "tray.sock").exists, "the tray's socket")
        yield tray
    finally:
        tray.kill()
        tray.wait(30)


def test_without_a_display_it_says_so_in_one_line(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        "cpushare-tray: No display to put an icon on: neither DISPLAY nor WAYLAND_DISPLAY is set "
        "(Start the tray from a desktop session; without one, use `cpushare status`.)\n"
    )


def test_a_display_that_is_not_there_is_named_and_qt_does_not_abort(tmp_path: Path) -> None:
    done = run(tmp_path, DISPLAY=":4711")
    assert done.returncode == 2
    assert "cpushare-tray: The display cannot be used: DISPLAY=:4711" in done.stderr


def test_without_qt_it_names_the_extra(tmp_path: Path) -> None:
    done = run(tmp_path, sys.executable, "-c", f"{NO_QT}; sys.exit(main())", DISPLAY=":0")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "pip install 'cpushare[tray]'" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_with_exit_code_0_and_nothing_is_left_behind(
    tmp_path: Path, number: signal.Signals
) -> None:
    with started(tmp_path) as tray:
        assert run(tmp_path, DISPLAY=":0").returncode == 0, "it answers: its loop runs"
        tray.send_signal(number)
        assert tray.wait(30) == 0
    assert not (tmp_path / "run" / "tray.sock").exists()


def test_a_second_start_leaves_the_first_one_running_and_needs_no_qt(tmp_path: Path) -> None:
    with started(tmp_path) as tray:
        second = run(tmp_path, sys.executable, "-c", f"{NO_QT}; sys.exit(main())", DISPLAY=":0")
        assert (second.returncode, second.stderr) == (0, "")
        assert tray.poll() is None


def test_after_a_kill_it_can_be_started_again(tmp_path: Path) -> None:
    with started(tmp_path):
        pass
    (tmp_path / "run" / "tray.sock").unlink()
    with started(tmp_path):
        assert run(tmp_path, DISPLAY=":0").returncode == 0


def test_the_version_is_told_without_a_display(tmp_path: Path) -> None:
    done = run(tmp_path, sys.executable, "-c", "from tray.app import main; main(['--version'])")
    assert done.stdout.startswith("cpushare-tray 0.")
