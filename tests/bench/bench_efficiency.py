"""How much of a sold core's time is spent in jobs: a real daemon, a real market, short jobs."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.harness import Figure

FIGURES = ("efficiency_1s", "efficiency_100ms")

_LENGTHS = {"efficiency_1s": 1.0, "efficiency_100ms": 0.1}
_MEASURE_S = 20.0
_WARM_UP_JOBS = 3


def measure(only: set[str]) -> Iterator[Figure]:
    """CPU of finished jobs / wall time of the one core that is sold; the other one is idle but
    for the market, the daemon and this program."""
    for figure in FIGURES:
        if figure in only:
            yield Figure(figure, _efficiency(_LENGTHS[figure]), "fraction")


def _efficiency(seconds: float) -> float:
    from tests.bench.spin import job_of
    from tests.pool import Buyer, Market, Seller, running, until

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        market = Market(root / "market")
        with running(market):
            buyer = Buyer(market.url)
            jobs = int((_MEASURE_S + 30) / seconds)
            buyer.submit(
                job_of(seconds),
                [str(number).encode() for number in range(jobs)],
                work_ms=int(seconds * 1000),
                bid=10_000,
            )
            seller = Seller(root / "seller", market.url, Buyer(market.url).account, cores=(1,))
            with running(seller):
                seller.start()
                history = seller.paths.history
                until(lambda: len(_jobs(history)) >= _WARM_UP_JOBS, "the first jobs")
                time.sleep(_MEASURE_S)
                # From one job's end to another's: whole jobs in a whole stretch of time.
                ended = _jobs(history)[_WARM_UP_JOBS - 1 :]
                (first, _), (last, _) = ended[0], ended[-1]
                return sum(cpu for _, cpu in ended[1:]) / 1000 / (last - first)


def _jobs(history: Path) -> list[tuple[float, int]]:
    """(instant of its end, CPU milliseconds) of every finished job, in order."""
    db = sqlite3.connect(f"file:{history}?mode=ro", uri=True)
    try:
        return db.execute(
            "SELECT ended, cpu_ms FROM lease WHERE outcome = 'done' ORDER BY ended"
        ).fetchall()
    finally:
        db.close()
