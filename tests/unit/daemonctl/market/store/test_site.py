"""What the web site asks of the store, on both databases."""

from __future__ import annotations

import pytest

from daemonctl.errors import MarketRefused
from daemonctl.market.store.states import Standing
from daemonctl.market.wire import ComputationState
from daemonctl.model import MICRO, Outcome

HASH = b"h" * 32
OTHER = b"o" * 32


def _confirm(pool, computation_jobs=1, output=b"right"):
    """Two members of different owners compute all that is open."""
    for member in (pool.member(), pool.member()):
        pool.deliver(member, pool.ask(member, computation_jobs), output)


def test_bids_stand_with_the_best_paying_first_then_the_oldest(pool):
    _, buyer = pool.account(100)
    ids = [pool.submit(buyer, bid=bid * MICRO) for bid in (1, 3, 1)]
    assert [one.computation for one in pool.store.bids(10)] == [ids[1], ids[0], ids[2]]
    assert len(pool.store.bids(2)) == 2
    assert [one.computation for one in pool.store.newest(2)] == [ids[2], ids[1]]


def test_a_computation_is_seen_with_its_progress_and_its_hosts(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, jobs=2)
    member = pool.member()
    pool.deliver(member, pool.ask(member, 1))
    one, owner = pool.store.seen(computation)
    assert owner == buyer
    assert (one.jobs, one.confirmed, one.left, one.hosts, one.quorum) == (2, 0, 2, 1, 2)
    assert one.state is ComputationState.OPEN
    assert not one.halted
    assert pool.store.escrow(one.number) == 4 * one.price


def test_what_has_ended_is_no_bid_any_more(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer)
    _confirm(pool)
    assert pool.store.bids(10) == ()
    one, _ = pool.store.seen(computation)
    assert one.state is ComputationState.FINISHED
    assert [one.computation for one in pool.store.bought(buyer, 10)] == [computation]
    assert pool.store.bought(buyer + 1, 10) == ()


def test_an_unknown_computation_is_told_as_such(pool):
    with pytest.raises(MarketRefused, match="no such computation") as refused:
        pool.store.seen("c-none")
    assert refused.value.status == 404


def test_results_are_read_back_from_the_newest(pool):
    _, buyer = pool.account(100)
    one, _ = pool.store.seen(pool.submit(buyer, jobs=3))
    _confirm(pool, 3)
    latest = pool.store.latest_results(one.number, 2)
    assert [shown.seq for shown in latest] == [3, 2]
    assert {shown.data for shown in latest} == {b"right"}
    assert pool.store.one_result(one.number, 1).data == b"right"
    assert pool.store.one_result(one.number, 4) is None
    assert pool.store.one_result(one.number, 0) is None
    assert pool.store.one_result(one.number, 2**60) is None


def test_settled_jobs_are_listed_a_page_at_a_time(pool):
    _, buyer = pool.account(100)
    one, _ = pool.store.seen(pool.submit(buyer, jobs=3))
    _confirm(pool, 3, b"12345")
    first = pool.store.settlements(one.number, 0, 2)
    assert [job.seq for job in first] == [3, 2]
    assert {job.size for job in first} == {5}
    rest = pool.store.settlements(one.number, first[-1].seq, 2)
    assert [job.seq for job in rest] == [1]
    assert pool.store.settlements(one.number, 1, 2) == ()


def test_a_failed_job_is_listed_and_is_no_result(pool):
    _, buyer = pool.account(100)
    one, _ = pool.store.seen(pool.submit(buyer))
    for member in (pool.member(), pool.member()):
        pool.deliver(member, pool.ask(member), outcome=Outcome.EXIT, exit_code=3)
    (job,) = pool.store.settlements(one.number, 0, 9)
    assert (job.outcome, job.digest, job.paid) == (Outcome.EXIT, "", 0)
    assert pool.store.latest_results(one.number, 9) == ()
    assert pool.store.one_result(one.number, 1) is None


def test_one_computations_results_never_show_as_anothers(pool):
    _, buyer = pool.account(100)
    first, _ = pool.store.seen(pool.submit(buyer))
    _confirm(pool)
    second, _ = pool.store.seen(pool.submit(buyer))
    assert pool.store.latest_results(second.number, 9) == ()
    assert pool.store.settlements(second.number, 0, 9) == ()
    assert len(pool.store.latest_results(first.number, 9)) == 1


def test_a_session_lasts_until_it_ends_or_is_closed(pool):
    key, number = pool.account()
    pool.store.open_session(number, HASH, 60.0, 9)
    me = pool.store.session(HASH)
    assert (me.account, me.number, me.standing) == (key, number, Standing.GOOD)
    assert not me.operator
    assert pool.store.session(OTHER) is None
    pool.store.open_session(number, OTHER, 60.0, 9)
    pool.store.close_session(HASH)
    assert pool.store.session(HASH) is None
    pool.now += 61
    assert pool.store.session(OTHER) is None


def test_only_the_newest_sessions_of_an_account_are_kept(pool):
    _, number = pool.account()
    for count in range(4):
        pool.store.open_session(number, b"%d" % count * 32, 60.0, 2)
        pool.now += 1
    kept = [pool.store.session(b"%d" % count * 32) is not None for count in range(4)]
    assert kept == [False, False, True, True]


def test_an_account_is_signed_out_everywhere_but_here(pool):
    _, number = pool.account()
    _, neighbour = pool.account()
    pool.store.open_session(number, HASH, 60.0, 9)
    pool.store.open_session(number, OTHER, 60.0, 9)
    pool.store.open_session(neighbour, b"n" * 32, 60.0, 9)
    pool.store.close_sessions(number, HASH)
    assert pool.store.session(HASH)
    assert pool.store.session(OTHER) is None
    assert pool.store.session(b"n" * 32)


def test_an_operator_is_who_the_operator_named(pool):
    key, number = pool.account()
    pool.store.open_session(number, HASH, 60.0, 9)
    for _ in range(2):
        pool.store.set_operator(key, operator=True)
        assert pool.store.session(HASH).operator
    pool.store.set_operator(key, operator=False)
    assert not pool.store.session(HASH).operator
    with pytest.raises(MarketRefused, match="no such account"):
        pool.store.set_operator("a-none", operator=True)


def test_owners_who_let_themselves_be_named_are_no_public_beneficiaries(pool):
    key, number = pool.account()
    project, _ = pool.account()
    pool.account()
    pool.store.set_named(number, named=True)
    pool.store.set_public(project, public=True, description="Tides")
    listed = [(one.account, one.description, one.anyone) for one in pool.store.people(9)]
    assert listed == [(project, "Tides", True), (key, "", False)]
    assert [one.account for one in pool.store.beneficiaries(9)] == [project]
    pool.store.set_named(number, named=False)
    assert [one.account for one in pool.store.people(9)] == [project]


def test_what_was_earned_is_summed_a_piece_at_a_time(pool):
    _, buyer = pool.account(100)
    earner = pool.member(pool.account(7))
    for _ in range(3):
        pool.submit(buyer, work_ms=3_600)
        other = pool.member()
        for member in (earner, other):
            pool.deliver(member, pool.ask(member))
    total, after, more = 0, 0, True
    steps = 0
    while more:
        found, after, more = pool.store.earned_after(earner.owner, after, 2)
        total += found
        steps += 1
    assert total == 3 * 1_000  # not the seven CPUCoins that were granted
    assert steps == 3
    assert pool.store.earned_after(earner.owner, after, 2) == (0, after, False)


def test_movements_are_read_in_both_directions(pool):
    key, number = pool.account(5)
    pool.store.issue(key, 3, "for the tests")
    pool.submit(number)
    ahead = pool.store.movements(number, 9)
    assert [one.kind for one in ahead] == ["grant", "grant", "escrow"]
    assert [one.note for one in ahead] == ["", "for the tests", ""]
    back = pool.store.movements(number, 9, newest_first=True)
    assert back == tuple(reversed(ahead))
    assert pool.store.movements(number, 9, after=ahead[0].seq) == ahead[1:]
    assert pool.store.movements(number, 1, before=ahead[2].seq, newest_first=True) == ahead[1:2]


def test_barred_accounts_are_listed_with_the_reason(pool):
    key, _ = pool.account()
    pool.account()
    pool.store.bar_account(key, "it floods")
    (one,) = pool.store.flagged_accounts(Standing.BARRED, 9)
    assert (one.key, one.reason) == (key, "it floods")
    assert pool.store.flagged_hosts(Standing.BARRED, 9) == ()


def test_an_owner_sees_what_is_thought_of_each_machine(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, jobs=2)
    member, other = pool.member(), pool.member()
    for one in (member, other):
        pool.deliver(one, pool.ask(one))
    (sold,) = pool.store.sold_by(member.owner, 9)
    assert (sold.order, sold.ask, sold.cores) == ("order", 0, 4)
    assert (sold.confirmed, sold.disagreed, sold.barred, sold.throttled) == (1, 0, "", "")
    (ask,) = pool.store.asks(60.0, 9)
    assert (ask.ask, ask.orders) == (0, 2)
    assert pool.store.hosts_now(60.0) == 2
    pool.store.bar_host(sold.host, "It lies")
    (sold,) = pool.store.sold_by(member.owner, 9)
    assert (sold.barred, sold.throttled) == ("It lies", "")
    (flagged,) = pool.store.flagged_hosts(Standing.BARRED, 9)
    assert (flagged.key, flagged.reason) == (sold.host, "It lies")


def test_trades_of_an_hour_make_its_price(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, bid=2 * MICRO)
    _confirm(pool)
    (hour,) = pool.store.price_hours(24)
    assert (hour.hour, hour.jobs) == (pool.now // 3600, 1)
    assert hour.low == hour.high == 2 * MICRO
    assert round(hour.average) == 2 * MICRO
    pool.now += 25 * 3600
    assert pool.store.price_hours(24) == ()


def test_an_empty_market_answers_every_question(pool):
    assert pool.store.asks(60.0, 9) == ()
    assert pool.store.hosts_now(60.0) == 0
    assert pool.store.price_hours(24) == ()
    assert pool.store.people(9) == ()
    assert pool.store.sold_by(1, 9) == ()
