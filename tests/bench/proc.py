"""What /proc says of a process, for the benchmarks."""

from __future__ import annotations

import contextlib
from pathlib import Path


def cpu_s(pid: int) -> float:
    """CPU seconds of all its threads, from the scheduler's own nanoseconds."""
    return sum(
        int((task / "schedstat").read_text().split()[0]) / 1e9
        for task in Path(f"/proc/{pid}/task").iterdir()
    )


def wakeups(pid: int) -> int:
    """How often all its threads have gone to sleep by themselves, and so were woken again."""
    lines = (
        line
        for task in Path(f"/proc/{pid}/task").iterdir()
        for line in (task / "status").read_text().splitlines()
    )
    return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt"))


def pss_mb(pid: int) -> float:
    """Its proportional share of memory, in megabytes."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise AssertionError("no Pss line")


def state(pid: int) -> str:
    """Its state's letter: R, S, T, Z."""
    stat = Path(f"/proc/{pid}/stat").read_text()
    return stat[stat.rindex(")") + 2]


def alive(pid: int) -> bool:
    """Whether it still runs; a zombie does not."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return state(pid) not in "ZX"
    return False
