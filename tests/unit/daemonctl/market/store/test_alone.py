"""A trusted host computes alone, unpaid until a check of it is confirmed."""

from __future__ import annotations

import pytest

from daemonctl.market.spotcheck import TRUSTED
from daemonctl.market.store.interface import HostSync, Wish
from daemonctl.model import Outcome

PRICE = 1000
CHECK, NONE = (lambda: 0.0), (lambda: 0.999)


def throw(pool, chance):
    """From now on every number is this one's."""
    pool.store._memory.chance = chance


@pytest.fixture
def buyer(pool):
    """An account with coins. No check is drawn unless a test says so."""
    throw(pool, NONE)
    return pool.account(100)[1]


@pytest.fixture
def trusted(pool, buyer):
    """A member with just enough results that another one agreed with."""
    member, other = pool.member(), pool.member()
    pool.submit(buyer, TRUSTED)
    for one in (member, other):
        pool.deliver(one, pool.ask(one, TRUSTED))
    assert pool.store.host(member.host).streak == TRUSTED
    return member


def shown(pool, buyer, computation):
    """The jobs whose results the buyer sees, with what was paid for each."""
    page = pool.store.results(buyer, computation, 0, 1000, 1 << 20)
    return [(one.job, one.outcome.value, one.paid) for one in page.results]


def info(pool, buyer, computation):
    return pool.store.computation(buyer, computation)[1]


def test_only_a_trusted_host_is_given_a_job_alone_and_only_of_an_adaptive_computation(
    pool, buyer, trusted
):
    new = pool.member()
    pool.submit(buyer, 1, bid=3_000_000)
    pool.submit(buyer, 2, bid=2_000_000, adaptive=True)
    assert len(pool.ask(new)) == 1
    assert len(pool.ask(trusted, 3)) == 3, "the second of the dear one, and both others alone"
    assert len(pool.ask(new, 9)) == 0
    assert len(pool.ask(pool.member(), 9)) == 0


def test_who_is_not_trusted_leaves_a_replica_of_an_adaptive_job_to_the_next(pool, buyer, trusted):
    pool.submit(buyer, 1, adaptive=True)
    assert len(pool.ask(pool.member())) == 1
    assert len(pool.ask(trusted)) == 1
    assert len(pool.ask(pool.member())) == 0


def test_what_is_computed_alone_is_neither_shown_nor_paid_nor_told_a_verdict(pool, buyer, trusted):
    before = pool.balance(trusted.owner)
    computation = pool.submit(buyer, 3, adaptive=True)
    assert pool.deliver(trusted, pool.ask(trusted, 3)).accepted
    assert shown(pool, buyer, computation) == []
    assert pool.balance(trusted.owner) == before
    assert len(pool.verdicts(trusted)) == TRUSTED
    assert pool.ask(pool.member(), 9) == (), "and nobody else is given it"


def test_a_confirmed_check_pays_all_that_was_delivered_before_it_was_drawn(pool, buyer, trusted):
    before, had = pool.balance(trusted.owner), pool.balance(buyer)
    computation = pool.submit(buyer, 5, adaptive=True)
    pool.deliver(trusted, pool.ask(trusted, 3))
    throw(pool, CHECK)
    pool.deliver(trusted, pool.ask(trusted, 1))
    throw(pool, NONE)
    pool.deliver(trusted, pool.ask(trusted, 1))
    assert shown(pool, buyer, computation) == []
    other = pool.member()
    pool.deliver(other, pool.ask(other, 9))
    assert sorted(shown(pool, buyer, computation)) == [
        *[(job, "done", PRICE) for job in (0, 1, 2)],
        (3, "done", 2 * PRICE),
    ]
    assert pool.balance(trusted.owner) == before + 4 * PRICE
    assert pool.balance(other.owner) == PRICE
    assert pool.balance(buyer) == had - 5 * PRICE - 2 * PRICE, "one job is open"
    assert info(pool, buyer, computation).spent == 5 * PRICE
    standing = pool.store.host(trusted.host)
    assert (standing.streak, standing.confirmed) == (TRUSTED + 1, TRUSTED + 4)


def test_a_lie_that_a_check_finds_has_all_that_waits_computed_anew(pool, buyer, trusted):
    first = pool.submit(buyer, 3, adaptive=True)
    second = pool.submit(buyer, 2, bid=1_000_001, adaptive=True)
    pool.deliver(trusted, pool.ask(trusted, 4), b"wrong")
    throw(pool, CHECK)
    pool.deliver(trusted, pool.ask(trusted, 1), b"wrong")
    throw(pool, NONE)
    for _ in range(2):
        honest = pool.member()
        pool.deliver(honest, pool.ask(honest, 9))
    assert info(pool, buyer, first).confirmed + info(pool, buyer, second).confirmed == 1
    for _ in range(2):
        honest = pool.member()
        pool.deliver(honest, pool.ask(honest, 9))
    assert sorted(shown(pool, buyer, first)) == [(n, "done", 2 * PRICE) for n in range(3)]
    assert sorted(shown(pool, buyer, second)) == [(n, "done", 2 * PRICE) for n in range(2)]
    page = pool.store.results(buyer, first, 0, 10, 1 << 20)
    assert {one.data for one in page.results} == {b"right"}
    assert pool.verdicts(trusted)[TRUSTED:] == [("disagreed", 0)] + [("late", 0)] * 4
    assert pool.store.host(trusted.host).streak == 0


def test_a_friend_who_agrees_with_what_a_liar_left_behind_gets_nothing_through(
    pool, buyer, trusted
):
    computation = pool.submit(buyer, 4, adaptive=True)
    pool.deliver(trusted, pool.ask(trusted, 3), b"wrong")
    throw(pool, CHECK)
    pool.deliver(trusted, pool.ask(trusted, 1), b"wrong")
    throw(pool, NONE)
    for _ in range(2):
        honest = pool.member()
        pool.deliver(honest, pool.ask(honest, 1))
    friend = pool.member()
    pool.deliver(friend, pool.ask(friend, 9), b"wrong")
    assert shown(pool, buyer, computation) == [(3, "done", 2 * PRICE)]
    for _ in range(2):
        honest = pool.member()
        pool.deliver(honest, pool.ask(honest, 9))
    page = pool.store.results(buyer, computation, 0, 10, 1 << 20)
    assert [one.data for one in page.results] == [b"right"] * 4


def test_nobody_can_be_there_just_in_time_for_the_check_of_a_friend(pool, buyer, trusted):
    throw(pool, lambda: 0.19)
    pool.submit(buyer, 1, adaptive=True)
    friend = pool.member()
    delivery = pool.delivery(trusted, pool.ask(trusted))
    wish = HostSync(friend.host, wishes=(Wish("order", friend.account, 1),))
    assert pool.sync(delivery, wish)[1].grants == ()
    assert pool.ask(friend) == ()
    pool.now += 2
    assert len(pool.ask(pool.member())) == 1


def test_a_check_speaks_for_its_own_computation_alone(pool, buyer, trusted):
    dear = pool.submit(buyer, 1, bid=2_000_000, adaptive=True)
    pool.deliver(trusted, pool.ask(trusted), b"wrong")
    throw(pool, CHECK)
    own = pool.submit(buyer, 1, adaptive=True)
    pool.deliver(trusted, pool.ask(trusted))
    friend = pool.member()
    pool.deliver(friend, pool.ask(friend))
    assert info(pool, buyer, own).confirmed == 1
    assert shown(pool, buyer, dear) == []


def test_a_result_that_others_were_already_given_does_not_vouch_for_what_waits(
    pool, buyer, trusted
):
    computation = pool.submit(buyer, 2, adaptive=True)
    other = pool.member()
    first = pool.ask(other)
    pool.deliver(trusted, [pool.ask(trusted, 2)[1]], b"wrong")
    pool.deliver(other, first)
    pool.deliver(trusted, [grant._replace(lease=first[0].lease + 1) for grant in first])
    assert shown(pool, buyer, computation) == [(0, "done", 2 * PRICE)]


def test_where_no_check_was_drawn_for_a_minute_one_of_those_that_wait_is_one(pool, buyer, trusted):
    computation = pool.submit(buyer, 4, adaptive=True)
    pool.deliver(trusted, pool.ask(trusted, 4))
    other = pool.member()
    pool.now += 59
    assert pool.ask(other, 9) == ()
    pool.now += 2
    grants = pool.ask(other, 9)
    assert len(grants) == 1
    pool.now += 61
    assert pool.ask(pool.member(), 9) == (), "one is under way"
    pool.deliver(other, grants)
    assert len(shown(pool, buyer, computation)) == 4
    assert info(pool, buyer, computation).escrow == 0


def test_a_job_given_alone_that_runs_out_or_is_given_back_is_one_for_a_quorum(pool, buyer, trusted):
    computation = pool.submit(buyer, 2, adaptive=True)
    one, two = pool.ask(trusted, 2)
    pool.sync(HostSync(trusted.host, returned=(one.lease,)))
    pool.now += 700
    members = [pool.member(), pool.member()]
    for member in members:
        pool.deliver(member, pool.ask(member, 9))
    assert len(shown(pool, buyer, computation)) == 2
    pool.deliver(trusted, [one, two])
    assert pool.verdicts(trusted)[TRUSTED:] == [("late", 0)] * 2


def test_a_late_result_for_a_job_that_another_has_alone_has_both_compared(pool, buyer, trusted):
    computation = pool.submit(buyer, 1, adaptive=True)
    slow = pool.member()
    late = pool.ask(slow)
    pool.now += 700
    mine = pool.ask(trusted)
    assert pool.ask(pool.member()) == ()
    pool.deliver(slow, late)
    assert len(shown(pool, buyer, computation)) == 0
    pool.deliver(trusted, mine)
    assert shown(pool, buyer, computation) == [(0, "done", 2 * PRICE)]


def test_a_late_result_for_a_job_that_waits_decides_it_with_the_one_that_waits(
    pool, buyer, trusted
):
    computation = pool.submit(buyer, 1, adaptive=True)
    slow = pool.member()
    late = pool.ask(slow)
    pool.now += 700
    pool.deliver(trusted, pool.ask(trusted))
    assert shown(pool, buyer, computation) == []
    pool.deliver(slow, late)
    assert shown(pool, buyer, computation) == [(0, "done", 2 * PRICE)]


def test_a_failure_of_a_trusted_host_is_not_believed_from_it_alone(pool, buyer, trusted):
    computation = pool.submit(buyer, 1, adaptive=True)
    pool.deliver(trusted, pool.ask(trusted), outcome=Outcome.TRAP)
    for _ in range(2):
        other = pool.member()
        pool.deliver(other, pool.ask(other))
    assert shown(pool, buyer, computation) == [(0, "done", 2 * PRICE)]
    standing = pool.store.host(trusted.host)
    assert (standing.streak, standing.failed, standing.disagreed) == (0, 1, 0)


def test_cancelling_ends_what_waits_and_gives_everything_back(pool, buyer, trusted):
    had = pool.balance(buyer)
    computation = pool.submit(buyer, 3, adaptive=True)
    pool.deliver(trusted, pool.ask(trusted, 2))
    pool.store.cancel(buyer, computation)
    assert pool.balance(buyer) == had
    assert pool.verdicts(trusted)[TRUSTED:] == [("late", 0)] * 2
    pool.now += 700
    pool.store.expire()


@pytest.mark.parametrize("quorum", [3, 5])
def test_a_check_is_compared_with_as_many_as_the_computation_asks_for(pool, buyer, trusted, quorum):
    throw(pool, CHECK)
    computation = pool.submit(buyer, 1, quorum=quorum, adaptive=True)
    pool.deliver(trusted, pool.ask(trusted))
    for _ in range(quorum - 1):
        assert shown(pool, buyer, computation) == []
        other = pool.member()
        pool.deliver(other, pool.ask(other))
    assert shown(pool, buyer, computation) == [(0, "done", quorum * PRICE)]


def test_a_quorum_of_one_earns_no_trust(pool, buyer):
    member = pool.member()
    pool.submit(buyer, 30, quorum=1)
    pool.deliver(member, pool.ask(member, 30))
    standing = pool.store.host(member.host)
    assert (standing.streak, standing.confirmed) == (0, 30)
