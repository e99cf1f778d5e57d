"""Who a process is: (pid, create time), read from /proc.

psutil knows this too; the daemon goes without it, as it would cost a sixth of its memory.
"""

from __future__ import annotations

import functools
import os
import time
from pathlib import Path

from daemonctl.model import Process

SAME_WITHIN_S = 2.0
"""Create times are reckoned from the wall clock's idea of when the machine started, which moves
when the clock is set; a pid that is reused within this time is not seen on a real machine."""


def identity(pid: int) -> Process | None:
    """The process that has `pid` now; None where there is none."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    # The command name may hold spaces and brackets; what follows the last bracket does not.
    ticks = int(stat[stat.rindex(")") + 2 :].split()[19])
    # A clock that is set moves the create time of all processes, for everybody who asks.
    started = _boot_time(clock())
    return Process(pid, started + ticks / os.sysconf("SC_CLK_TCK"))


def clock() -> int:
    """Changes when the wall clock is set, and create times with it; whole seconds."""
    return round(time.time() - time.clock_gettime(time.CLOCK_BOOTTIME))


def myself() -> Process:
    """This process."""
    found = identity(os.getpid())
    assert found is not None
    return found


def same(one: Process, other: Process | None) -> bool:
    """Whether both are the same process."""
    return (
        other is not None
        and one.pid == other.pid
        and abs(one.create_time - other.create_time) < SAME_WITHIN_S
    )


def children(pid: int) -> tuple[int, ...] | None:
    """The pids of its children; None where this kernel does not tell (CONFIG_PROC_CHILDREN)."""
    found: list[int] = []
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    except ProcessLookupError:
        return ()
    except FileNotFoundError:
        return None if Path(f"/proc/{pid}").exists() else ()
    return tuple(found)


def filters(pid: int) -> int | None:
    """How many seccomp filters it is under, 0 where it is gone; None: some, the kernel does not
    tell how many (before 5.9)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    found = dict(line.split(":", 1) for line in status.splitlines() if line.startswith("Seccomp"))
    if "Seccomp_filters" in found:
        return int(found["Seccomp_filters"])
    return None if found.get("Seccomp", "").strip() == "2" else 0


def lives(process: Process) -> bool:
    """Whether exactly this process still runs (a zombie does not)."""
    found = identity(process.pid)
    return same(process, found) and not _zombie(process.pid)


def _zombie(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
    return stat[stat.rindex(")") + 2] in "ZX"


@functools.lru_cache(maxsize=1)
def _boot_time(_clock: int) -> int:
    """When the machine started, read anew when the wall clock was set against `_clock`."""
    for line in Path("/proc/stat").read_text().splitlines():
        if line.startswith("btime "):
            return int(line.split()[1])
    raise AssertionError("/proc/stat has no btime line")
