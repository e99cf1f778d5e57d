"""A market that an earlier version left in the middle of its work goes on with this one.

`earlier/version_N.sql` is what the program of version N itself wrote: a computation that is
finished, one that failed, one that was cancelled, and one half done, with replicas delivered
right and wrong, held, and given back. Where a version has none of its own, that of the latest
before it is brought to it first.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import sqlite3
from pathlib import Path

import psycopg
import pytest

from daemonctl.errors import StateError
from daemonctl.market.store.copying import copy_tables
from daemonctl.market.store.interface import Delivery, HostSync
from daemonctl.market.store.postgresql import PostgresStore, schema
from daemonctl.market.store.sqlite import SqliteStore
from daemonctl.market.store.sqlite.schema import MIGRATIONS, VERSION, migrate
from tests.unit.daemonctl.market.conftest import Member, Pool

EARLIER = {
    int(re.sub(r"\D", "", path.name)): path
    for path in (Path(__file__).parent / "earlier").glob("version_*.sql")
}
AHEAD = 2
"""Versions that SQLite's store had before PostgreSQL's first, which has the same tables."""
RIGHT = hashlib.sha256(b"right").digest()
ONE, TWO, THREE = 1, 2, 3
HELD = {THREE: [268435522], ONE: [268435584], TWO: [268435585]}
"""Leases that were out, by host."""


def load(path, version):
    """A file as the program of this version left it."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript(EARLIER[max(one for one in EARLIER if one <= version)].read_text())
        migrate(db, MIGRATIONS[:version])


def finish(pool):
    """Hold the books, deliver what was out, compute the rest, and hold the books again."""
    store = pool.store
    assert store.audit().breaches == ()
    buyer, one, two, three = (
        store.identify(hashlib.sha256(b"account %s" % name).digest()).number
        for name in (b"buyer", b"one", b"two", b"three")
    )
    assert [pool.balance(number) for number in (one, two, three)] == [3000, 3000, 0]
    key = "c74b7h45f33c6df43"
    _, before = store.computation(buyer, key)
    assert (before.confirmed, before.running, before.spent, before.escrow) == (1, 3, 2000, 10_000)
    for host, leases in HELD.items():
        done = tuple(Delivery(lease, "done", RIGHT, b"right", cpu_ms=3000) for lease in leases)
        assert pool.sync(HostSync(host, done))[0].accepted == tuple(leases)
    _, half = store.computation(buyer, key)
    assert (half.confirmed, half.running) == (3, 0)
    assert pool.balance(three) == 1000
    for name, number, host in (("aone", one, ONE), ("athree", three, THREE)):
        member = Member(name, number, host)
        while given := pool.ask(member, 2):
            pool.deliver(member, given)
    _, after = store.computation(buyer, key)
    assert (after.state, after.confirmed, after.spent, after.escrow) == ("finished", 6, 12_000, 0)
    page = store.results(buyer, key, 0, 100, 10**6)
    assert [result.data for result in page.results] == [b"right"] * 6
    assert page.finished
    (failed,) = store.results(buyer, "cihd2aaaa4g5ah67h", 0, 100, 10**6).results
    assert failed.outcome == "trap"
    found = store.audit()
    assert found.breaches == ()
    assert found.circulating == 100_000_000
    assert pool.balance(buyer) == 100_000_000 - 4000 - 12_000


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_market_in_sqlite_goes_on(tmp_path, version):
    load(tmp_path / "market.sqlite", version)
    pool = Pool(lambda clock: SqliteStore(tmp_path / "market.sqlite", clock))
    try:
        finish(pool)
    finally:
        pool.store.close()


@pytest.mark.parametrize("version", range(1, schema.VERSION + 1))
def test_a_market_in_postgresql_goes_on(tmp_path, postgres_url, version):
    load(tmp_path / "market.sqlite", version + AHEAD)
    with (
        contextlib.closing(sqlite3.connect(tmp_path / "market.sqlite")) as source,
        psycopg.connect(postgres_url) as target,
    ):
        schema.migrate(target, schema.MIGRATIONS[:version])
        copy_tables(source, target, lambda *_: None)
    pool = Pool(lambda clock: PostgresStore(postgres_url, clock))
    try:
        finish(pool)
    finally:
        pool.store.close()


def test_there_is_a_market_of_every_version_that_was_published():
    assert {1, 2} <= EARLIER.keys()
    assert len(MIGRATIONS) == len(schema.MIGRATIONS) + AHEAD


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_cannot_hold_every_text_is_refused(postgres_server, encoding):
    name = f"in_{encoding.lower()}"
    postgres_server.do(
        f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'"
    )
    with pytest.raises(StateError, match=encoding):
        PostgresStore(postgres_server.url(name))
    postgres_server.do(f"DROP DATABASE {name}")
