"""Jobs completed and paid per second: 200 hosts over HTTP, batches of 8, quorum 2.

The market, its database and the load share the same cores. The baseline of a store's rate is the
same market with a transaction for each request instead of one for all that wait; that of two
processes is one. The time of a lease is taken at the rate that is the goal: hosts that ask as
fast as they can wait for nothing but each other. The books are audited after each run.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from daemonctl.market.store.interface import Store
from daemonctl.market.store.postgresql import PostgresStore
from daemonctl.market.store.sqlite import SqliteStore
from tests.bench.harness import Figure
from tests.bench.marketload import Rate, market, rate
from tests.postgres import server

FIGURES = (
    "market_sqlite_jobs_s",
    "market_sqlite_lease_p99_ms",
    "market_pg_jobs_s",
    "market_pg_lease_p99_ms",
    "market_pg_two_processes_jobs_s",
)

_SQLITE_PACE, _PG_PACE = 4_000.0, 2_500.0
_GOAL_MS = 250.0


def measure(only: set[str]) -> Iterator[Figure]:
    """Measure the figures of this topic that are wanted."""
    if FIGURES[0] in only:
        alone = _sqlite(gather=1)
        yield Figure(FIGURES[0], _sqlite().jobs_s, "jobs/s", baseline=alone.jobs_s)
    if FIGURES[1] in only:
        yield Figure(FIGURES[1], _sqlite(pace=_SQLITE_PACE).p99_ms, "ms", baseline=_GOAL_MS)
    if {FIGURES[2], FIGURES[4]} & only:
        one = _postgresql()
        if FIGURES[2] in only:
            alone = _postgresql(gather=1)
            yield Figure(FIGURES[2], one.jobs_s, "jobs/s", baseline=alone.jobs_s)
        if FIGURES[4] in only:
            yield Figure(FIGURES[4], _postgresql(2).jobs_s, "jobs/s", baseline=one.jobs_s)
    if FIGURES[3] in only:
        yield Figure(FIGURES[3], _postgresql(pace=_PG_PACE).p99_ms, "ms", baseline=_GOAL_MS)


def _sqlite(*, gather: int = 64, pace: float = 0.0) -> Rate:
    with tempfile.TemporaryDirectory(prefix="cpushare-bench-") as folder:
        data = Path(folder)
        with market(data, gather=gather) as served:
            found = rate([served.url], pace=pace)
        _audit(SqliteStore(data / "market.sqlite"))
        return found


def _postgresql(processes: int = 1, *, gather: int = 64, pace: float = 0.0) -> Rate:
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cpushare-bench-")))
        running = stack.enter_context(server(folder / "pg", fsync=True))
        url = stack.enter_context(running.database())
        with contextlib.ExitStack() as markets:
            urls = [
                markets.enter_context(market(folder / "data", gather=gather, database=url)).url
                for _ in range(processes)
            ]
            found = rate(urls, pace=pace)
        _audit(PostgresStore(url))
        return found


def _audit(store: Store) -> None:
    try:
        breaches = store.audit().breaches
    finally:
        store.close()
    if breaches:
        raise AssertionError(breaches)
