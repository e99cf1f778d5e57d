"""From the request for a job to the moment before its first instruction; memory of a worker."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.harness import Figure
from tests.bench.proc import pss_mb

if TYPE_CHECKING:
    from daemonctl.sandbox.client import Sandbox

FIGURES = ("job_ready_ms", "worker_private_mb", "zygote_pss_mb")

_ROUNDS = 60
_SPIN = """(module (memory (export "memory") 1)
  (func (export "_start") (loop $again (br $again))))"""


def measure(only: set[str]) -> Iterator[Figure]:
    """Medians over one job after the other, at the priority that jobs have.

    Ready: compiled code loaded, both filters on, instantiated. Private: the pages
    that one running worker has changed; those of files it shares with every other worker.
    """
    from daemonctl.sandbox.client import Sandbox
    from daemonctl.sandbox.interface import Job

    sandbox = Sandbox.start(deadline_s=60)
    waits, private = [], []
    try:
        compiled = sandbox.wait(sandbox.compile_text(_SPIN), 60).output
        with (
            os.fdopen(os.memfd_create("code"), "wb", buffering=0) as code,
            Path(os.devnull).open("rb") as stdin,
        ):
            code.write(compiled)
            for _ in range(_ROUNDS):
                asked = time.monotonic_ns()
                ticket = sandbox.run(Job(code.fileno(), stdin.fileno()))
                ready, worker = _ready(sandbox, ticket)
                waits.append((ready - asked) / 1e6)
                private.append(_private_mb(worker))
                sandbox.kill(ticket)
                sandbox.wait(ticket, 60)
        zygote = pss_mb(sandbox.process.pid)
    finally:
        sandbox.close(60)
    figures = {
        "job_ready_ms": Figure("job_ready_ms", statistics.median(waits), "ms"),
        "worker_private_mb": Figure("worker_private_mb", statistics.median(private), "MB"),
        "zygote_pss_mb": Figure("zygote_pss_mb", zygote, "MB"),
    }
    yield from (figures[name] for name in FIGURES if name in only)


def _ready(sandbox: Sandbox, ticket: int) -> tuple[int, int]:
    """When the job of a ticket was ready, and its worker's pid."""
    from daemonctl.sandbox.interface import Started

    pid = 0
    while True:
        for event in sandbox.events():
            if isinstance(event, Started) and event.ticket == ticket:
                pid = event.process.pid
        ready = sandbox.ready_ns(ticket)
        if ready is not None and pid:
            return ready, pid
        time.sleep(0.001)


def _private_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    kib = sum(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty:"))
    return kib * 1024 / 1e6
