"""Results: the quorum rules, verdicts and coins follow, once."""

from __future__ import annotations

import pytest

from daemonctl.market.store.interface import Delivery, HostSync
from daemonctl.model import Outcome

PRICE = 1000


@pytest.mark.parametrize("quorum", [1, 2, 3, 5])
def test_a_quorum_of_equal_results_is_paid_and_the_escrow_is_empty(pool, quorum):
    _, buyer = pool.account(100)
    before = pool.balance(buyer)
    computation = pool.submit(buyer, 4, quorum=quorum)
    members = [pool.member() for _ in range(quorum)]
    for member in members:
        pool.deliver(member, pool.ask(member, 4))
    assert all(pool.balance(m.owner) == 4 * PRICE for m in members)
    assert all(pool.verdicts(m) == [("paid", PRICE)] * 4 for m in members)
    _, info = pool.store.computation(buyer, computation)
    assert (info.state, info.confirmed, info.escrow) == ("finished", 4, 0)
    assert (info.spent, info.hosts, info.running) == (4 * quorum * PRICE, quorum, 0)
    assert pool.balance(buyer) == before - 4 * quorum * PRICE


@pytest.mark.parametrize("quorum", [2, 3])
def test_a_liar_is_not_paid_and_another_host_takes_its_place(pool, quorum):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=quorum)
    liar = pool.member()
    pool.deliver(liar, pool.ask(liar), b"wrong")
    honest = [pool.member() for _ in range(quorum)]
    for member in honest:
        pool.deliver(member, pool.ask(member))
    assert pool.verdicts(liar) == [("disagreed", 0)]
    assert pool.balance(liar.owner) == 0
    assert all(pool.verdicts(m) == [("paid", PRICE)] for m in honest)


def test_delivering_twice_changes_nothing(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=2)
    one, two = pool.member(), pool.member()
    first, second = pool.ask(one), pool.ask(two)
    again = pool.delivery(one, first)
    assert all(a.accepted == (first[0].lease,) for a in pool.sync(again, again))
    pool.sync(again)
    pool.deliver(two, second)
    assert pool.sync(again)[0].accepted == (first[0].lease,)
    pool.deliver(two, second, b"another answer")
    assert pool.verdicts(one) == pool.verdicts(two) == [("paid", PRICE)]
    assert pool.balance(one.owner) == pool.balance(two.owner) == PRICE


def test_a_result_for_somebody_elses_lease_is_accepted_and_worth_nothing(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=1)
    member, thief = pool.member(), pool.member()
    grants = pool.ask(member)
    assert pool.deliver(thief, grants).accepted == (grants[0].lease,)
    assert pool.balance(thief.owner) == pool.balance(member.owner) == 0
    pool.deliver(member, grants)
    assert pool.balance(member.owner) == PRICE


def test_a_late_result_is_taken_if_it_still_helps(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=2)
    late, other = pool.member(), pool.member()
    grants = pool.ask(late)
    pool.now += 700
    pool.store.expire()
    pool.deliver(late, grants)
    pool.deliver(other, pool.ask(other))
    assert pool.verdicts(late) == [("paid", PRICE)]


def test_a_late_result_of_a_settled_job_is_late_and_unpaid(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=1)
    late, other = pool.member(), pool.member()
    grants = pool.ask(late)
    pool.now += 700
    pool.deliver(other, pool.ask(other))
    assert pool.deliver(late, grants).accepted == (grants[0].lease,)
    assert pool.verdicts(late) == [("late", 0)]
    assert pool.balance(late.owner) == 0


def test_a_late_result_ends_the_second_lease_of_the_same_host(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=2)
    member, other = pool.member(), pool.member()
    first = pool.ask(member)
    pool.now += 700
    second = pool.ask(member)
    assert second[0].input == first[0].input
    pool.deliver(member, first)
    answer = pool.sync(HostSync(member.host, held=(second[0].lease,)))[0]
    assert answer.dropped == (second[0].lease,)
    pool.deliver(member, second)
    assert pool.verdicts(member) == [("late", 0)], "one party has one voice"
    pool.deliver(other, pool.ask(other))
    assert sorted(pool.verdicts(member)) == [("late", 0), ("paid", PRICE)]


def test_one_account_cannot_form_a_quorum_with_an_expired_lease_of_its_own(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=2)
    owner = pool.account()
    one, two = pool.member(owner), pool.member(owner)
    first = pool.ask(one)
    pool.now += 700
    second = pool.ask(two)
    pool.deliver(two, second)
    pool.deliver(one, first)
    assert pool.verdicts(one) == [("late", 0)]
    assert pool.balance(owner[1]) == 0
    other = pool.member()
    pool.deliver(other, pool.ask(other))
    assert pool.balance(owner[1]) == PRICE


@pytest.mark.parametrize(
    ("outcome", "code"),
    [(Outcome.TRAP, 0), (Outcome.EXIT, 3), (Outcome.CPU_LIMIT, 0), (Outcome.REFUSED, 0)],
)
def test_a_job_that_fails_alike_everywhere_is_failed_unpaid_and_refunded(pool, outcome, code):
    _, buyer = pool.account(100)
    before = pool.balance(buyer)
    computation = pool.submit(buyer, 1, quorum=2)
    members = [pool.member(), pool.member()]
    for member in members:
        pool.deliver(member, pool.ask(member), outcome=outcome, exit_code=code)
    assert all(pool.verdicts(m) == [("failed", 0)] for m in members)
    assert pool.balance(buyer) == before
    (result,) = pool.store.results(buyer, computation, 0, 10, 1 << 20).results
    assert (result.outcome, result.exit_code, result.paid) == (outcome, code, 0)


def test_different_exit_codes_do_not_agree(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=2)
    for code in (1, 2):
        member = pool.member()
        pool.deliver(member, pool.ask(member), outcome=Outcome.EXIT, exit_code=code)
    assert len(pool.ask(pool.member())) == 1


def test_a_job_without_agreement_is_given_up_nobody_paid_all_paid_back(pool):
    _, buyer = pool.account(100)
    before = pool.balance(buyer)
    computation = pool.submit(buyer, 1, quorum=2)
    members = []
    while grants := pool.ask(member := pool.member()):
        members.append(member)
        pool.deliver(member, grants, f"guess {len(members)}".encode())
    assert len(members) == 7, "the quorum and five more"
    assert all(pool.verdicts(m) == [("disagreed", 0)] for m in members)
    assert pool.balance(buyer) == before
    (result,) = pool.store.results(buyer, computation, 0, 10, 1 << 20).results
    assert result.outcome is Outcome.STOPPED
    assert "no quorum" in result.detail


def test_verdicts_come_again_until_the_host_says_that_it_has_them(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 2, quorum=1)
    member = pool.member()
    one, two = pool.ask(member, 2)
    upto = pool.deliver(member, [one]).settled_upto
    pool.deliver(member, [two])
    assert len(pool.sync(HostSync(member.host))[0].settled) == 2
    answer = pool.sync(HostSync(member.host, settled_after=upto))[0]
    assert [s.lease for s in answer.settled] == [two.lease]
    last = pool.sync(HostSync(member.host, settled_after=answer.settled_upto))[0]
    assert (last.settled, last.settled_upto) == ((), answer.settled_upto)


def test_results_are_paged_in_the_order_of_settlement_with_outputs(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 5, quorum=1)
    member = pool.member()
    grants = pool.ask(member, 5)
    for grant in reversed(grants):
        pool.deliver(member, [grant], grant.input)
    first = pool.store.results(buyer, computation, 0, 3, 1 << 20)
    assert [(r.seq, r.job) for r in first.results] == [(1, 4), (2, 3), (3, 2)]
    assert not first.finished
    assert first.results[0].data == grants[4].input
    rest = pool.store.results(buyer, computation, first.next, 3, 1 << 20)
    assert [r.seq for r in rest.results] == [4, 5]
    assert rest.finished
    small = pool.store.results(buyer, computation, 0, 100, 40)
    assert len(small.results) == 1, "a page ends where its outputs grow too large"


def test_the_order_of_syncs_in_a_group_does_not_matter_to_who_is_paid_in_all(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 8, quorum=2)
    members = [pool.member() for _ in range(3)]
    held = {m: pool.ask(m, 8) for m in members}
    syncs = [pool.delivery(m, held[m]) for m in reversed(members)]
    pool.sync(*syncs, *syncs)
    assert sum(pool.balance(m.owner) for m in members) == 16 * PRICE


def test_a_log_may_have_any_character(pool):
    _, buyer = pool.account(coins=1)
    computation = pool.submit(buyer, quorum=1)
    member = pool.member()
    (grant,) = pool.ask(member)
    said = Delivery(grant.lease, Outcome.TRAP.value, detail="\0 was read", log="\0\x01\ufffe")
    pool.sync(HostSync(member.host, (said,)))
    (result,) = pool.store.results(buyer, computation, 0, 10, 10**6).results
    # PostgreSQL has no place for NUL: there it becomes the replacement character.
    assert result.log in ("\0\x01\ufffe", "\ufffd\x01\ufffe")


def test_who_gave_a_lease_back_cannot_speak_for_its_job_any_more(pool):
    """Or two friends would wait until they are two against one, and have the honest one barred."""
    _, buyer = pool.account(100)
    pool.submit(buyer, 3)
    honest, friend, other = pool.member(), pool.member(), pool.member()
    leases = pool.ask(friend, 3)
    pool.sync(HostSync(friend.host, returned=tuple(grant.lease for grant in leases)))
    truth, lie = pool.ask(honest, 3), pool.ask(other, 3)
    pool.deliver(honest, truth, b"truth")
    pool.deliver(other, lie, b"lie")
    pool.deliver(friend, leases, b"lie")
    assert pool.verdicts(friend) == [("late", 0)] * 3
    assert pool.verdicts(honest) == pool.verdicts(other) == []
    judge = pool.member()
    pool.deliver(judge, pool.ask(judge, 3), b"truth")
    assert [verdict for verdict, _ in pool.verdicts(honest)] == ["paid"] * 3
