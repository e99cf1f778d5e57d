"""The audit finds what it is there to find: every kind of breach, made by hand."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from daemonctl.market.store.sqlite import SqliteStore
from daemonctl.model import Outcome


@pytest.fixture
def books(pool, tmp_path: Path):
    """A pool with a job confirmed, one failed and one open; a second file to be damaged."""
    _, buyer = pool.account(100)
    pool.submit(buyer, 3, quorum=2)
    one, two = pool.member(), pool.member()
    first, second = pool.ask(one, 2), pool.ask(two, 2)
    for member, (good, bad) in ((one, first), (two, second)):
        pool.deliver(member, [good])
        pool.deliver(member, [bad], outcome=Outcome.TRAP)
    pool.ask(one, 1)
    copy = tmp_path / "copy.sqlite"
    damaged = sqlite3.connect(copy, isolation_level=None)
    pool.store._database.reader().backup(damaged)
    for kind, name in damaged.execute("SELECT type, name FROM sqlite_master").fetchall():
        if kind == "trigger":
            damaged.execute(f"DROP TRIGGER {name}")
    damaged.execute("PRAGMA ignore_check_constraints = ON")
    yield copy, damaged
    damaged.close()


def test_sound_books_have_no_breach(books):
    path, damaged = books
    damaged.close()
    assert _breaches(path) == ()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE entry SET amount = amount + 1 WHERE rowid = 1", "does not sum to zero"),
        ("DELETE FROM ledger_transaction WHERE id = 1", "belongs to no transaction"),
        ("UPDATE book SET balance = balance + 1 WHERE id = 2", "not the sum of its entries"),
        ("DELETE FROM book WHERE id = 4", "on a book that does not exist"),
        ("INSERT INTO entry VALUES (1, 4, -9000), (1, 0, 9000)", "owes coins"),
        ("INSERT INTO entry VALUES (1, 3, -1), (1, 2, 1)", "the escrow of"),
        ("UPDATE computation SET confirmed = 2", "not as it counts them"),
        ("UPDATE replica SET paid = 1001 WHERE paid > 0", "did not pay exactly its quorum"),
        ("UPDATE replica SET paid = 5 WHERE verdict = 'failed'", "its job is not confirmed"),
        ("UPDATE replica SET digest = x'00' WHERE id & 63 = 1", "do not agree"),
        ("UPDATE replica SET host_id = 1", "went to one host"),
        ("UPDATE replica SET account_id = 2", "went to one account"),
        ("UPDATE replica SET payment = 1 WHERE paid > 0", "not what its replicas were paid"),
        ("DELETE FROM result", "exactly one result"),
        ("UPDATE job SET open = 1 WHERE state = 1", "still in the queue"),
        ("UPDATE job SET open = 0; UPDATE replica SET state = 3", "nobody who works at it"),
        ("UPDATE computation SET lwm = lwm + 1000", "low-water mark"),
        ("UPDATE host SET held = held + 1", "does not hold as many leases"),
        ("UPDATE computation SET running = 7", "does not run as many"),
    ],
)
def test_every_kind_of_breach_is_told(books, damage, told):
    path, damaged = books
    damaged.executescript(damage)
    damaged.close()
    assert any(told in breach for breach in _breaches(path)), _breaches(path)


def _breaches(path: Path) -> tuple[str, ...]:
    store = SqliteStore(path)
    try:
        return store.audit().breaches
    finally:
        store.close()
