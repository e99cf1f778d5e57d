"""Who is next among equals: properties of fair queueing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from daemonctl.market.fair import Fair

_LAG = 1000
_AMOUNTS = st.lists(st.integers(1, 50), min_size=30, max_size=60)


def _next(fair: Fair, present: set[int]) -> int:
    fair.meet(present, _LAG)
    return min(present, key=lambda one: (fair.got(one), one))


@given(st.sets(st.integers(1, 9), min_size=2), _AMOUNTS)
def test_those_who_are_there_all_the_time_never_differ_by_more_than_one_turn(present, amounts):
    fair, got = Fair(), dict.fromkeys(present, 0)
    for amount in amounts:
        one = _next(fair, present)
        fair.give(one, amount)
        got[one] += amount
        assert max(got.values()) - min(got.values()) <= max(amounts)


@given(_AMOUNTS, _AMOUNTS)
def test_nothing_is_saved_up_by_staying_away(first, then):
    fair, got = Fair(), {1: 0, 2: 0}
    fair.meet({1, 2}, _LAG)
    for amount in first:
        fair.meet({1}, _LAG)
        fair.give(1, amount)
    for amount in then:
        one = _next(fair, {1, 2})
        fair.give(one, amount)
        got[one] += amount
        assert abs(got[1] - got[2]) <= 2 * max(*first, *then)


@given(_AMOUNTS)
def test_a_new_name_is_never_ahead_of_everybody(amounts):
    fair = Fair()
    for amount in amounts:
        fair.give(_next(fair, {1, 2}), amount)
    fair.meet({1, 2, 3}, _LAG)
    assert fair.got(3) == min(fair.got(1), fair.got(2))


@given(st.lists(st.integers(1, 900), min_size=1, max_size=60))
def test_who_could_not_be_served_makes_up_for_a_bounded_part(amounts):
    fair = Fair()
    for amount in amounts:
        fair.meet({1, 2}, _LAG)
        fair.give(1, amount)
    fair.meet({1, 2}, _LAG)
    assert fair.got(1) - fair.got(2) == min(sum(amounts), _LAG)


def test_who_left_and_had_more_than_the_rest_comes_back_with_it():
    fair = Fair()
    fair.meet({1, 2}, _LAG)
    fair.give(1, 100)
    fair.meet({2}, _LAG)
    fair.meet({1, 2}, _LAG)
    assert (fair.got(1), fair.got(2)) == (100, 0)
