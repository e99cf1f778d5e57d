"""Hosts that err are held short, hosts that lie are barred, and both are told why."""

from __future__ import annotations

import pytest

from daemonctl.errors import MarketRefused
from daemonctl.market.store.interface import HostSync, Wish
from daemonctl.market.trust import FORGIVEN_AFTER, STRIKES, full_allowance, longest_s
from daemonctl.model import Outcome

FULL = full_allowance(4)


@pytest.fixture
def buyer(pool):
    """An account with coins."""
    return pool.account(100)[1]


def notices(pool, member):
    """What a host's owner is told with its next answer."""
    said = pool.sync(HostSync(member.host))[0].notices
    return [(notice.kind.value, notice.text) for notice in said]


def key(pool, member):
    """The id by which the world knows a member's host."""
    return pool.store.host(member.host).host


def lie(pool, buyer, liar, honest, outcome=Outcome.DONE):
    """One job in which the liar (or who errs) stands against two others."""
    pool.submit(buyer, 1, quorum=2)
    pool.deliver(liar, pool.ask(liar), b"wrong", outcome)
    for one in honest:
        pool.deliver(one, pool.ask(one))


@pytest.fixture
def honest(pool):
    """Some members, enough that one liar is no third of all."""
    return [pool.member() for _ in range(6)]


def test_a_host_that_lies_three_times_is_barred_and_told_why_and_gets_nothing(pool, buyer, honest):
    liar = pool.member()
    for _ in range(STRIKES - 1):
        lie(pool, buyer, liar, honest[:2])
    assert notices(pool, liar) == []
    lie(pool, buyer, liar, honest[:2])
    ((kind, text),) = notices(pool, liar)
    assert (kind, text[:37]) == ("barred", "3 of its results differed from what o")
    standing = pool.store.host(liar.host)
    assert (standing.barred, standing.disagreed, standing.allowance) == (text, 3, 0)
    pool.submit(buyer, 5)
    assert pool.ask(liar, 5) == ()
    assert len(pool.ask(honest[0], 5)) == 5


def test_when_a_host_is_barred_what_it_holds_is_another_s_and_it_hears_of_that(pool, buyer, honest):
    liar, others = pool.member(), honest[:2]
    lie(pool, buyer, liar, others)
    lie(pool, buyer, liar, others)
    pool.submit(buyer, 1)
    last = pool.ask(liar)
    kept = pool.submit(buyer, 2)
    held = pool.ask(liar, 2)
    pool.deliver(liar, last, b"wrong")
    for one in others:
        (grant,) = (g for g in pool.ask(one, 3) if g.lease >> 6 == last[0].lease >> 6)
        pool.deliver(one, [grant])
    answer = pool.sync(HostSync(liar.host, held=tuple(g.lease for g in held)))[0]
    assert answer.dropped == tuple(g.lease for g in held)
    late = pool.deliver(liar, held, b"wrong")
    assert late.accepted == answer.dropped, "it may forget them"
    assert pool.verdicts(liar)[3:] == [], "and they are worth nothing"
    assert pool.store.computation(buyer, kept)[1].running == 2
    assert [len(pool.ask(one, 9)) for one in others] == [0, 2], "one of them has the others"


def test_results_in_which_no_quorum_agrees_are_held_against_nobody(pool, buyer):
    pool.submit(buyer, 1)
    members = []
    while grants := pool.ask(member := pool.member()):
        members.append(member)
        pool.deliver(member, grants, f"guess {len(members)}".encode())
    assert len(members) > STRIKES
    assert {pool.store.host(member.host).disagreed for member in members} == {0}


def test_a_computation_whose_honest_results_differ_bars_nobody(pool, buyer):
    # Its results depend on the host: as if it read a clock.
    members = [pool.member() for _ in range(6)]
    pool.submit(buyer, 40, quorum=3)
    for turn in range(40):
        for place, member in enumerate(members):
            grants = pool.ask(member)
            pool.deliver(member, grants, b"odd" if (place + turn) % 3 == 0 else b"even")
    standings = [pool.store.host(member.host) for member in members]
    assert sum(one.disagreed for one in standings) > 6 * STRIKES
    assert [one.barred for one in standings] == [""] * 6


def test_hosts_are_not_blamed_for_what_only_another_architecture_says(pool, buyer, honest):
    other = pool.member(architecture="riscv64")
    for _ in range(STRIKES + 1):
        lie(pool, buyer, other, honest[:2])
    standing = pool.store.host(other.host)
    assert (standing.disagreed, standing.barred) == (STRIKES + 1, "")


def test_honest_work_between_lies_forgives_them(pool, buyer, honest):
    member, other = pool.member(), honest[0]
    lie(pool, buyer, member, honest[1:3])
    lie(pool, buyer, member, honest[1:3])
    pool.submit(buyer, FORGIVEN_AFTER)
    for one in (member, other):
        while grants := pool.ask(one, FORGIVEN_AFTER):
            pool.deliver(one, grants)
    assert pool.store.host(member.host).streak == FORGIVEN_AFTER
    lie(pool, buyer, member, honest[1:3])
    assert pool.store.host(member.host).barred == ""


def test_leases_that_run_out_leave_a_host_fewer_until_it_has_confirmed_some(pool, buyer, honest):
    member = pool.member()
    pool.submit(buyer, 60)
    seen = []
    for _ in range(6):
        seen.append(len(pool.ask(member, 60)))
        pool.now += 700
        pool.store.expire()
    assert seen == [60, FULL // 2, FULL // 4, FULL // 8, FULL // 16, 1]
    ((kind, text),) = notices(pool, member)
    assert kind == "throttled"
    assert text.startswith("It may hold one job at a time")
    pool.deliver(honest[0], pool.ask(honest[0], 4))
    for _ in range(3):
        pool.deliver(member, pool.ask(member, 1))
    assert len(pool.ask(member, 60)) == 4
    assert pool.store.host(member.host).failed == sum(seen)


def test_a_host_that_fails_what_works_elsewhere_is_held_short_and_not_called_a_liar(
    pool, buyer, honest
):
    broken = pool.member()
    for _ in range(8):
        lie(pool, buyer, broken, honest[:2], Outcome.TRAP)
    standing = pool.store.host(broken.host)
    assert (standing.failed, standing.disagreed, standing.allowance) == (8, 0, 1)
    assert standing.throttled.startswith("It may hold one job at a time")
    pool.submit(buyer, 5)
    assert len(pool.ask(broken, 5)) == 1


def test_jobs_that_fail_everywhere_and_leases_given_back_are_held_against_nobody(pool, buyer):
    members = [pool.member(), pool.member()]
    pool.submit(buyer, 3)
    for member in members:
        pool.deliver(member, pool.ask(member, 3), outcome=Outcome.EXIT, exit_code=3)
    pool.submit(buyer, 3)
    back = tuple(grant.lease for grant in pool.ask(members[0], 3))
    pool.sync(HostSync(members[0].host, returned=back))
    for member in members:
        standing = pool.store.host(member.host)
        assert (standing.failed, standing.allowance, standing.throttled) == (0, FULL, "")


def test_an_operator_bars_a_host_with_a_reason_and_lets_it_in_again(pool, buyer):
    member = pool.member()
    computation = pool.submit(buyer, 2)
    grants = pool.ask(member, 2)
    news = pool.store.bar_host(key(pool, member), "its owner asked for it")
    assert member.host in news.hosts
    assert notices(pool, member) == [("barred", "its owner asked for it")]
    assert pool.sync(HostSync(member.host, held=(grants[0].lease,)))[0].dropped
    assert pool.store.computation(buyer, computation)[1].running == 0
    assert pool.ask(member, 2) == ()
    pool.store.bar_host(key(pool, member), "")
    assert [kind for kind, _ in notices(pool, member)] == ["throttled"]
    assert len(pool.ask(member, 2)) == 1, "it begins with one"


def test_a_host_that_is_not_known_cannot_be_barred(pool):
    with pytest.raises(MarketRefused, match="no such host") as refused:
        pool.store.bar_host("hnobody", "why")
    assert refused.value.status == 404


def test_a_barred_host_s_wishes_and_words_do_not_disturb_the_others_of_its_group(
    pool, buyer, honest
):
    bad, good = pool.member(), honest[0]
    pool.store.bar_host(key(pool, bad), "why")
    pool.submit(buyer, 2)
    one, two = pool.sync(
        HostSync(bad.host, wishes=(Wish("order", bad.account, 2),)),
        HostSync(good.host, wishes=(Wish("order", good.account, 2),)),
    )
    assert (one.grants, len(two.grants)) == ((), 2)


def test_a_job_cannot_be_kept_by_heartbeats_for_ever(pool, buyer):
    pool.submit(buyer, 1, quorum=1)
    keeper, other = pool.member(), pool.member()
    (grant,) = pool.ask(keeper)
    beat = HostSync(keeper.host, held=(grant.lease,))
    end = pool.now + longest_s(3_600, 1_000_000)
    while pool.now < end - 500:
        pool.now += 500
        assert pool.sync(beat)[0].dropped == ()
        assert pool.ask(other) == ()
    pool.now += 500
    assert pool.sync(beat)[0].dropped == (grant.lease,)
    assert len(pool.ask(other)) == 1
