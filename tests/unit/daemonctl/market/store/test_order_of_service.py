"""Whose jobs are handed out first, at which price, and how much one host may hold."""

from __future__ import annotations

from collections import Counter

from daemonctl.market.ahead import AHEAD_S
from daemonctl.market.book import HELPED_REPLICAS, STARVING_S, TURN_MS
from daemonctl.market.store.interface import HostSync, Wish
from daemonctl.model import MICRO

_MINUTE_MS = 60_000


def _rows(pool, query, *values):
    with pool.store._database.view() as tx:
        return tx.rows(query, *values)


def _share(pool, member, rounds: int, count: int) -> Counter[str]:
    got: Counter[str] = Counter()
    for _ in range(rounds):
        grants = pool.ask(member, count)
        got.update(grant.terms.computation for grant in grants)
        pool.deliver(member, grants)
    return got


def test_a_buyer_who_splits_gets_no_more_than_one_with_a_single_computation(pool):
    (_, many), (_, single) = pool.account(100), pool.account(100)
    parts = [pool.submit(many, 20, quorum=1, work_ms=_MINUTE_MS) for _ in range(8)]
    whole = pool.submit(single, 160, quorum=1, work_ms=_MINUTE_MS)
    got = _share(pool, pool.member(), 20, 4)
    assert abs(sum(got[part] for part in parts) - got[whole]) * _MINUTE_MS <= TURN_MS
    assert max(got[part] for part in parts) - min(got[part] for part in parts) <= 10


def test_one_round_is_shared_out_as_well_as_many(pool):
    buyers = [pool.account(100)[1] for _ in range(3)]
    made = [pool.submit(buyer, 60, quorum=1, work_ms=_MINUTE_MS // 4) for buyer in buyers]
    members = [pool.member() for _ in range(3)]
    wishes = [HostSync(m.host, wishes=(Wish("o", m.account, 40),)) for m in members]
    grants = [grant for answer in pool.sync(*wishes) for grant in answer.grants]
    assert len({grant.lease for grant in grants}) == len(grants) == 120
    assert Counter(grant.terms.computation for grant in grants) == dict.fromkeys(made, 40)


def test_a_low_bid_is_not_left_to_starve(pool):
    _, buyer = pool.account(100)
    _, poor = pool.account(100)
    pool.submit(buyer, 300, quorum=1, bid=3 * MICRO)
    low = pool.submit(poor, 300, quorum=1)
    member = pool.member()
    assert low not in {grant.terms.computation for grant in pool.ask(member, 20)}
    pool.now += STARVING_S
    for _ in range(2):
        got = Counter(grant.terms.computation for grant in pool.ask(member, 20))
        if got[low]:
            break
    assert got[low] == HELPED_REPLICAS
    assert low not in {grant.terms.computation for grant in pool.ask(member, 20)}


def test_a_job_s_price_is_fixed_with_its_first_lease_and_counted(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 5, quorum=2)
    member = pool.member()
    assert [grant.price for grant in pool.ask(member, 2)] == [1000, 1000]
    assert _rows(pool, "SELECT unpriced, priced FROM computation") == [(3, 2000)]
    assert _rows(pool, "SELECT price FROM job ORDER BY id") == [(1000,), (1000,), (0,), (0,), (0,)]
    assert len(pool.ask(pool.member(), 2)) == 2
    assert _rows(pool, "SELECT unpriced, priced FROM computation") == [(3, 2000)]


def test_a_host_holds_some_minutes_of_work_for_its_cores_and_at_least_a_lease_for_each(pool):
    """The hosts of these tests have four cores."""
    _, buyer = pool.account(10_000)
    pool.submit(buyer, 200, quorum=1, work_ms=_MINUTE_MS)
    pool.submit(buyer, 20, quorum=1, work_ms=60 * _MINUTE_MS, bid=2 * MICRO)
    long = pool.member()
    assert len(pool.ask(long, 64)) == 4
    assert pool.ask(long, 64) == ()
    assert _rows(pool, "SELECT held, held_ms FROM host") == [(4, 240 * _MINUTE_MS)]
    pool.submit(buyer, 200, quorum=1, work_ms=_MINUTE_MS, bid=3 * MICRO)
    short, quick = pool.member(), pool.host(2_000_000)
    fits = 4 * AHEAD_S * 1000 // _MINUTE_MS
    grants = pool.ask(short, 64)
    assert len(grants) == fits
    wish = Wish("o", short.account, 64)
    assert len(pool.sync(HostSync(quick, wishes=(wish,)))[0].grants) == 2 * fits
    pool.deliver(short, grants[:3])
    pool.sync(HostSync(short.host, returned=tuple(grant.lease for grant in grants[3:5])))
    assert len(pool.ask(short, 64)) == 5


def test_a_sell_order_stands_in_the_book_and_is_written_only_when_there_is_something_new(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 300, quorum=1)
    member, other = pool.member(), pool.account()
    began = pool.now

    def orders():
        return _rows(pool, "SELECT name, account_id, ask, seen FROM sell_order")

    pool.ask(member, 1, ask=5)
    pool.now += 10
    pool.ask(member, 1, ask=5)
    assert orders() == [("order", member.owner, 5, began)]
    pool.ask(member, 1, ask=6)
    assert orders() == [("order", member.owner, 6, began + 10)]
    pool.sync(HostSync(member.host, wishes=(Wish("order", other[0], 1, 6),)))
    assert orders() == [("order", other[1], 6, began + 10)]
    pool.now += 300
    pool.sync(HostSync(member.host, wishes=(Wish("order", other[0], 1, 6),)))
    assert orders() == [("order", other[1], 6, began + 310)]
    pool.now += 86_401
    pool.store.expire()
    assert orders() == []
