"""Other load: what programs of ordinary priority use, between two looks."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from daemonctl.sensing.load import LoadMeter


def write(root: Path, *columns: int) -> None:
    (root / "proc").mkdir(exist_ok=True)
    (root / "proc/stat").write_text(f"cpu  {' '.join(map(str, columns))}\ncpu0 1 2 3\nintr 5\n")


def test_the_first_look_says_nothing(tmp_path: Path) -> None:
    assert LoadMeter(tmp_path).percent(0.0) is None
    write(tmp_path, 1, 2, 3, 4, 5, 6, 7, 8)
    assert LoadMeter(tmp_path).percent(0.0) is None


@pytest.mark.parametrize(
    ("used", "said"),
    [
        ((100, 0, 0, 100, 0, 0, 0, 0), 50),
        ((0, 200, 0, 0, 0, 0, 0, 0), 0),  # all of it ours, or as modest as ours
        ((20, 100, 20, 40, 0, 10, 10, 0), 30),
        ((0, 0, 0, 0, 200, 0, 0, 0), 0),  # waiting for a disk is no computing
        ((0, 0, 0, 100, 0, 0, 0, 100), 0),  # nor is what another virtual machine takes
        ((200, 0, 0, 0, 0, 0, 0, 0), 100),
        ((0, 0, 0, 0, 0, 0, 0, 0), None),
        ((-50, 0, 0, 100, 0, 0, 0, 0), None),  # a processor was taken out
    ],
)
def test_what_is_nice_never_counts(
    used: tuple[int, ...], said: float | None, tmp_path: Path
) -> None:
    meter = LoadMeter(tmp_path)
    write(tmp_path, *[1000] * 8)
    meter.percent(10.0)
    write(tmp_path, *(1000 + ticks for ticks in used))
    assert meter.percent(11.0) == said


def test_looks_that_follow_each_other_closely_say_the_same(tmp_path: Path) -> None:
    meter = LoadMeter(tmp_path)
    write(tmp_path, *[0] * 8)
    meter.percent(10.0)
    write(tmp_path, 100, 0, 0, 0)
    assert meter.percent(11.0) == 100
    write(tmp_path, 100, 0, 0, 100)
    assert meter.percent(11.1) == 100
    assert meter.percent(12.0) == 0


def test_a_kernel_that_does_not_tell_is_no_load(tmp_path: Path) -> None:
    meter = LoadMeter(tmp_path)
    write(tmp_path, *[0] * 8)
    meter.percent(10.0)
    (tmp_path / "proc/stat").write_text("btime 5\n")
    assert meter.percent(11.0) is None


def test_a_real_spinner_of_lowest_priority_is_no_other_load() -> None:
    meter = LoadMeter(Path("/"))
    pid = os.fork()
    if pid == 0:
        os.nice(19)
        while True:
            pass
    try:
        time.sleep(0.2)
        before = _ticks()
        meter.percent(0.0)
        time.sleep(1.0)
        percent = meter.percent(1.0)
        nice, whole = (after - then for after, then in zip(_ticks(), before, strict=True))
    finally:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
    assert percent is not None
    assert nice > 0, "the spinner ran, where the meter does not look"
    assert percent <= 100 * (1 - nice / whole) + 5


def _ticks() -> tuple[int, int]:
    """(nice, all)"""
    words = Path("/proc/stat").read_text().split("\n", 1)[0].split()
    return int(words[2]), sum(map(int, words[1:9]))
