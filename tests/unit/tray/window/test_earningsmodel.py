"""Thirty days of coins become bars that add up."""

from __future__ import annotations

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.control.earnings import DayEarning
from tray.window.earningsmodel import DAYS, axis, decimal, plot
from tray.window.earningswords import EarningsWords

TODAY = datetime.date(2026, 3, 1)


def earned(back: int, name: str, micro: int) -> DayEarning:
    return DayEarning(TODAY - datetime.timedelta(days=back), name, micro)


def test_every_day_has_its_place_also_those_without_coins() -> None:
    shown = plot([earned(0, "ann", 5), earned(29, "ann", 7)], TODAY)
    assert len(shown.days) == DAYS
    assert (shown.days[0], shown.days[-1]) == (TODAY - datetime.timedelta(days=29), TODAY)
    (series,) = shown.series
    assert (series.micro[0], series.micro[1], series.micro[-1]) == (7, 0, 5)


def test_days_outside_are_left_out() -> None:
    assert plot([earned(30, "ann", 5), earned(-1, "ann", 5)], TODAY).empty


def test_who_earned_most_comes_first_and_the_rest_is_added_up() -> None:
    shown = plot([earned(n % 3, f"b{n}", 10 + n) for n in range(8)], TODAY)
    assert [one.name for one in shown.series] == ["b7", "b6", "b5", "b4", "b3", ""]
    others = shown.series[-1]
    assert (others.others, others.total) == (True, 10 + 11 + 12)


def test_two_who_earned_the_same_keep_their_order() -> None:
    pair = [earned(0, "bob", 5), earned(0, "ann", 5)]
    orders = [[one.name for one in plot(each, TODAY).series] for each in (pair, pair[::-1])]
    assert orders == [["ann", "bob"]] * 2


@given(
    st.lists(
        st.builds(earned, st.integers(0, 29), st.sampled_from("abcdefgh"), st.integers(0, 10**9))
    )
)
def test_no_coin_is_lost_or_made(all_earned: list[DayEarning]) -> None:
    shown = plot(all_earned, TODAY)
    assert sum(one.total for one in shown.series) == sum(one.micro for one in all_earned)
    assert shown.top >= max(shown.of_day(index) for index in range(DAYS))


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, (0, 1)),
        (5, (0, 1, 2, 3, 4, 5)),
        (780_000, (0, 200_000, 400_000, 600_000, 800_000)),
        (1_000_000, (0, 200_000, 400_000, 600_000, 800_000, 1_000_000)),
    ],
)
def test_the_axis_has_round_marks(highest: int, ticks: tuple[int, ...]) -> None:
    assert axis(highest) == ticks


@given(st.integers(0, 10**15))
def test_the_axis_has_few_marks_and_holds_the_highest_bar(highest: int) -> None:
    ticks = axis(highest)
    assert ticks[-1] >= highest
    assert 2 <= len(ticks) <= 6
    assert {b - a for a, b in itertools.pairwise(ticks)} == {ticks[1]}


def test_amounts_are_exact() -> None:
    assert [decimal(n) for n in (0, 1, 250_000, 12_000_000)] == ["0", "0.000001", "0.25", "12"]


def test_a_day_says_its_sum_and_whose_it_is() -> None:
    shown = plot([earned(0, "<ann>", 250_000), earned(0, "bob", 1), earned(1, "bob", 2)], TODAY)
    words = EarningsWords()
    assert words.day(shown, DAYS - 1, "1 March") == (
        "1 March: 0.250001 CPUCoins (0.25 for ‹ann›, 0.000001 for bob)"
    )
    assert words.day(shown, 0, "31 January") == "31 January: no CPUCoins"
    assert words.legend(shown.series[1]) == "bob: 0.000003"


def test_the_whole_plot_can_be_told_in_words() -> None:
    words = EarningsWords()
    assert words.plot(plot([], TODAY), "a", "b") == "No CPUCoins in the last 30 days"
    told = words.plot(plot([earned(3, "ann", 1_500_000)], TODAY), "1 February", "1 March")
    assert told.startswith("Bars from 1 February to 1 March, the highest 1.5 CPUCoins.")
