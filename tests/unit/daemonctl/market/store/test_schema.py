"""Opening stores: new ones, old ones, later ones, and what is none."""

from __future__ import annotations

import sqlite3

import pytest

from daemonctl.errors import StateError
from daemonctl.market.listing import Beneficiary
from daemonctl.market.store.sqlite import SqliteStore
from daemonctl.market.store.sqlite.schema import MIGRATIONS, VERSION, migrate


def test_a_store_is_made_once_and_found_again(tmp_path):
    path = tmp_path / "market.sqlite"
    store = SqliteStore(path)
    store.add_account("a1", "name", b"t", 7)
    store.close()
    store = SqliteStore(path)
    assert store.account(1).balance == 7
    store.close()


def test_each_migration_runs_once_and_in_order():
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db)
    steps = (*MIGRATIONS, "CREATE TABLE later(n); INSERT INTO later VALUES (1);")
    migrate(db, steps)
    migrate(db, steps)
    assert db.execute("SELECT count(*) FROM later").fetchone() == (1,)
    assert db.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
    db.close()


def test_a_migration_that_fails_leaves_the_store_as_it_was():
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db)
    with pytest.raises(sqlite3.Error):
        migrate(db, (*MIGRATIONS, "CREATE TABLE later(n); CREATE TABLE later(n);"))
    assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert db.execute("SELECT name FROM sqlite_master WHERE name = 'later'").fetchone() is None
    db.close()


def test_a_store_of_the_first_version_keeps_its_accounts_and_takes_descriptions(tmp_path):
    path = tmp_path / "market.sqlite"
    db = sqlite3.connect(path, isolation_level=None)
    migrate(db, MIGRATIONS[:1])
    db.execute(
        "INSERT INTO account(key, name, token, public, created) VALUES ('a1', 'old', 't', 1, 0)"
    )
    db.close()
    store = SqliteStore(path)
    assert store.beneficiaries(10) == (Beneficiary("a1", "old", ""),)
    store.set_public("a1", True, "words")
    assert store.beneficiaries(10) == (Beneficiary("a1", "old", "words"),)
    store.close()


def test_a_store_of_a_later_version_is_refused(tmp_path):
    path = tmp_path / "market.sqlite"
    SqliteStore(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 999")
    db.close()
    with pytest.raises(StateError, match="later version"):
        SqliteStore(path)


def test_a_file_that_is_no_store_is_refused(tmp_path):
    path = tmp_path / "market.sqlite"
    path.write_bytes(b"certainly not a database" * 100)
    with pytest.raises(StateError, match="cannot be opened"):
        SqliteStore(path)


def test_the_queue_is_read_through_its_partial_index(tmp_path):
    """Otherwise every lease would walk over all finished jobs."""
    store = SqliteStore(tmp_path / "market.sqlite")
    with store._database.view() as tx:
        plan = tx.rows(
            "EXPLAIN QUERY PLAN SELECT id, open FROM job INDEXED BY job_queue"
            " WHERE open > 0 AND id >= 1 AND id < 9 ORDER BY id LIMIT 5"
        )
    steps = [row[3] for row in plan]
    assert steps == ["SEARCH job USING INDEX job_queue (id>? AND id<?)"]
    store.close()
