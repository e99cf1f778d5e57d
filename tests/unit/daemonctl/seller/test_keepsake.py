"""The last result that is a picture: kept for the tray, and the disk spared."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from daemonctl import lastresult
from daemonctl.control.lastresult import LastResult, last_result
from daemonctl.model import Outcome
from daemonctl.orders.schema import SellOrder
from daemonctl.paths import Paths
from daemonctl.picture import MAX_BYTES, Picture
from daemonctl.sandbox.interface import Result
from daemonctl.seller import keepsake
from daemonctl.seller.keepsake import Keepsake
from daemonctl.seller.slots import Task
from tests.leases import MARKET, lease

TASK = Task(MARKET, lease(7), SellOrder(MARKET, "o1", "a1", "libcaca", 0))
GREY = b"P5\n2 1\n255\n\x00\xff"


class Clock:
    """The monotonic clock, moved by the test."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(keepsake.time, "monotonic", clock)
    return clock


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


def result(output: bytes, outcome: Outcome = Outcome.DONE) -> Result:
    return Result(outcome, 0, output, b"", "", 0.1, 0)


def test_a_picture_is_kept_with_whose_it_is(paths: Paths, clock: Clock) -> None:
    assert last_result(paths) is None
    Keepsake(paths).keep(TASK, 3, result(GREY))
    found = last_result(paths)
    assert found == LastResult(
        "halftones", "libcaca", 3, pytest.approx(time.time(), abs=60), Picture(2, 1, 1, b"\x00\xff")
    )
    assert stat.S_IMODE(paths.last_result.stat().st_mode) == 0o600
    assert clock.now


@pytest.mark.parametrize(
    "said",
    [
        result(b"12.5 7.25\n"),
        result(GREY, Outcome.EXIT),
        result(b""),
        result(GREY + bytes(MAX_BYTES)),
    ],
)
def test_what_is_no_picture_leaves_the_last_one(paths: Paths, clock: Clock, said: Result) -> None:
    kept = Keepsake(paths)
    kept.keep(TASK, 3, result(GREY))
    before = paths.last_result.read_bytes()
    clock.now += 100
    kept.keep(TASK, 3, said)
    assert paths.last_result.read_bytes() == before


def test_fast_jobs_write_once_a_second_and_large_pictures_more_rarely(
    paths: Paths, clock: Clock
) -> None:
    kept, written = Keepsake(paths), []

    def during(seconds: float, output: bytes) -> int:
        written.clear()
        for _ in range(int(seconds * 10)):
            paths.last_result.unlink(missing_ok=True)
            kept.keep(TASK, 3, result(output))
            written.append(paths.last_result.exists())
            clock.now += 0.1
        return sum(written)

    assert during(10, GREY) == pytest.approx(10, abs=1)
    side = 1024
    large = f"P5\n{side} {side}\n255\n".encode() + bytes(side * side)
    clock.now += 100
    assert during(64, large) == pytest.approx(4, abs=1)


def test_a_disk_that_takes_nothing_stops_no_work(paths: Paths, clock: Clock) -> None:
    paths.state.parent.mkdir(exist_ok=True)
    paths.state.write_text("not a folder")
    Keepsake(paths).keep(TASK, 3, result(GREY))
    assert last_result(paths) is None
    assert clock.now


@pytest.mark.parametrize("data", [b"", b"\xc1", os.urandom(1000), b"\x90", b"\xdf\xff\xff\xff\xff"])
def test_a_file_of_anything_is_no_result(paths: Paths, data: bytes) -> None:
    paths.state.mkdir()
    paths.last_result.write_bytes(data)
    assert last_result(paths) is None


def test_words_of_strangers_are_cut(paths: Paths) -> None:
    lastresult.keep(
        paths, computation="x" * 9999, beneficiary="y" * 9999, core=0, ended=0.0, data=GREY
    )
    found = last_result(paths)
    assert found is not None
    assert (len(found.computation), len(found.beneficiary)) == (200, 200)
