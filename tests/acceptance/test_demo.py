"""`make run` is `cpushare demo`: from nothing to verified results, and back to nothing."""

from __future__ import annotations

import csv
import os
import pty
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from daemonctl import control
from daemonctl.paths import Paths

DEADLINE_S = 240.0
"""Jobs have the lowest priority that there is: a busy machine lets them wait."""
SMALL = ("--images", "6", "--size", "96")
LONGER = ("--images", "16", "--size", "128")


START = "import sys; from daemonctl.cli.main import main; sys.exit(main(sys.argv[1:]))"
TAKE_TERMINAL = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "


class Demo:
    """A demo process without a display, on a pipe or on a terminal of its own."""

    def __init__(self, home: Path, *words: str, terminal: bool = False) -> None:
        self._heard = bytearray()
        self._keys, inside = pty.openpty() if terminal else os.pipe()
        program = TAKE_TERMINAL + START if terminal else START
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, "demo", "--home", str(home), *words],
            stdin=inside if terminal else subprocess.DEVNULL,
            stdout=inside,
            stderr=inside,
            env={**os.environ, "DISPLAY": "", "WAYLAND_DISPLAY": "", "TERM": "xterm"},
            start_new_session=True,
        )
        os.close(inside)
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def press(self, key: str) -> None:
        """Press a key on its terminal."""
        os.write(self._keys, key.encode())

    def said(self) -> str:
        """All that it has said."""
        return self._heard.decode(errors="replace")

    def ends(self) -> int:
        """Its exit code."""
        until(lambda: self.process.poll() is not None, lambda: f"its end; it said: {self.said()}")
        self._listener.join(10.0)
        return self.process.wait()

    def _listen(self) -> None:
        # A pipe ends with nothing to read, a terminal with an error.
        with suppress(OSError):
            while said := os.read(self._keys, 65536):
                self._heard += said
        os.close(self._keys)


def until(condition: Callable[[], object], what: Callable[[], str]) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + DEADLINE_S
    while not condition():
        assert time.monotonic() < end, f"not within {DEADLINE_S} s: {what()}"
        time.sleep(0.05)


def left(home: Path) -> dict[int, str]:
    """The processes whose words or environment name the home."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes()
            environ = (folder / "environ").read_bytes()
        except OSError:
            continue  # gone meanwhile
        if str(home).encode() in words + environ:
            found[int(folder.name)] = words.replace(b"\0", b" ").decode()
    return found


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A home that no process of the demo outlives, even where the test fails."""
    home = tmp_path / "demo"
    yield home
    control.stop(Paths.below(home))
    for pid in left(home):
        os.kill(pid, signal.SIGKILL)


def numbers(home: Path) -> list[dict[str, str]]:
    """The rows of results.csv."""
    return list(csv.DictReader((home / "results" / "results.csv").read_text().splitlines()))


def audit(home: Path) -> subprocess.CompletedProcess[str]:
    """The market's books, looked at by its operator."""
    command = [sys.executable, "-m", "daemonctl.cli.main", "market", "audit"]
    return subprocess.run(
        [*command, "--data", str(home / "market")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.timeout(600)
def test_it_ends_with_a_table_pictures_coins_and_no_process(home: Path) -> None:
    demo = Demo(home, *SMALL)
    assert demo.ends() == 0, demo.said()
    assert left(home) == {}
    said = demo.said()
    assert re.search(r"^picture +E\(0,0\) +E_min +dx +dy$", said, re.M)
    rows = numbers(home)
    assert len(rows) == 6
    assert all(float(row["E_min"]) <= float(row["E"]) for row in rows)
    assert sorted(path.stem for path in (home / "results").glob("*.pgm")) == sorted(
        row["picture"] for row in rows
    )
    assert all(row["picture"] in said for row in rows)
    earned = re.search(r"6 of 6 images confirmed\. .* with ([\d.]+) CPUCoins\.", said)
    assert earned is not None, said
    assert float(earned[1]) > 0
    books = audit(home)
    assert books.returncode == 0, books.stdout + books.stderr

    # And once more, on the same market, with the same accounts: coins add up.
    again = Demo(home, *SMALL)
    assert again.ends() == 0, again.said()
    assert "of 6 images, round 2," in again.said()
    more = re.search(r"6 of 6 images confirmed\. .* with ([\d.]+) CPUCoins\.", again.said())
    assert more is not None
    assert float(more[1]) > float(earned[1])
    assert left(home) == {}


@pytest.mark.timeout(600)
def test_q_ends_it_and_the_next_run_goes_on_where_it_was(home: Path) -> None:
    demo = Demo(home, *LONGER, terminal=True)
    until(lambda: confirmed(home) >= 2 or demo.process.poll() is not None, demo.said)
    assert "q ends it" in demo.said()
    demo.press("q")
    assert demo.ends() == 0, demo.said()
    assert left(home) == {}
    assert "The next run goes on from here" in demo.said()
    again = Demo(home, *LONGER)
    assert again.ends() == 0, again.said()
    assert re.search(r"Going on: ([2-9]|1[0-5]) of 16 images are confirmed", again.said())
    assert len(numbers(home)) == 16
    assert left(home) == {}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("moment", ["CPUShare demo", "The market is at", "Selling cpu"])
def test_a_signal_ends_it_at_any_moment_and_leaves_no_process(
    home: Path, number: signal.Signals, moment: str
) -> None:
    demo = Demo(home, *LONGER)
    until(lambda: moment in demo.said() or demo.process.poll() is not None, demo.said)
    demo.process.send_signal(number)
    assert demo.ends() == 0, demo.said()
    assert left(home) == {}


def test_a_second_demo_in_the_same_folder_says_that_one_runs(home: Path) -> None:
    first = Demo(home, *LONGER)
    until(lambda: "CPUShare demo" in first.said(), first.said)
    second = Demo(home, *LONGER)
    assert second.ends() == 1
    assert "error: The demo runs already" in second.said()
    first.process.terminate()
    assert first.ends() == 0


def confirmed(home: Path) -> int:
    """How many replicas the daemon knows to be confirmed."""
    status = control.status(Paths.below(home))
    return status.confirmed if status is not None else 0
