"""From inside a locked worker: which system calls of this kernel are left, with which arguments."""

from __future__ import annotations

import errno
import mmap
import os
import select
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from daemonctl.errors import SandboxError
from daemonctl.model import Outcome
from daemonctl.sandbox import calibration, canary, policy, syscalls
from daemonctl.sandbox.client import Sandbox
from daemonctl.sandbox.interface import Ended, Result
from tests.integration.sandbox import wat
from tests.integration.sandbox.runner import DEADLINE_S, Runner, started, until

ROOT = Path(__file__).parents[3]
HIGHEST = 600
"""Beyond the last number that any kernel has."""
X32 = 0x40000000
READ, WRITE, EXEC = 1, 2, 4
PRIVATE, SHARED, ANONYMOUS = 2, 1, 0x20
NORESERVE, GROWS_DOWN, HUGE_PAGES = 0x4000, 0x100, 0x40000
PAST_EVERY_FILTER = {335: "uretprobe", 336: "uprobe"} if os.uname().machine == "x86_64" else {}
"""Kernels from 6.11 on have these; no filter of anybody is asked about them. Called from anywhere
but a trampoline that the kernel made for root's own probes, they answer ENXIO or kill."""

assert syscalls.HERE is not None
NUMBERS = syscalls.HERE.numbers
AT_ONCE = 40


def probe_all(sandbox: Sandbox, calls: list[tuple[int, ...]]) -> list[Result]:
    """Each call in a worker of its own, many at once; results in order."""
    results: dict[int, Result] = {}
    order: list[int] = []
    waiting = list(reversed(calls))
    end = time.monotonic() + DEADLINE_S
    while len(results) < len(calls):
        while waiting and len(order) - len(results) < AT_ONCE:
            order.append(sandbox.probe((waiting.pop(),)))
        assert time.monotonic() < end
        select.select([sandbox], [], [], 1.0)
        for event in sandbox.events():
            if isinstance(event, Ended):
                results[event.ticket] = event.result
    return [results[ticket] for ticket in order]


def test_of_all_system_calls_only_the_allow_list_survives(sandbox: Sandbox) -> None:
    """Every number that a kernel may have, with arguments that the list wants where it has any."""
    wanted = {
        NUMBERS["readv"]: (policy.STDIN, 0, 0),
        NUMBERS["write"]: (policy.STDERR, 0, 0),
        NUMBERS["mprotect"]: (0, 0, READ | WRITE),
        NUMBERS["mmap"]: (0, mmap.PAGESIZE, READ | WRITE, PRIVATE | ANONYMOUS, 2**64 - 1, 0),
    }
    numbers = [*range(HIGHEST), *(X32 + number for number in range(560)), 2**64 - 1, 2**32 - 1]
    results = probe_all(sandbox, [(number, *wanted.get(number, ())) for number in numbers])
    allowed = {
        number
        for number, result in zip(numbers, results, strict=True)
        if result.outcome is not Outcome.FORBIDDEN
    }
    print(f"allowed {len(allowed)} of {len(numbers)}")  # noqa: T201  for `pytest -s`
    names = {number: name for name, number in NUMBERS.items()} | PAST_EVERY_FILTER
    # Without a signal's frame rt_sigreturn goes on at whatever address lies on the stack, and may
    # meet a forbidden call there. That it is allowed is what every trapping job shows.
    besides = {"rt_sigreturn", *PAST_EVERY_FILTER.values()}
    survived = {names.get(number, str(number)) for number in allowed}
    assert survived - besides == set(policy.RUN) - besides


def test_what_is_allowed_is_so_for_the_right_arguments_alone(sandbox: Sandbox) -> None:
    readv, write = NUMBERS["readv"], NUMBERS["write"]
    private = PRIVATE | ANONYMOUS
    nowhere = (2**64 - 1, 0)
    allowed = [
        *((write, fd, 0, 0) for fd in (1, 2, 3)),
        (NUMBERS["mprotect"], 0, 0, READ | WRITE),
        (NUMBERS["mmap"], 0, 4096, 0, private | NORESERVE, *nowhere),
    ]
    forbidden = [
        *((readv, fd, 0, 0) for fd in (1, 2, 3, 4, 5, 2**32)),
        *((write, fd, 0, 0) for fd in (0, 4, 5, 2**32 + 1)),
        *((NUMBERS["mprotect"], 0, 0, prot) for prot in (EXEC, READ | EXEC, 7, 8, 2**32)),
        # RLIMIT_DATA would not count it.
        *((NUMBERS["mprotect"], 0, 0, prot) for prot in (0, READ)),
        *(
            (NUMBERS["mmap"], 0, 4096, READ | WRITE, private | flag, *nowhere)
            for flag in (GROWS_DOWN, HUGE_PAGES, 2**32)
        ),
        (NUMBERS["mmap"], 0, 4096, READ | EXEC, private, *nowhere),
        (NUMBERS["mmap"], 0, 4096, READ | WRITE | EXEC, private, *nowhere),
        (NUMBERS["mmap"], 0, 4096, READ | WRITE, SHARED | ANONYMOUS, *nowhere),
        (NUMBERS["mmap"], 0, 4096, READ | WRITE, 3 | ANONYMOUS, *nowhere),
        (NUMBERS["mmap"], 0, 4096, READ, PRIVATE, 0, 0),
        (NUMBERS["seccomp"], 1, 0, 0),
        (NUMBERS["prctl"], policy.PR_SET_MDWE, 1, 0),
    ]
    results = probe_all(sandbox, allowed + forbidden)
    outcomes = [result.outcome for result in results]
    assert outcomes == [Outcome.DONE] * len(allowed) + [Outcome.FORBIDDEN] * len(forbidden)


def test_memory_can_be_had_but_not_moved(sandbox: Sandbox) -> None:
    result = sandbox.wait(
        sandbox.probe(((NUMBERS["mremap"], 0, 4096, 8192, 1, 0), (NUMBERS["munmap"], 0, 4096))),
        DEADLINE_S,
    )
    assert result.detail == f"{-errno.ENOMEM},0"


def test_a_worker_holds_its_five_descriptors_and_no_other(sandbox: Sandbox, run: Runner) -> None:
    ticket = run.start(wat.FOREVER)
    worker = started(sandbox, ticket)
    links = Path(f"/proc/{worker.pid}/fd")
    until(lambda: {link.name for link in links.iterdir()} == set("01234"), "it has five")
    targets = {link.name: str(link.readlink()) for link in links.iterdir()}
    assert [targets[fd].split(" ")[0] for fd in "123"] == [
        "/memfd:output",
        "/memfd:log",
        "/memfd:status",
    ]
    sandbox.kill(ticket)
    sandbox.wait(ticket, DEADLINE_S)


def test_the_kernel_confirms_the_lock(sandbox: Sandbox, run: Runner) -> None:
    ticket = run.start(wat.FOREVER)
    worker = started(sandbox, ticket)
    until(lambda: _status(worker.pid)["Seccomp_filters"] == "2", "both filters are on")
    found = _status(worker.pid)
    assert (found["Seccomp"], found["NoNewPrivs"]) == ("2", "1")
    assert {found[name] for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")} == {"0" * 16}
    limits = Path(f"/proc/{worker.pid}/limits").read_text()
    assert "Max core file size        0                    0" in limits
    assert "Max processes             0                    0" in limits
    sandbox.kill(ticket)
    sandbox.wait(ticket, DEADLINE_S)


def test_the_canary_lives(sandbox: Sandbox) -> None:
    canary.prove(sandbox)


def test_the_canary_dies_where_the_filter_lets_a_call_through(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    # brk is allowed: as good as a filter that has a hole where `open` is.
    monkeypatch.setitem(NUMBERS, "openat", NUMBERS["brk"])
    with pytest.raises(SandboxError, match="open kills the worker"):
        canary.prove(sandbox)


def test_the_canary_dies_where_a_good_job_gives_something_else(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canary, "_MODULE", wat.HELLO)
    with pytest.raises(SandboxError, match="a good job is done"):
        canary.prove(sandbox)


def test_the_speed_is_measured_and_nearly_the_same_twice(sandbox: Sandbox) -> None:
    # Wide: this tells nonsense from a speed, and no more, on a machine that others use too.
    first, second = calibration.measure(sandbox), calibration.measure(sandbox)
    assert 10_000 < first < 100_000_000
    assert 0.2 < first / second < 5


_WITHOUT_PRIVILEGES = """
import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
if os.geteuid() == 0:
    # As root, without anything that makes root more than others, for us and what we exec.
    for capability in range(64):
        libc.prctl(24, capability, 0, 0, 0)
    libc.prctl(28, 0x2F, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    assert libc.capset(header, (ctypes.c_uint32 * 6)()) == 0
from pathlib import Path
own = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
assert int(own["CapEff"], 16) == 0, own["CapEff"]
sys.path.insert(0, {root!r})
from daemonctl.sandbox import canary
from daemonctl.sandbox.client import Sandbox
sandbox = Sandbox.start(deadline_s=60)
canary.prove(sandbox)
print("proven", sorted(sandbox.measures.items()))
sandbox.close()
"""


def test_the_walls_stand_without_any_privilege() -> None:
    assert "proven" in _python(_WITHOUT_PRIVILEGES)


_WITHOUT_SECCOMP = """
import ctypes, errno, sys
sys.path.insert(0, {root!r})
from daemonctl.errors import KernelUnfit
from daemonctl.sandbox import lockdown, syscalls
from daemonctl.sandbox.bpf import ALLOW, Filter
from daemonctl.sandbox.client import Sandbox
import struct
# A kernel as it is without filters: prctl(PR_SET_SECCOMP) and seccomp(2) are invalid.
numbers = syscalls.HERE.numbers
program = [
    (0x20, 0, 0, 0),
    (0x15, 0, 1, numbers["seccomp"]), (0x06, 0, 0, 0x50000 | errno.ENOSYS),
    (0x15, 0, 3, numbers["prctl"]),
    (0x20, 0, 0, 16), (0x15, 0, 1, 22), (0x06, 0, 0, 0x50000 | errno.EINVAL),
    (0x06, 0, 0, ALLOW),
]
lockdown.no_new_privs()
Filter(b"".join(struct.pack("<HBBI", *one) for one in program)).install()
try:
    Sandbox.start(deadline_s=60)
except KernelUnfit as error:
    print("unfit:", error.detail, "|", error.hint)
"""


def test_a_kernel_without_filters_is_unfit_and_says_why() -> None:
    words = _python(_WITHOUT_SECCOMP)
    assert "unfit: prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER): Invalid argument" in words
    assert "CONFIG_SECCOMP_FILTER" in words


def _python(script: str) -> str:
    text = textwrap.dedent(script).format(root=str(ROOT))
    done = subprocess.run(
        [sys.executable, "-c", text],
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _status(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
