"""The audit finds what it is there to find: every kind of breach, made by hand."""

from __future__ import annotations

import contextlib

import pytest

from daemonctl.market.store.sql.audit import audit
from daemonctl.market.store.sqlite.database import SqliteTx
from daemonctl.model import Outcome


@pytest.fixture
def books(pool):
    """A pool with a job confirmed, one failed and one open, in a transaction that is undone."""
    _, buyer = pool.account(100)
    pool.submit(buyer, 3, quorum=2)
    one, two = pool.member(), pool.member()
    first, second = pool.ask(one, 2), pool.ask(two, 2)
    for member, (good, bad) in ((one, first), (two, second)):
        pool.deliver(member, [good])
        pool.deliver(member, [bad], outcome=Outcome.TRAP)
    pool.ask(one, 1)
    with contextlib.suppress(_Undo), pool.store._database.transaction() as tx:
        _open_the_ledger(tx)
        yield tx
        raise _Undo


class _Undo(Exception):
    """Nothing of this was meant."""


def _open_the_ledger(tx):
    """Take the walls away that keep its past as it was."""
    if isinstance(tx, SqliteTx):
        for (name,) in tx.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            tx.run(f"DROP TRIGGER {name}")
    else:
        for table in ("entry", "ledger_transaction"):
            tx.run(f"ALTER TABLE {table} DISABLE TRIGGER USER")


def test_sound_books_have_no_breach(books):
    assert audit(books).breaches == ()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (
            "UPDATE entry SET amount = amount + 1 WHERE amount > 9999999",
            "does not sum to zero",
        ),
        ("DELETE FROM ledger_transaction WHERE id = 1", "belongs to no transaction"),
        ("UPDATE book SET balance = balance + 1 WHERE id = 2", "not the sum of its entries"),
        ("DELETE FROM book WHERE id = 4", "on a book that does not exist"),
        ("INSERT INTO entry VALUES (1, 4, -9000), (1, 0, 9000)", "owes coins"),
        ("INSERT INTO entry VALUES (1, 3, -1), (1, 2, 1)", "the escrow of"),
        ("UPDATE computation SET confirmed = 2", "not as it counts them"),
        ("UPDATE replica SET paid = 1001 WHERE paid > 0", "did not pay exactly its quorum"),
        ("UPDATE replica SET paid = 5 WHERE verdict = 'failed'", "its job is not confirmed"),
        (
            "UPDATE replica SET digest = (SELECT token FROM host LIMIT 1) WHERE id & 1 = 1",
            "do not agree",
        ),
        ("UPDATE replica SET host_id = 1", "went to one host"),
        ("UPDATE replica SET account_id = 2", "went to one account"),
        ("UPDATE replica SET payment = 1 WHERE paid > 0", "not what its replicas were paid"),
        ("DELETE FROM result", "exactly one result"),
        ("UPDATE job SET open = 1 WHERE state = 1", "still in the queue"),
        ("UPDATE job SET open = 0; UPDATE replica SET state = 3", "nobody who works at it"),
        ("UPDATE computation SET lwm = lwm + 1000", "low-water mark"),
        ("UPDATE host SET held = held + 1", "does not hold as many leases"),
        ("UPDATE computation SET running = 7", "does not run as many"),
        ("UPDATE computation SET unpriced = unpriced + 1", "the escrow of"),
        ("UPDATE computation SET unpriced = unpriced + 1", "are not as it counts them: it says"),
        ("UPDATE computation SET priced = priced + 1", "are not as it counts them: it says"),
        ("UPDATE computation SET headroom = 1", "the escrow of"),
        ("UPDATE computation SET headroom = 1, state = 1", "keeps a budget"),
        ("UPDATE computation SET spent = spent - 1", "did not spend what it says"),
        ("UPDATE job SET price = 0", "leased without a price"),
        ("UPDATE job SET price = 999 WHERE state = 1", "did not pay exactly its quorum"),
        ("UPDATE host SET held_ms = held_ms + 1", "does not hold as much work"),
    ],
)
def test_every_kind_of_breach_is_told(books, damage, told):
    for statement in damage.split("; "):
        assert books.run(statement)
    breaches = audit(books).breaches
    assert any(told in breach for breach in breaches), breaches
