"""Moving a market into PostgreSQL: all of it with its ledger, or nothing."""

from __future__ import annotations

import sqlite3

import psycopg
import pytest

from daemonctl.errors import StateError, UsageError
from daemonctl.files import Lock
from daemonctl.market.ledger import ISSUANCE
from daemonctl.market.store import copying
from daemonctl.market.store.copying import LEFT, copy
from daemonctl.market.store.interface import Delivery, HostSync
from daemonctl.market.store.postgresql import PostgresStore
from daemonctl.market.store.sqlite import SqliteStore
from daemonctl.model import Outcome
from tests.unit.daemonctl.market.conftest import Pool


def silent(_table, _done, _total):
    """Progress that nobody looks at."""


def lived(data):
    """A market with one computation confirmed by half, one that failed and one cancelled."""
    pool = Pool(lambda clock: SqliteStore(data / "market.sqlite", clock))
    buyer, number = pool.account(100)
    one, two = pool.member(), pool.member()
    open_ = pool.submit(number, 4)
    grants = [pool.ask(member, 4) for member in (one, two)]
    for member, given in zip((one, two), grants, strict=True):
        pool.deliver(member, given[:2])
    # A text with a character that PostgreSQL has no place for.
    odd = Delivery(grants[0][2].lease, Outcome.TRAP.value, detail="a\0b", log="\0")
    pool.sync(HostSync(one.host, (odd,)))
    pool.store.cancel(number, pool.submit(number, 3))
    pool.store.set_public(buyer, True, "wörds")
    return pool, number, open_, (one, two), grants


def database(url):
    """What tables there are at `url`."""
    with psycopg.connect(url) as db:
        return db.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        ).fetchall()


def test_a_market_goes_on_in_postgresql_where_it_stood(tmp_path, postgres_url):
    pool, buyer, open_, members, grants = lived(tmp_path)
    before = pool.store.audit()
    books = [pool.balance(number) for number in range(1, 4)]
    pool.store.close()
    tables = {}
    copied = copy(tmp_path, postgres_url, lambda *told: tables.update({told[0]: told[1]}))
    assert copied.audit == before
    assert copied.books == len(books) + 2 + 1, "of accounts, of computations, the issuance"
    assert tables["job"] == 7
    assert sum(tables.values()) == copied.rows

    pool.store = PostgresStore(postgres_url, lambda: pool.now)
    try:
        assert [pool.balance(number) for number in range(1, 4)] == books
        assert [one.description for one in pool.store.beneficiaries(9)] == ["wörds"]
        # What is made from now on is numbered after what there is.
        more = pool.member()
        assert more.owner == 4
        page = pool.store.results(buyer, open_, 0, 100, 10**6)
        assert [result.data for result in page.results] == [b"right"] * 2
        # Leases that were out are delivered to the new place.
        for member, given in zip(members, grants, strict=True):
            pool.deliver(member, given[2:])
        while given := pool.ask(more, 4):
            pool.deliver(more, given)
        _, info = pool.store.computation(buyer, open_)
        assert (info.confirmed, info.escrow) == (4, 0)
        assert pool.store.audit().breaches == ()
    finally:
        pool.store.close()


def test_the_file_is_put_aside_so_that_nobody_serves_it_by_mistake(tmp_path, postgres_url):
    lived(tmp_path)[0].store.close()
    copy(tmp_path, postgres_url, silent)
    assert (tmp_path / LEFT).exists()
    with pytest.raises(UsageError, match="no market"):
        copy(tmp_path, postgres_url, silent)


def test_a_folder_that_is_served_is_refused(tmp_path, postgres_url):
    lived(tmp_path)[0].store.close()
    lock = Lock(tmp_path / "lock")
    assert lock.acquire()
    try:
        with pytest.raises(UsageError, match="being served"):
            copy(tmp_path, postgres_url, silent)
    finally:
        lock.release()
    assert database(postgres_url) == []


def test_a_database_that_a_market_has_used_is_refused_and_kept(tmp_path, postgres_url):
    lived(tmp_path)[0].store.close()
    store = PostgresStore(postgres_url, lambda: 1.0)
    store.add_account("a1", "", b"t", 5)
    with pytest.raises(StateError, match="not empty"):
        copy(tmp_path, postgres_url, silent)
    assert store.account(1).balance == 5
    store.close()
    assert (tmp_path / "market.sqlite").exists()


def test_a_database_whose_market_is_new_and_runs_is_refused(tmp_path, postgres_url):
    lived(tmp_path)[0].store.close()
    store = PostgresStore(postgres_url)
    store.renew_all(600.0)
    with pytest.raises(StateError, match="not empty"):
        copy(tmp_path, postgres_url, silent)
    store.close()


@pytest.mark.parametrize("last", ["account", "replica"])
def test_a_copy_that_is_broken_off_leaves_the_database_empty(tmp_path, postgres_url, last):
    lived(tmp_path)[0].store.close()

    def breaking(table, _done, _total):
        if table == last:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy(tmp_path, postgres_url, breaking)
    assert database(postgres_url) == []
    copy(tmp_path, postgres_url, silent)


def test_books_that_do_not_hold_are_not_copied(tmp_path, postgres_url):
    lived(tmp_path)[0].store.close()
    with sqlite3.connect(tmp_path / "market.sqlite") as db:
        db.execute("UPDATE book SET balance = balance + 1 WHERE id <> ?", (ISSUANCE,))
    db.close()
    with pytest.raises(StateError, match="books do not hold"):
        copy(tmp_path, postgres_url, silent)
    assert database(postgres_url) == []


def test_a_ledger_that_arrives_otherwise_is_not_kept(tmp_path, postgres_url, monkeypatch):
    lived(tmp_path)[0].store.close()
    real = copying._copy_table

    def forging(source, target, table, told):
        done = real(source, target, table, told)
        if table == "entry":
            target.execute("INSERT INTO entry VALUES (1, 2, 5), (1, 0, -5)")
        return done

    monkeypatch.setattr(copying, "_copy_table", forging)
    with pytest.raises(StateError, match="ledger is another"):
        copy(tmp_path, postgres_url, silent)
    assert database(postgres_url) == []
    assert (tmp_path / "market.sqlite").exists()


def test_a_database_that_cannot_be_reached_is_told_without_its_password(tmp_path):
    lived(tmp_path)[0].store.close()
    with pytest.raises(StateError) as told:
        copy(tmp_path, "postgresql://me:secret@127.0.0.1:9/none", silent)
    assert "secret" not in f"{told.value} {told.value.hint}"


def test_both_databases_have_the_same_tables_and_columns(tmp_path, postgres_url):
    SqliteStore(tmp_path / "market.sqlite", lambda: 1.0).close()
    PostgresStore(postgres_url).close()
    with sqlite3.connect(tmp_path / "market.sqlite") as db:
        ours = {
            (table, column)
            for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for _, column, *_ in db.execute(f"PRAGMA table_info({table})")
        }
    db.close()
    with psycopg.connect(postgres_url) as db:
        theirs = db.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name <> 'schema_version'"
        ).fetchall()
    assert ours == set(theirs)
