"""Escrow, cancelling, and the ledger's own walls."""

from __future__ import annotations

import sqlite3

import psycopg
import pytest

from daemonctl.errors import MarketRefused
from daemonctl.market.store.interface import HostSync
from daemonctl.model import MICRO


def test_escrow_is_held_at_submission(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 10, quorum=3)
    info = pool.store.account(buyer)
    assert (info.balance, info.escrow) == (100 * MICRO - 30_000, 30_000)


def test_a_balance_that_is_too_low_is_refused_and_nothing_happens(pool):
    _, buyer = pool.account(1)
    with pytest.raises(MarketRefused, match="balance is too low") as refused:
        pool.submit(buyer, 1001, quorum=1)
    assert refused.value.status == 402
    assert pool.balance(buyer) == MICRO
    assert pool.ask(pool.member()) == ()
    pool.submit(buyer, 1000, quorum=1)
    assert pool.balance(buyer) == 0


def test_the_same_submission_twice_opens_one_computation(pool):
    _, buyer = pool.account(100)
    assert pool.submit(buyer, 2, key="k") == pool.submit(buyer, 2, key="k")
    assert pool.store.account(buyer).escrow == 4000
    with pytest.raises(MarketRefused) as refused:
        pool.submit(buyer, 3, key="k")
    assert refused.value.status == 409
    _, other = pool.account(100)
    assert pool.submit(other, 2, key="k") != pool.submit(buyer, 2, key="k")


def test_cancelling_gives_back_what_is_not_spent_and_drops_the_leases(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 3, quorum=1)
    member, waiting = pool.member(), pool.member()
    done, held = pool.ask(member, 2)
    pool.deliver(member, [done])
    info, news = pool.store.cancel(buyer, computation)
    assert (info.state, info.confirmed, info.running, info.escrow) == ("cancelled", 1, 0, 0)
    assert member.host in news.hosts
    assert pool.balance(buyer) == 100 * MICRO - 1000
    assert pool.sync(HostSync(member.host, held=(held.lease,)))[0].dropped == (held.lease,)
    pool.deliver(member, [held])
    assert pool.verdicts(member) == [("paid", 1000), ("late", 0)]
    assert pool.ask(waiting, 3) == ()
    again, _ = pool.store.cancel(buyer, computation)
    assert again == info
    assert pool.store.results(buyer, computation, 1, 10, 1 << 20).finished


def test_a_delivered_replica_without_a_quorum_is_late_when_its_computation_is_cancelled(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 1, quorum=2)
    member = pool.member()
    pool.deliver(member, pool.ask(member))
    pool.store.cancel(buyer, computation)
    assert pool.verdicts(member) == [("late", 0)]


def test_a_stranger_sees_no_computation(pool):
    _, buyer = pool.account(100)
    _, stranger = pool.account()
    computation = pool.submit(buyer, 1)
    for call in (
        lambda: pool.store.computation(stranger, computation),
        lambda: pool.store.results(stranger, computation, 0, 1, 1),
        lambda: pool.store.cancel(stranger, computation),
    ):
        with pytest.raises(MarketRefused) as refused:
            call()
        assert refused.value.status == 404


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET amount = amount + 1",
        "DELETE FROM entry",
        "UPDATE ledger_transaction SET kind = 'x'",
        "DELETE FROM ledger_transaction",
        "UPDATE book SET balance = -1 WHERE id <> 0",
    ],
)
def test_the_store_itself_refuses_to_change_the_past_or_to_owe(pool, statement):
    pool.account(100)
    refusals = (sqlite3.IntegrityError, psycopg.IntegrityError)
    with pytest.raises(refusals), pool.store._database.transaction() as tx:
        tx.run(statement)


def test_a_reading_connection_cannot_write(pool):
    refusals = (sqlite3.OperationalError, psycopg.errors.ReadOnlySqlTransaction)
    with pytest.raises(refusals, match=r"read-?only"), pool.store._database.view() as tx:
        tx.run("DELETE FROM host")


def test_coins_are_issued_by_name_only_to_whom_it_names(pool):
    name, number = pool.account()
    assert pool.store.issue(name, 5).balance == pool.balance(number) == 5
    with pytest.raises(MarketRefused) as refused:
        pool.store.issue("anobody", 5)
    assert refused.value.status == 404


def test_a_failed_transaction_leaves_nothing_behind(pool):
    """The second sync names a host that does not exist: the whole group is undone."""
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=1)
    member = pool.member()
    good = pool.delivery(member, pool.ask(member))
    from daemonctl.market.store.interface import Wish

    with pytest.raises(KeyError):
        pool.sync(good, HostSync(999, wishes=(Wish("o", member.account, 1),)))
    assert pool.balance(member.owner) == 0
    pool.sync(good)
    assert pool.balance(member.owner) == 1000
