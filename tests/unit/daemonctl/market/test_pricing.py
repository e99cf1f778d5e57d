"""Whether the price follows: properties over all estimates and samples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.market.ledger import escrow_for, replica_price
from daemonctl.market.pricing import Course, Stated, blend, median_ms, reprice, work_of
from daemonctl.model import MICRO

_SAMPLES = st.lists(st.integers(0, 10**9), min_size=3, max_size=9)
_STATED = st.builds(
    lambda bid, quorum, work_ms, unpriced, headroom, halted, prices: Stated(
        bid,
        quorum,
        work_ms,
        replica_price(bid, work_ms),
        unpriced,
        headroom,
        halted,
        len(prices),
        sum(prices),
    ),
    st.integers(1, 10**9),
    st.integers(1, 5),
    st.integers(1, 10**8),
    st.integers(0, 10**6),
    st.integers(0, 10**12),
    st.booleans(),
    st.lists(st.integers(1, 10**9), max_size=3),
)


def _stated(work_ms: int = 3_600, headroom: int = 0, *, halted: bool = False) -> Stated:
    return Stated(MICRO, 2, work_ms, replica_price(MICRO, work_ms), 10, headroom, halted)


@given(_STATED, st.lists(st.integers(1, 10**9), max_size=2))
def test_two_owners_decide_nothing(stated, samples):
    assert reprice(stated, samples).course is Course.UNCHANGED


@given(_STATED, _SAMPLES)
def test_what_is_held_always_pays_for_what_is_open(stated, samples):
    made = reprice(stated, samples)
    held = stated.cost + stated.headroom
    if made.course is Course.HALT:
        assert made.needed == held + made.missing
        assert made.missing > 0
    else:
        assert stated._replace(price=made.price).cost + made.headroom == held
        assert made.headroom >= 0


@given(_STATED, _SAMPLES)
def test_who_holds_a_job_can_be_raised_to_a_price_that_grew(stated, samples):
    made = reprice(stated, samples)
    if made.course is Course.FOLLOW and made.price > stated.price:
        raised = stated.leased * made.price - stated.priced
        assert made.headroom >= escrow_for(1, stated.quorum, raised)


@given(_STATED, _SAMPLES)
def test_the_price_is_the_bid_times_the_work(stated, samples):
    made = reprice(stated, samples)
    assert made.price == replica_price(stated.bid, made.work_ms)


@given(_STATED, _SAMPLES)
def test_less_than_a_quarter_changes_nothing_and_more_does(stated, samples):
    made = reprice(stated, samples)
    off = abs(max(1, median_ms(samples)) - stated.work_ms)
    if 4 * off <= stated.work_ms:
        assert (made.work_ms, made.price) == (stated.work_ms, stated.price)
        assert (made.course is Course.FOLLOW) == stated.halted
    else:
        assert made.course is not Course.UNCHANGED


@given(_STATED, _SAMPLES)
def test_a_decision_that_was_followed_is_not_made_again(stated, samples):
    made = reprice(stated, samples)
    if made.course is Course.FOLLOW:
        after = stated._replace(
            work_ms=made.work_ms, price=made.price, headroom=made.headroom, halted=False
        )
        assert reprice(after, samples).course is Course.UNCHANGED


@given(_STATED, _SAMPLES)
def test_exactly_what_is_missing_lets_it_go_on(stated, samples):
    made = reprice(stated, samples)
    if made.course is Course.HALT:
        headroom = stated.headroom + made.missing
        assert reprice(stated._replace(headroom=headroom), samples).course is Course.FOLLOW
        less = stated._replace(headroom=headroom - 1)
        assert reprice(less, samples).course is Course.HALT


@given(st.lists(st.integers(1, 10**6), min_size=5, max_size=9), st.integers(1, 10**10))
def test_no_single_owner_moves_the_median_beyond_what_others_say(samples, lie):
    others = sorted(samples[1:])
    assert others[0] <= median_ms([lie, *samples[1:]]) <= others[-1]


@pytest.mark.parametrize(
    ("samples", "headroom", "course", "price", "left"),
    [
        ((3_600, 4_500, 9_999), 0, Course.UNCHANGED, 1_000, 0),  # a quarter is no reason
        ((3_600, 4_501, 9_999), 5_020, Course.FOLLOW, 1_250, 20),
        ((7_200, 7_200, 7_200), 20_000, Course.FOLLOW, 2_000, 0),
        ((7_200, 7_200, 7_200), 19_999, Course.HALT, 2_000, 19_999),
        ((1_800, 1_800, 1_800), 0, Course.FOLLOW, 500, 10_000),
    ],
)
def test_the_price_follows_within_the_escrow(samples, headroom, course, price, left):
    made = reprice(_stated(headroom=headroom), samples)
    assert (made.course, made.price, made.headroom) == (course, price, left)


def test_a_halted_computation_goes_on_when_samples_come_back_to_the_estimate():
    assert reprice(_stated(halted=True), (3_600, 3_600, 9_999)).course is Course.FOLLOW


@given(st.integers(0, 2**53), st.integers(1_000, 10**9))
def test_work_is_cpu_time_times_speed_within_bounds(cpu_ms, speed_ppm):
    assert work_of(cpu_ms, speed_ppm) == min(10**10, cpu_ms * speed_ppm // 10**6)


@given(st.integers(1, 10**10), st.integers(1, 10**10))
def test_a_new_sample_moves_an_old_one_by_a_quarter_of_the_way(before, new):
    after = blend(before, new)
    assert min(before, new) <= after <= max(before, new)
    assert abs(4 * after - 3 * before - new) < 4
