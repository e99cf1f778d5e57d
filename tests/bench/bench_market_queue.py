"""Whether a long queue, or somebody who reads for long, makes leases dearer.

`lease_growth`: what a transaction costs that takes a host's eight results and gives it eight
leases, in a store with ten million jobs waiting; the baseline is a hundred thousand.
`lease_long_reader`: jobs per second over HTTP while one transaction that reads stays open for two
minutes, in the last seconds of them; the baseline is the rate before it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg

from daemonctl.market import ledger
from daemonctl.market.numbering import job_number, new_id, new_token, token_hash
from daemonctl.market.store.interface import Delivery, HostSync, Submission, Wish
from daemonctl.market.store.postgresql import PostgresStore
from daemonctl.market.store.sql.books import post
from daemonctl.market.store.sql.store import SqlStore
from daemonctl.market.store.sqlite import SqliteStore
from daemonctl.market.wire import NewComputation, NewHost
from daemonctl.model import MICRO, Outcome
from tests.bench.harness import Figure
from tests.bench.marketload import market, rate
from tests.postgres import server

FIGURES = ("lease_growth_sqlite", "lease_growth", "lease_long_reader", "lease_long_reader_steady")

_FEW, _MANY = 100_000, 10_000_000
_COMPUTATIONS = 10
_SYNCS = 400
_READ_S = 120.0


def measure(only: set[str]) -> Iterator[Figure]:
    """Measure the figures of this topic that are wanted."""
    if FIGURES[0] in only:
        few, many = (_sqlite(jobs) for jobs in (_FEW, _MANY))
        yield Figure(FIGURES[0], many, "ms", baseline=few)
    if FIGURES[1] in only:
        few, many = (_postgresql(jobs) for jobs in (_FEW, _MANY))
        yield Figure(FIGURES[1], many, "ms", baseline=few)
    if {FIGURES[2], FIGURES[3]} & only:
        before, early, late = _read_for_long()
        yield Figure(FIGURES[2], late, "jobs/s", baseline=before)
        yield Figure(FIGURES[3], late, "jobs/s", baseline=early)


def _sqlite(jobs: int) -> float:
    with tempfile.TemporaryDirectory(prefix="cpushare-bench-") as folder:
        return _lease_ms(SqliteStore(Path(folder) / "market.sqlite"), jobs)


def _postgresql(jobs: int) -> float:
    with (
        tempfile.TemporaryDirectory(prefix="cpushare-bench-") as folder,
        server(Path(folder) / "pg", fsync=True) as running,
        running.database() as url,
    ):
        # The tables' statistics are as old as they can be: nobody has looked at them yet.
        return _lease_ms(PostgresStore(url), jobs)


def _lease_ms(store: SqlStore, jobs: int) -> float:
    """Milliseconds of a sync that delivers eight results and is given eight leases; median."""
    with contextlib.closing(store):
        buyer = _account(store, 10**15)
        for number in range(_COMPUTATIONS):
            _submit(store, buyer, number, jobs // _COMPUTATIONS)
        hosts = [(_host(store), _account(store, 0)) for _ in range(8)]
        names = [store.account(number).account for _, number in hosts]
        held: dict[int, tuple[int, ...]] = {}
        # What filling the tables left for the disk to do is not the lease's.
        os.sync()
        times = []
        for turn in range(_SYNCS):
            place = turn % len(hosts)
            host, _ = hosts[place]
            deliveries = tuple(_delivery(lease) for lease in held.get(place, ()))
            wish = Wish("order", names[place], 8)
            began = time.perf_counter()
            answers, _ = store.sync([HostSync(host, deliveries, wishes=(wish,))], 600.0)
            times.append(time.perf_counter() - began)
            held[place] = tuple(grant.lease for grant in answers[0].grants)
            if len(held[place]) != 8:
                raise AssertionError(f"{len(held[place])} leases")
        return 1000 * statistics.median(times[_SYNCS // 4 :])


def _account(store: SqlStore, coins: int) -> int:
    token = token_hash(new_token())
    store.add_account(new_id("a"), "", token, coins)
    return _number(store, token)


def _host(store: SqlStore) -> int:
    token = token_hash(new_token())
    store.add_host(new_id("h"), NewHost("x86_64", 64, 1_000_000, "50.0.1"), token)
    return _number(store, token)


def _number(store: SqlStore, token: bytes) -> int:
    found = store.identify(token)
    assert found is not None
    return found.number


def _submit(store: SqlStore, buyer: int, number: int, jobs: int) -> None:
    """A computation of one job by the market's own way; its other jobs straight into the table."""
    digest = hashlib.sha256(b"input").digest()
    order = NewComputation(
        f"key {number}", "bench", "0" * 64, (digest.hex(),), MICRO, 1000, quorum=2
    )
    terms, _, _ = store.submit(Submission(buyer, order, 278, b"terms"))
    first = job_number(terms.number, 0)
    with store._database.transaction() as tx:
        tx.run(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO job(id, open, input) SELECT ? + i, 2, ? FROM n",
            jobs - 1,
            first,
            digest,
        )
        more = jobs - 1
        tx.run(
            "UPDATE computation SET jobs = jobs + ?, unpriced = unpriced + ? WHERE id = ?",
            more,
            more,
            terms.number,
        )
        purse, book = ledger.account_book(buyer), ledger.escrow_book(terms.number)
        escrow = ledger.escrow_for(more, terms.quorum, terms.price)
        post(tx, ledger.Kind.ESCROW, ledger.transfer(purse, book, escrow), terms.number)


def _delivery(lease: int) -> Delivery:
    output = b"output of %d" % (lease >> 6)
    return Delivery(lease, Outcome.DONE.value, hashlib.sha256(output).digest(), output)


def _read_for_long() -> tuple[float, float, float]:
    """Jobs per second without a reader, a few seconds after it began, and after two minutes."""
    with (
        tempfile.TemporaryDirectory(prefix="cpushare-bench-") as name,
        server(Path(name) / "pg", fsync=True) as running,
    ):

        def run(warm_s: float, reader: Callable[[str], contextlib.AbstractContextManager[None]]):
            with (
                running.database() as url,
                market(Path(name) / "data", database=url) as served,
                reader(url),
            ):
                return rate([served.url], warm_s=warm_s).jobs_s

        return (
            run(2.0, lambda _: contextlib.nullcontext()),
            run(2.0, _reading),
            run(_READ_S, _reading),
        )


@contextlib.contextmanager
def _reading(url: str) -> Iterator[None]:
    """Somebody who looks at one moment of the store for long, as a backup does."""
    with psycopg.connect(url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.execute("SELECT count(*) FROM job").fetchall()
        yield
