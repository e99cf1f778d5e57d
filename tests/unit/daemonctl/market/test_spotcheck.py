"""Who computes alone, and what is drawn for a check."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.market.spotcheck import (
    FLOOR,
    TRUSTED,
    drawn,
    may_compute_alone,
    one_of,
    patience_s,
    probability,
)

_STREAK = st.integers(0, 10**6)
_CHANCE = st.floats(0, 1, exclude_max=True)


@given(_STREAK)
def test_a_check_gets_rarer_with_the_streak_and_never_rarer_than_the_floor(streak):
    assert FLOOR <= probability(streak + 1) <= probability(streak) <= 1


def test_trust_begins_with_a_check_in_five_and_ends_with_one_in_twenty():
    assert not may_compute_alone(TRUSTED - 1)
    assert may_compute_alone(TRUSTED)
    assert probability(TRUSTED) == 0.2
    assert probability(40) == probability(10**6) == FLOOR == 0.05


@given(_STREAK, _CHANCE)
def test_who_is_not_trusted_any_more_is_always_checked(streak, number):
    check = drawn(streak, lambda: number)
    assert check is (number < probability(streak) or streak < TRUSTED)


@pytest.mark.parametrize("streak", [TRUSTED, 20, 1000])
def test_as_many_are_drawn_as_the_probability_says(streak):
    chance = random.Random(4).random
    count = sum(drawn(streak, chance) for _ in range(20_000))
    assert count / 20_000 == pytest.approx(probability(streak), rel=0.1)


@given(st.lists(st.integers(), min_size=1, unique=True), _CHANCE)
def test_the_one_that_is_drawn_of_many_is_one_of_them(waiting, number):
    assert one_of(waiting, lambda: number) in waiting


def test_each_of_those_that_wait_may_be_drawn():
    chance = random.Random(4).random
    assert {one_of("abcdefgh", chance) for _ in range(200)} == set("abcdefgh")


def test_a_job_waits_for_a_check_for_sixteen_jobs_within_a_minute_and_ten():
    assert [patience_s(ms) for ms in (1, 10_000, 3_600_000)] == [60.0, 160.0, 600.0]
