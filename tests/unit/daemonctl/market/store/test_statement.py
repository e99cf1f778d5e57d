"""An account's statement: every movement once, in order, with its cause."""

from __future__ import annotations

from daemonctl.model import MICRO


def read(pool, number, limit):
    """All pages of a statement."""
    found, after = [], 0
    while True:
        page = pool.store.statement(number, after, limit)
        found += page.movements
        if page.finished:
            return found, page.balance
        assert page.next > after
        after = page.next


def test_a_buyers_statement_adds_up_to_the_balance(pool):
    name, buyer = pool.account(1)
    pool.store.issue(name, 2 * MICRO, "for the poster")
    computation = pool.submit(buyer, jobs=3, quorum=1)
    member = pool.member()
    pool.deliver(member, pool.ask(member, 1))
    pool.now += 60
    pool.store.cancel(buyer, computation)
    movements, balance = read(pool, buyer, 2)
    assert [(one.kind, one.amount, one.computation, one.note) for one in movements] == [
        ("grant", 1 * MICRO, "", ""),
        ("grant", 2 * MICRO, "", "for the poster"),
        ("escrow", -3000, computation, ""),
        ("refund", 2000, computation, ""),
    ]
    assert sum(one.amount for one in movements) == balance == pool.balance(buyer)
    assert movements[-1].at == pool.now
    assert read(pool, buyer, 100) == (movements, balance)


def test_a_sellers_statement_has_every_payment_and_nobody_elses(pool):
    buyer = pool.account(1)[1]
    computation = pool.submit(buyer, jobs=3, quorum=1)
    member, other = pool.member(), pool.member()
    for _ in range(3):
        pool.deliver(member, pool.ask(member, 1))
    movements, balance = read(pool, member.owner, 1)
    assert [(one.kind, one.amount, one.computation) for one in movements] == [
        ("payment", 1000, computation)
    ] * 3
    assert balance == 3000
    assert len({one.seq for one in movements}) == 3
    assert read(pool, other.owner, 10) == ([], 0)
