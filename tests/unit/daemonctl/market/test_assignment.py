"""Who gets which job: properties over all sets of hosts and jobs."""

from __future__ import annotations

import copy
import itertools

from hypothesis import given
from hypothesis import strategies as st

from daemonctl.market.assignment import Asker, Offer, OpenJob, Party, Round, best_first, conflict

_PARTY = st.builds(Party, st.integers(1, 6), st.integers(1, 4))
_JOBS = st.lists(st.tuples(st.integers(1, 4), st.lists(_PARTY, max_size=3)), max_size=12).map(
    lambda rows: [OpenJob(n, count, tuple(taken)) for n, (count, taken) in enumerate(rows)]
)
_PUBLIC = st.frozensets(st.integers(1, 4))
_ASKERS = st.lists(st.tuples(_PARTY, st.integers(0, 9), st.integers(0, 5)), max_size=10).map(
    lambda rows: [Asker(n, *row) for n, row in enumerate(rows)]
)
_BUDGETS = st.dictionaries(st.integers(1, 6), st.integers(0, 6))


def _run(askers, jobs, public, budgets, bid=9):
    askers = copy.deepcopy(askers)
    round_ = Round(askers, public, dict(budgets))
    return [(job, round_.hand_out(job, round_.eligible(bid))) for job in jobs], round_


@given(_ASKERS, _JOBS, _PUBLIC, _BUDGETS)
def test_no_two_replicas_of_a_job_go_to_one_party(askers, jobs, public, budgets):
    given_, _ = _run(askers, jobs, public, budgets)
    for job, got in given_:
        parties = [asker.party for asker in got]
        for place, party in enumerate(parties):
            others = [*job.taken, *parties[:place]]
            assert not any(conflict(party, other, public) for other in others)


@given(_ASKERS, _JOBS, _PUBLIC, _BUDGETS)
def test_nobody_gets_more_than_it_wants_and_no_job_more_than_it_has(askers, jobs, public, budgets):
    given_, round_ = _run(askers, jobs, public, budgets)
    assert all(len(got) <= job.open for job, got in given_)
    for before, after in zip(askers, round_.askers, strict=True):
        count = sum(asker.place == before.place for _, got in given_ for asker in got)
        assert after.left == before.left - count >= 0
    assert all(left >= 0 for left in round_.budgets.values())


@given(_ASKERS, _JOBS, _PUBLIC, _BUDGETS)
def test_nothing_that_could_be_handed_out_stays_behind(askers, jobs, public, budgets):
    given_, round_ = _run(askers, jobs, public, budgets)
    for job, got in given_:
        if len(got) == job.open:
            continue
        holders = [*job.taken, *(asker.party for asker in got)]
        for asker in round_.eligible(9):
            assert any(conflict(asker.party, other, public) for other in holders)


@given(_ASKERS, st.integers(0, 9))
def test_nobody_works_for_less_than_it_asks(askers, bid):
    eligible = Round(askers).eligible(bid)
    assert all(asker.ask <= bid for asker in eligible)


@given(st.lists(st.builds(Offer, st.integers(1, 50), st.integers(1, 5))))
def test_offers_go_by_bid_then_by_age(offers):
    order = list(best_first(offers))
    assert sorted(order) == sorted(offers)
    for one, other in itertools.pairwise(order):
        assert one.bid > other.bid or (
            one.bid == other.bid and one.computation <= other.computation
        )
