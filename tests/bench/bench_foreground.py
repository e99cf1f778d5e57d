"""What a worker takes from a program of the user's that wants the whole core."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.harness import Figure
from tests.bench.proc import cpu_s

FIGURES = ("foreground_share_percent",)

_CORE = 1
_MEASURE_S = 10.0
_FOREGROUND = """
import os, sys
os.sched_setaffinity(0, {int(sys.argv[1])})
while True:
    pass
"""


def measure(only: set[str]) -> Iterator[Figure]:
    """The worker's CPU time on a core that a nice-0 process of another session wants for itself,
    per wall time."""
    from tests.bench.spin import job_of
    from tests.pool import Buyer, Market, Seller, running, until

    assert only
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        market = Market(root / "market")
        with running(market):
            Buyer(market.url).submit(job_of(600), [b"1"], work_ms=600_000, bid=10_000)
            seller = Seller(root / "seller", market.url, Buyer(market.url).account, cores=(_CORE,))
            with running(seller):
                seller.start()
                worker = until(
                    lambda: next((c.worker for c in seller.status().cores if c.worker), None),
                    "the core computes",
                )
                with subprocess.Popen(
                    [sys.executable, "-c", _FOREGROUND, str(_CORE)], start_new_session=True
                ) as foreground:
                    try:
                        time.sleep(2.0)
                        before, start = cpu_s(worker.pid), time.monotonic()
                        time.sleep(_MEASURE_S)
                        share = (cpu_s(worker.pid) - before) / (time.monotonic() - start)
                    finally:
                        foreground.kill()
                yield Figure("foreground_share_percent", 100 * share, "%")
