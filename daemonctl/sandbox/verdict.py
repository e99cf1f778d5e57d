"""Names how a worker ended, from how it died and what it said. It may lie; it must not confuse.

A guest that broke out of WebAssembly can write any status. The worst it reaches is a wrong
outcome of its own job, which is what the market's quorum is for.
"""

from __future__ import annotations

import json
import re
import signal
from dataclasses import dataclass

from daemonctl.model import Outcome

_DETAIL_CHARS = 300
_LINE_BYTES = 4096
_TOLD = {
    one.value: one
    for one in (
        Outcome.DONE,
        Outcome.EXIT,
        Outcome.TRAP,
        Outcome.MEMORY_LIMIT,
        Outcome.OUTPUT_LIMIT,
        Outcome.REFUSED,
        Outcome.CRASHED,
        Outcome.STOPPED,
    )
}
"""What a worker may say of itself; the rest shows in how it died."""

_FROM_OUTSIDE = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT)
_OUT_OF_MEMORY = re.compile(rb"memory allocation of \d+ bytes failed")
_READY = re.compile(rb'\{"ready":(\d{1,19})[,}]')
_PROGRESS = re.compile(rb'\{"progress":(\d{1,4})\}\n')


@dataclass(frozen=True)
class Death:
    """How a worker ended, as its parents saw it.

    exit: its exit code, or minus the signal. status, log: the ends of what it wrote.
    killed: we sent SIGKILL. cpu_s, cpu_limit_s: CPU seconds used and allowed.
    """

    exit: int
    status: bytes
    log: bytes
    killed: bool
    cpu_s: float
    cpu_limit_s: int


def judge(death: Death) -> tuple[Outcome, int, str]:
    """Outcome, exit code of the job, detail in words."""
    if death.exit < 0:
        outcome, detail = _by_signal(-death.exit, death)
        return outcome, 0, detail
    said = _last_line(death.status)
    outcome = _TOLD.get(str(said.get("outcome")), Outcome.CRASHED)
    code = said.get("code")
    if "outcome" not in said:
        return Outcome.CRASHED, 0, f"ended without a verdict, exit code {death.exit}"
    return (
        outcome,
        code & 0xFFFFFFFF if isinstance(code, int) else 0,
        plain(str(said.get("detail", ""))),
    )


def progress(status: bytes) -> float | None:
    """The last progress told in the end of a status, 0 to 1."""
    told = _PROGRESS.findall(status)
    return min(int(told[-1]), 1000) / 1000 if told else None


def ready_ns(status: bytes) -> int | None:
    """When the worker says that it was ready, in nanoseconds of CLOCK_MONOTONIC."""
    told = _READY.search(status)
    return int(told[1]) if told else None


def plain(text: str) -> str:
    """A stranger's words, short and without anything that a terminal would obey."""
    line = " ".join(text.split())
    return "".join(char if char.isprintable() else "?" for char in line)[:_DETAIL_CHARS]


def _by_signal(number: int, death: Death) -> tuple[Outcome, str]:
    name = _signal_name(number)
    if number == signal.SIGSYS:
        # Rust's way to run out of memory: a sentence, then abort(), which seccomp forbids.
        if said := _OUT_OF_MEMORY.search(death.log):
            return Outcome.MEMORY_LIMIT, said.group().decode()
        return Outcome.FORBIDDEN, "a system call that no job may make"
    if number == signal.SIGKILL and death.killed:
        return Outcome.STOPPED, "ended by this host"
    if number == signal.SIGXCPU or (number == signal.SIGKILL and death.cpu_s >= death.cpu_limit_s):
        return Outcome.CPU_LIMIT, f"{death.cpu_s:.1f} s of CPU, {death.cpu_limit_s} s allowed"
    if number in _FROM_OUTSIDE:
        # No job can send itself a signal: that was a person, or a machine short of memory.
        return Outcome.STOPPED, f"ended from outside by {name}"
    return Outcome.CRASHED, f"the worker died of {name}"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _last_line(status: bytes) -> dict[str, object]:
    lines = status.rstrip(b"\n").rpartition(b"\n")
    try:
        said = json.loads(lines[2][:_LINE_BYTES])
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
