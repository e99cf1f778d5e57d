"""`make run` is `cpushare demo`: from nothing to verified results, and back to nothing."""

from __future__ import annotations

import csv
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemonctl import control
from daemonctl.paths import Paths
from tests.acceptance.demo import Demo, left, until

SMALL = ("--images", "6", "--size", "96")
LONGER = ("--images", "16", "--size", "128")


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
    until(lambda: confirmed(home) >= 2 or demo.ended(), demo.said)
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
    until(lambda: moment in demo.said() or demo.ended(), demo.said)
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
