"""How late a program of the user's wakes up while all cores are sold."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.harness import Figure

FIGURES = ("wakeup_p99_ratio", "wakeup_p99_ms")

_ROUNDS = 8
_SAMPLES = 2000
_NAP_S = 0.001
_SETTLE_S = 0.3

# What no program can do better: every core kept busy by one that the scheduler runs only when
# nobody else wants the core. It is the limit that the workers are held against.
_LIMIT = """
import os, sys
os.setsid()
os.sched_setaffinity(0, {int(sys.argv[1])})
os.nice(19)
os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
while True:
    pass
"""


def measure(only: set[str]) -> Iterator[Figure]:
    """By how much naps of 1 ms were too long (p99), with a worker on each core: in ms beside the
    idle machine's, and as a ratio to the same with a SCHED_IDLE loop on each core. The three take
    turns, so that what else the machine does is in all of them."""
    from daemonctl import control
    from tests.bench.spin import job_of
    from tests.pool import Buyer, Market, Seller, running, until

    cores = tuple(sorted(os.sched_getaffinity(0)))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        market = Market(root / "market")
        with running(market):
            inputs = [str(core).encode() for core in cores]
            Buyer(market.url).submit(job_of(600), inputs, work_ms=600_000, bid=10_000)
            seller = Seller(root / "seller", market.url, Buyer(market.url).account, cores=cores)
            with running(seller):
                seller.start()
                until(
                    lambda: sum(1 for core in seller.status().cores if core.worker) == len(cores),
                    "all cores compute",
                )
                control.pause(seller.paths)
                idle: list[float] = []
                limit: list[float] = []
                ours: list[float] = []
                for _ in range(_ROUNDS):
                    idle += _late()
                    with _spinners(cores):
                        limit += _late()
                    with _working(
                        lambda: control.resume(seller.paths), lambda: control.pause(seller.paths)
                    ):
                        ours += _late()
    if "wakeup_p99_ms" in only:
        yield Figure("wakeup_p99_ms", _p99(ours), "ms", _p99(idle))
    if "wakeup_p99_ratio" in only:
        yield Figure("wakeup_p99_ratio", _p99(ours) / _p99(limit), "times the limit's")


def _late() -> list[float]:
    """Milliseconds by which naps were too long."""
    time.sleep(_SETTLE_S)
    found = []
    for _ in range(_SAMPLES):
        start = time.perf_counter()
        time.sleep(_NAP_S)
        found.append((time.perf_counter() - start - _NAP_S) * 1000)
    return found


def _p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]


@contextlib.contextmanager
def _spinners(cores: tuple[int, ...]) -> Iterator[None]:
    running = [subprocess.Popen([sys.executable, "-c", _LIMIT, str(core)]) for core in cores]
    try:
        yield
    finally:
        for process in running:
            process.kill()
            process.wait()


@contextlib.contextmanager
def _working(begin: Callable[[], object], end: Callable[[], object]) -> Iterator[None]:
    begin()
    try:
        yield
    finally:
        end()
