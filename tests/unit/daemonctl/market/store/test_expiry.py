"""Computations that end because their time ran out, and the list of a buyer's computations."""

from __future__ import annotations

import pytest

from daemonctl.market.store.interface import HostSync
from daemonctl.model import MICRO


def test_what_is_open_when_its_time_runs_out_is_cancelled_and_the_rest_comes_back(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 3, quorum=1, expires_in_s=1_000.0, budget=50_000)
    member = pool.member()
    done, held = pool.ask(member, 2)
    pool.deliver(member, [done])
    pool.store.expire()
    pool.now += 500
    pool.sync(HostSync(member.host, held=(held.lease,)))
    assert pool.store.expire()[1] == 500.0
    pool.now += 500
    assert pool.ask(pool.member()) == ()
    news, _ = pool.store.expire()
    assert news.computations
    assert member.host in news.hosts
    info = pool.store.computation(buyer, computation)[1]
    assert (info.state, info.confirmed, info.escrow, info.running) == ("cancelled", 1, 0, 0)
    assert info.halted.startswith("Its time ran out")
    assert info.expires == pool.now
    assert pool.balance(buyer) == 100 * MICRO - 1000
    assert pool.sync(HostSync(member.host, held=(held.lease,)))[0].dropped == (held.lease,)
    assert not pool.store.expire()[0]


def test_what_is_done_in_time_does_not_run_out(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 1, quorum=1, expires_in_s=1_000.0)
    member = pool.member()
    pool.deliver(member, pool.ask(member))
    pool.now += 2_000
    pool.store.expire()
    info = pool.store.computation(buyer, computation)[1]
    assert (info.state, info.halted) == ("finished", "")


def test_many_that_run_out_at_once_end_in_several_transactions(pool):
    _, buyer = pool.account(100)
    for _ in range(20):
        pool.submit(buyer, 1, expires_in_s=100.0)
    pool.now += 100
    assert pool.store.expire()[1] == 0.0
    pool.store.expire()
    assert {info.state for info in pool.store.computations(buyer, 99)} == {"cancelled"}


@pytest.mark.parametrize("limit", [2, 9])
def test_an_account_s_computations_are_listed_the_newest_first(pool, limit):
    (_, buyer), (_, other) = pool.account(100), pool.account(100)
    made = [pool.submit(buyer, 2, adaptive=True) for _ in range(3)]
    pool.submit(other, 1)
    found = pool.store.computations(buyer, limit)
    assert [info.computation for info in found] == made[::-1][:limit]
    assert found[0] == pool.store.computation(buyer, made[-1])[1]
    assert (found[0].adaptive, found[0].work_ms, found[0].expires) == (True, 3_600, 0.0)
