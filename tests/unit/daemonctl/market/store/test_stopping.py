"""The kill switch: nothing is handed out, what is held is taken back, and then it goes on."""

from __future__ import annotations

import pytest

from daemonctl.errors import MarketRefused
from daemonctl.market.store.interface import HostSync, Wish
from daemonctl.market.store.people import House
from daemonctl.market.store.sql import stopping
from daemonctl.market.wire import Notice, NoticeKind
from daemonctl.model import MICRO


def heartbeat(pool, member, grants):
    held = tuple(grant.lease for grant in grants)
    return pool.sync(HostSync(member.host, held=held))[0]


def test_one_computation_is_stopped_and_its_hosts_are_told_why_and_others_go_on(pool):
    buyer = pool.account(1)[1]
    bad, good = pool.submit(buyer, jobs=3), pool.submit(buyer, jobs=3)
    member = pool.member()
    grants = pool.ask(member, 6)
    news = pool.store.stop(bad, "it leaks")
    assert news.hosts == {member.host}
    answer = heartbeat(pool, member, grants)
    ours = {grant.lease for grant in grants if grant.terms.computation == bad}
    assert set(answer.dropped) == ours
    assert answer.notices == (Notice(NoticeKind.STOPPED, "it leaks", bad),)
    other = pool.member()
    assert {one.terms.computation for one in pool.ask(other, 9)} == {good}
    assert pool.store.seen(bad)[0].halted == "it leaks"
    assert pool.store.computation(buyer, bad)[1].running == 0


def test_what_was_stopped_goes_on_with_all_its_jobs(pool):
    buyer = pool.account(1)[1]
    computation = pool.submit(buyer, jobs=2, quorum=1)
    member = pool.member()
    pool.ask(member, 2)
    pool.store.stop(computation, "it leaks")
    assert pool.ask(member, 2) == ()
    assert pool.store.start(computation).work
    grants = pool.ask(member, 9)
    assert len(grants) == 2
    pool.deliver(member, grants)
    assert pool.store.computation(buyer, computation)[1].confirmed == 2


def test_a_result_that_was_under_way_when_it_was_stopped_is_still_welcome(pool):
    buyer = pool.account(1)[1]
    computation = pool.submit(buyer, quorum=1)
    member = pool.member()
    grants = pool.ask(member)
    pool.store.stop(computation, "it leaks")
    pool.deliver(member, grants)
    assert pool.verdicts(member) == [("paid", 1000)]


def test_everything_is_stopped_however_much_is_held(pool, monkeypatch):
    monkeypatch.setattr(stopping, "_AT_ONCE", 3)
    buyer = pool.account(1)[1]
    for _ in range(3):
        pool.submit(buyer, jobs=4, quorum=1)
    members = [pool.member() for _ in range(3)]
    held = [pool.ask(member, 4) for member in members]
    assert sum(map(len, held)) == 12
    assert pool.store.stop_all("an update").everybody
    for member, grants in zip(members, held, strict=True):
        answer = heartbeat(pool, member, grants)
        assert len(answer.dropped) == 4
        assert answer.notices == (Notice(NoticeKind.STOPPED, "an update"),)
        assert pool.ask(member, 9) == ()
    assert pool.store.house() == House("an update")
    pool.store.start_all()
    assert heartbeat(pool, members[0], ()).notices == ()
    assert len(pool.ask(members[0], 20)) == 12


def test_who_drains_hands_out_nothing_and_takes_what_is_out(pool):
    buyer = pool.account(1)[1]
    pool.submit(buyer, jobs=2, quorum=1)
    member = pool.member()
    grants = pool.ask(member)
    assert pool.store.drain(on=True).everybody
    assert pool.store.house() == House(draining=True)
    assert pool.ask(member) == ()
    answer = heartbeat(pool, member, grants)
    assert (answer.dropped, answer.notices) == ((), ())
    pool.deliver(member, grants)
    assert pool.verdicts(member) == [("paid", 1000)]
    pool.store.drain(on=False)
    assert len(pool.ask(member)) == 1


def test_only_what_is_open_can_be_stopped(pool):
    name, buyer = pool.account(1)
    computation = pool.submit(buyer)
    pool.store.cancel(buyer, computation)
    for one in (computation, "cnobody", name):
        with pytest.raises(MarketRefused) as error:
            pool.store.stop(one, "why")
        assert error.value.status == 404


def test_a_host_that_computes_again_what_was_stopped_is_told_nothing_old(pool):
    buyer = pool.account(1)[1]
    computation = pool.submit(buyer, quorum=1)
    member = pool.member()
    (lease,) = pool.ask(member)
    pool.store.stop(computation, "it leaks")
    pool.store.start(computation)
    answer = pool.sync(
        HostSync(member.host, held=(lease.lease,), wishes=(Wish("o", member.account, 1),))
    )[0]
    assert answer.dropped == (lease.lease,)
    assert answer.notices == ()
    assert len(answer.grants) == 1


@pytest.mark.parametrize("lease", [-1, 2**53 + 1, 2**64, 10**40])
def test_a_lease_that_cannot_be_is_dropped_without_a_word(pool, lease):
    pool.submit(pool.account(1)[1])
    member = pool.member()
    (real,) = pool.ask(member)
    (answer,) = pool.sync(HostSync(member.host, held=(lease, real.lease)))
    assert (answer.dropped, answer.notices) == ((lease,), ())


def test_the_tally_counts_what_there_is(pool):
    buyer = pool.account(1)[1]
    done, stopped = pool.submit(buyer, jobs=2, quorum=1), pool.submit(buyer, jobs=5, quorum=1)
    member = pool.member()
    pool.deliver(member, pool.ask(member, 2))
    pool.ask(member, 1)
    pool.store.stop(stopped, "it leaks")
    gone = pool.submit(buyer, jobs=3)
    pool.ask(member, 2)
    pool.store.cancel(buyer, gone)
    pool.submit(buyer, jobs=1)
    assert len(pool.ask(member)) == 1
    pool.store.drain(on=True)
    found = pool.store.tally()
    assert pool.store.computation(buyer, done)[1].confirmed == 2
    assert (found.accounts, found.accounts_pending, found.accounts_barred) == (2, 0, 0)
    assert (found.hosts, found.hosts_barred, found.leases) == (1, 0, 1)
    assert (found.computations_open, found.computations_halted) == (2, 1)
    assert (found.computations_finished, found.computations_cancelled) == (1, 1)
    assert (found.jobs_open, found.jobs_confirmed) == (6, 2)
    assert (found.jobs_failed, found.jobs_cancelled) == (0, 3)
    assert found.circulating == 1 * MICRO
    assert found.in_escrow == 5 * 1000 + 2 * 1000
    assert (found.halted, found.draining) == ("", True)
