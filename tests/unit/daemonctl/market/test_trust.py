"""What a market thinks of a host: properties over all that it may do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.market.trust import (
    FORGIVEN_AFTER,
    LEAST_ALLOWANCE,
    MOST_ALLOWANCE,
    STRIKES,
    Deeds,
    Record,
    after,
    full_allowance,
    longest_s,
    may_hold,
    pardoned,
    throttled,
)

_FEW = st.integers(0, 80)
_DEEDS = st.builds(Deeds, _FEW, _FEW, *[st.integers(0, 3)] * 4)
_CORES = st.integers(1, 4096)
_HISTORY = st.lists(_DEEDS, max_size=12)
NEW = Record()
GOOD = Deeds(agreed=1)
LIE = Deeds(lied=1)


def lived(history: list[Deeds], cores: int = 4, record: Record = NEW) -> Record:
    """The record after all of these."""
    for deeds in history:
        record = after(record, deeds, cores)
    return record


@given(_HISTORY, _CORES)
def test_an_allowance_is_within_its_bounds_or_not_limited(history, cores):
    allowance = lived(history, cores).allowance
    assert allowance is None or LEAST_ALLOWANCE <= allowance < full_allowance(cores)
    assert full_allowance(cores) <= MOST_ALLOWANCE


@given(_HISTORY, st.sampled_from([LIE, Deeds(excused=1), Deeds(erred=1), Deeds(50, 50, lied=1)]))
def test_whatever_a_host_did_one_result_that_is_not_right_ends_its_streak(history, bad):
    assert after(lived(history), bad, 4).streak == 0


@given(_HISTORY)
def test_the_numbers_ever_only_grow_and_count_every_deed(history):
    record = lived(history)
    assert record.confirmed == sum(deeds.agreed + deeds.vouched for deeds in history)
    assert record.disagreed == sum(deeds.lied + deeds.excused for deeds in history)
    assert record.failed == sum(deeds.erred + deeds.expired for deeds in history)


@given(st.lists(_DEEDS.map(lambda deeds: deeds._replace(lied=0)), max_size=12))
def test_who_never_lied_is_never_barred(history):
    record = lived(history)
    assert (record.barred, record.strikes) == ("", 0)


@given(_HISTORY, _HISTORY)
def test_barred_stays_barred_whatever_comes_after(before, later):
    barred = lived([*before, *[LIE] * STRIKES])
    assert barred.barred
    assert lived(later, record=barred).barred == barred.barred
    assert may_hold(barred, 100) == 0
    assert throttled(barred, 4) == "", "one sentence is enough"


@pytest.mark.parametrize(
    ("between", "barred"), [(0, True), (FORGIVEN_AFTER - 1, True), (FORGIVEN_AFTER, False)]
)
def test_lies_bar_unless_there_is_enough_honest_work_between(between, barred):
    record = lived([LIE] * (STRIKES - 1) + [GOOD] * between + [LIE])
    assert bool(record.barred) is barred


def test_work_that_was_vouched_for_earns_no_trust_and_forgives_nothing():
    record = lived([LIE, LIE, *[Deeds(vouched=50)] * 9])
    assert (record.streak, record.strikes, record.confirmed) == (0, 2, 450)
    assert lived([LIE], record=record).barred


def test_a_host_that_lies_in_more_than_every_fiftieth_result_is_barred_in_the_end():
    lies = [*[GOOD] * (FORGIVEN_AFTER - 1), LIE]
    assert lived(lies * STRIKES).barred
    seldom = [*[GOOD] * FORGIVEN_AFTER, LIE]
    assert not lived(seldom * 20).barred


def test_the_sentence_for_a_barred_host_says_how_many_and_what_to_do():
    said = lived([Deeds(agreed=40), LIE, LIE, LIE]).barred
    assert said.startswith("3 of its results differed")
    assert "(40 were confirmed)" in said
    assert "test the memory" in said


def test_leases_that_run_out_halve_the_allowance_once_a_time_down_to_one():
    record, seen = Record(), []
    for _ in range(6):
        record = after(record, Deeds(expired=7), 4)
        seen.append(record.allowance)
    assert seen == [16, 8, 4, 2, 1, 1]
    assert (record.failed, record.streak) == (42, 0)
    assert may_hold(record, 100) == 1
    assert throttled(record, 4).startswith("It may hold one job at a time")


@given(_HISTORY, _CORES)
def test_any_host_that_is_not_barred_works_its_way_back_to_all_leases(history, cores):
    record = lived(history, cores)
    again = after(record, Deeds(agreed=full_allowance(cores)), cores)
    assert again.allowance is None
    assert throttled(again, cores) == ""
    assert may_hold(again, 77) == (0 if record.barred else 77)


def test_each_confirmed_result_lets_a_throttled_host_hold_one_more():
    record = after(Record(allowance=3), Deeds(agreed=1, vouched=1), 4)
    assert record.allowance == 5
    assert "hold 5 jobs at a time" in throttled(record, 8)
    assert throttled(record, 4) == "", "its cores have enough, and there is nothing to tell"
    assert may_hold(record, 4) == 4


@pytest.mark.parametrize(
    ("work_ms", "speed_ppm", "days"),
    [(1, 1_000_000, 2), (3_600_000, 1_000_000, 2), (86_400_000, 1_000_000, 10)],
)
def test_a_lease_may_be_kept_for_two_days_or_ten_times_its_work(work_ms, speed_ppm, days):
    assert longest_s(work_ms, speed_ppm) == days * 86_400
    assert longest_s(86_400_000, 2 * speed_ppm) == 5 * 86_400


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (Record(allowance=1), ""),
        (Record(failed=4, allowance=1), "Of those that it took, 4 ran out of time or failed"),
        (Record(disagreed=2, allowance=1), "Of those that it took, 2 differed from what other"),
        (Record(failed=4, disagreed=2, allowance=1), "did not, 2 differed from what other"),
    ],
)
def test_the_sentence_for_a_throttled_host_says_what_was_seen_and_how_it_ends(record, why):
    said = throttled(record, 4)
    assert why in said
    assert said.startswith("It may hold one job at a time.")
    assert said.endswith("Each confirmed result lets it hold one more.")
    assert ("Of those" in said) is bool(why)


def test_a_lease_that_ran_out_does_not_end_a_streak():
    assert lived([Deeds(agreed=30), Deeds(expired=4)]).streak == 30


def test_a_pardoned_host_begins_again_on_few_leases_and_without_trust():
    barred = lived([Deeds(agreed=400), Deeds(lied=3)])
    again = pardoned(barred)
    assert (again.barred, again.streak, again.strikes, again.allowance) == ("", 0, 0, 1)
    assert again.confirmed == 400, "what it did is not forgotten"
    assert not lived([LIE, LIE], record=again).barred
