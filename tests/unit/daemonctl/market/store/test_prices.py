"""The price follows the work that hosts confirm, within what is held; and what work cost."""

from __future__ import annotations

import dataclasses

import pytest

from daemonctl.errors import MarketRefused
from daemonctl.market.ledger import Kind, account_book, escrow_book, transfer
from daemonctl.market.store.interface import HostSync
from daemonctl.market.store.sql.books import post
from daemonctl.model import MICRO


def _rows(pool, query, *values):
    with pool.store._database.view() as tx:
        return tx.rows(query, *values)


def _compute(pool, members, cpu_ms: int) -> None:
    """Each of two members is given a job, the same one, and needs so much for it."""
    for member in members:
        pool.deliver(member, pool.ask(member), cpu_ms=cpu_ms)


def _teach(pool, cpu_ms: int, owners: int = 4) -> None:
    """Confirm jobs by pairs of hosts of different owners."""
    for _ in range(owners // 2):
        _compute(pool, (pool.member(), pool.member()), cpu_ms)


def _info(pool, buyer, computation):
    return pool.store.computation(buyer, computation)[1]


def test_the_price_of_jobs_not_yet_leased_follows_the_median_of_three_owners(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 10, budget=40_000)
    early = pool.member()
    (first,) = pool.ask(early)
    _compute(pool, (pool.member(), pool.member()), 7_200)  # the job that `early` has, too
    assert _info(pool, buyer, computation).price == 1000
    pool.deliver(early, [first], cpu_ms=7_200)
    _teach(pool, 7_200, 2)
    info = _info(pool, buyer, computation)
    assert (info.price, info.work_ms, info.halted) == (2000, 7_200, "")
    assert info.spent == 4 * 1000
    assert pool.ask(pool.member())[0].price == 2000


def test_who_holds_a_job_is_paid_what_it_was_told(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 10, budget=40_000)
    one, two = pool.member(), pool.member()
    held = [pool.ask(member) for member in (one, two)]
    _teach(pool, 7_200)
    assert _info(pool, buyer, computation).price == 2000
    for member, grants in zip((one, two), held, strict=True):
        assert grants[0].price == 1000
        pool.deliver(member, grants, cpu_ms=7_200)
    assert [pool.verdicts(member) for member in (one, two)] == [[("paid", 1000)]] * 2


def _with_one_half_done(pool, buyer, budget: int):
    """A computation whose work turned out twice as much, and who delivered a job before."""
    computation = pool.submit(buyer, 9, bid=MICRO, budget=budget)
    early = pool.member()
    (first,) = pool.ask(early)
    holder = pool.member()
    (held,) = pool.ask(holder)
    assert held.input == first.input
    _teach(pool, 7_200)
    pool.deliver(early, [first], cpu_ms=7_200)
    pool.sync(HostSync(holder.host, returned=(held.lease,)))
    return computation, early, first


def test_where_the_price_grew_a_further_host_is_paid_the_new_one_and_the_first_too(pool):
    _, buyer = pool.account(100)
    computation, early, first = _with_one_half_done(pool, buyer, 100_000)
    late = pool.member()
    grants = {grant.input: grant for grant in pool.ask(late, 9, ask=MICRO)}
    assert {grant.price for grant in grants.values()} == {2000}
    pool.deliver(late, [grants[first.input]], cpu_ms=7_200)
    assert pool.verdicts(early) == pool.verdicts(late) == [("paid", 2000)]
    assert _info(pool, buyer, computation).escrow == 100_000 - 2 * 2 * 1000 - 2 * 2000


def test_where_nothing_is_held_for_that_a_job_waits_for_somebody_who_asks_no_more(pool):
    """Nobody works below what he asks, and a job's price is never lowered."""
    _, buyer = pool.account(100)
    computation, early, first = _with_one_half_done(pool, buyer, 0)
    # Two are done, one is half done: what is still open costs this much, and it is halted.
    pool.store.set_budget(buyer, computation, 7 * 2 * 2000)
    with pool.store._database.transaction() as tx:
        # As if it had been raised for others meanwhile.
        tx.run("UPDATE computation SET headroom = headroom - 2000")
        post(tx, Kind.REFUND, transfer(escrow_book(1), account_book(buyer), 2000), 1)
    dear, cheap = pool.member(), pool.member()
    assert first.input not in {grant.input for grant in pool.ask(dear, 9, ask=MICRO)}
    grants = {grant.input: grant.price for grant in pool.ask(cheap, 9, ask=MICRO // 2)}
    assert grants[first.input] == 1000
    assert pool.verdicts(early) == []


def test_where_the_escrow_does_not_suffice_it_halts_and_says_why(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 10)
    member = pool.member()
    _teach(pool, 7_200)
    info = _info(pool, buyer, computation)
    assert info.price == 1000
    assert "7.2 reference core-seconds" in info.halted
    assert "3.6 were stated" in info.halted
    assert "Raise its budget to 0.032" in info.halted
    assert info.escrow == 8 * 2 * 1000
    assert pool.ask(member) == ()


def test_a_larger_budget_lets_it_go_on_at_the_price_that_follows(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 10)
    _teach(pool, 7_200)
    with pytest.raises(MarketRefused, match=r"costs 0\.032 CPUCoins") as refused:
        pool.store.set_budget(buyer, computation, 31_999)
    assert refused.value.status == 409
    info, news = pool.store.set_budget(buyer, computation, 32_000)
    assert news.work
    assert (info.halted, info.price, info.escrow) == ("", 2000, 32_000)
    one, two = pool.member(), pool.member()
    assert [len(pool.ask(member, 64)) for member in (one, two)] == [8, 8]


def test_it_goes_on_by_itself_when_samples_come_back_to_what_was_stated(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 10)
    held = [(member := pool.member(), pool.ask(member, 1)) for _ in range(10)]
    _teach(pool, 7_200)
    assert _info(pool, buyer, computation).halted
    for member, grants in held:
        pool.deliver(member, grants, cpu_ms=3_600)
    assert _info(pool, buyer, computation).halted == ""
    assert pool.ask(pool.member()) != ()


def test_what_gets_cheaper_stays_held_until_the_end_and_then_goes_back(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 4)
    _teach(pool, 1_800)
    info = _info(pool, buyer, computation)
    assert (info.price, info.escrow) == (500, 4_000)
    _teach(pool, 1_800)
    info = _info(pool, buyer, computation)
    assert (info.state, info.spent, info.escrow) == ("finished", 4_000 + 2_000, 0)
    assert pool.balance(buyer) == 100 * MICRO - 6_000


def test_one_owner_with_many_hosts_is_one_sample(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 20)
    many, others = pool.account(), pool.account()
    for _ in range(4):
        _compute(pool, (pool.member(many), pool.member(others)), 7_200)
    assert len(_rows(pool, "SELECT * FROM work_sample")) == 2
    assert _info(pool, buyer, computation).halted == ""


def test_hosts_that_earn_for_a_public_account_are_samples_of_their_own(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 20)
    public = pool.account()
    pool.store.set_public(public[0], True)
    for _ in range(2):
        _compute(pool, (pool.member(public), pool.member(public)), 7_200)
    assert _info(pool, buyer, computation).halted


def test_the_speed_of_the_host_counts(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 20, budget=100_000)
    for _ in range(2):
        members = [pool.member(), pool.member()]
        slow = [dataclasses.replace(member, host=pool.host(500_000)) for member in members]
        _compute(pool, slow, 7_200)
    assert _info(pool, buyer, computation).work_ms == 3_600


def test_a_budget_is_held_changed_and_given_back(pool):
    _, buyer = pool.account(1)
    computation = pool.submit(buyer, 10, budget=50_000)
    assert _info(pool, buyer, computation).escrow == 50_000
    info, _ = pool.store.set_budget(buyer, computation, 20_000)
    assert (info.escrow, pool.balance(buyer)) == (20_000, MICRO - 20_000)
    for budget, status in ((19_999, 409), (MICRO + 1, 402)):
        with pytest.raises(MarketRefused) as refused:
            pool.store.set_budget(buyer, computation, budget)
        assert refused.value.status == status
    pool.store.set_budget(buyer, computation, 60_000)
    pool.store.cancel(buyer, computation)
    assert pool.balance(buyer) == MICRO
    with pytest.raises(MarketRefused, match="has ended"):
        pool.store.set_budget(buyer, computation, 60_000)


def test_what_a_host_really_does_becomes_its_speed(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 10, budget=100_000)
    _compute(pool, (pool.member(), pool.member()), 1_200)
    assert _rows(pool, "SELECT measured_ppm FROM host") == [(3_000_000,)] * 2


def test_what_hosts_hold_is_counted_anew_when_the_work_turns_out_another(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 20, budget=100_000)
    holder = pool.member()
    grants = pool.ask(holder, 5)
    query = "SELECT held, held_ms FROM host WHERE id = ?"
    assert _rows(pool, query, holder.host) == [(5, 5 * 3_600)]
    _teach(pool, 7_200, 10)  # five of them are given what `holder` has, too
    assert _rows(pool, query, holder.host) == [(5, 5 * 7_200)]
    pool.deliver(holder, grants[:2], cpu_ms=7_200)
    assert _rows(pool, query, holder.host) == [(3, 3 * 7_200)]


def test_every_hour_has_its_trades(pool):
    _, buyer = pool.account(100)
    pool.now = 3_600_000.0
    pool.submit(buyer, 2)
    pool.submit(buyer, 1, bid=3 * MICRO)
    _teach(pool, 3_600, 2)
    pool.now += 3_600
    _teach(pool, 3_600, 4)
    found = _rows(pool, "SELECT hour, jobs, work_ms, coins, low, high FROM price_hour ORDER BY 1")
    assert found == [
        (1000, 1, 7_200, 6_000, 3 * MICRO, 3 * MICRO),
        (1001, 2, 14_400, 4_000, MICRO, MICRO),
    ]


def test_what_a_stopped_computation_costs_now_stays_held_though_it_would_get_cheaper(pool):
    """Its price does not follow while it is stopped, so its jobs cost what they cost."""
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 6)
    held = []
    for _ in range(2):
        pair = pool.member(), pool.member()
        held += [(member, pool.ask(member)) for member in pair]
    pool.store.stop(computation, "it is looked into")
    for member, grants in held:
        pool.deliver(member, grants, cpu_ms=1_800)
    with pytest.raises(MarketRefused, match="budget does not suffice"):
        pool.store.set_budget(buyer, computation, 4 * 2 * 500)
    assert _info(pool, buyer, computation).escrow == 4 * 2 * 1000
