"""Who gets which job: properties over all sets of hosts and jobs."""

from __future__ import annotations

import copy

from hypothesis import given
from hypothesis import strategies as st

from daemonctl.market.ahead import Room
from daemonctl.market.assignment import Asker, OpenJob, Party, Round, conflict

_PARTY = st.builds(Party, st.integers(1, 6), st.integers(1, 4))
_JOBS = st.lists(st.tuples(st.integers(1, 4), st.lists(_PARTY, max_size=3)), max_size=12).map(
    lambda rows: [
        OpenJob(n, count, tuple(taken), _WORK_MS) for n, (count, taken) in enumerate(rows)
    ]
)
_PUBLIC = st.frozensets(st.integers(1, 4))
_ASKERS = st.lists(st.tuples(_PARTY, st.integers(0, 9), st.integers(0, 5)), max_size=10).map(
    lambda rows: [Asker(n, *row) for n, row in enumerate(rows)]
)
_ROOMS = st.dictionaries(
    st.integers(1, 6),
    st.builds(Room, st.integers(0, 3), st.integers(0, 9), st.integers(0, 4), st.integers(0, 20)),
)
_WORK_MS = 3


def _run(askers, jobs, public, rooms, bid=9):
    askers = copy.deepcopy(askers)
    round_ = Round(askers, public, copy.deepcopy(rooms))
    eligible = [(job, round_.eligible(bid, 0, _WORK_MS)) for job in jobs]
    return [(job, round_.hand_out(job, askers)) for job, askers in eligible], round_


@given(_ASKERS, _JOBS, _PUBLIC, _ROOMS)
def test_no_two_replicas_of_a_job_go_to_one_party(askers, jobs, public, rooms):
    given_, _ = _run(askers, jobs, public, rooms)
    for job, got in given_:
        parties = [asker.party for asker in got]
        for place, party in enumerate(parties):
            others = [*job.taken, *parties[:place]]
            assert not any(conflict(party, other, public) for other in others)


@given(_ASKERS, _JOBS, _PUBLIC, _ROOMS)
def test_nobody_gets_more_than_it_wants_and_no_job_more_than_it_has(askers, jobs, public, rooms):
    given_, round_ = _run(askers, jobs, public, rooms)
    assert all(len(got) <= job.open for job, got in given_)
    for before, after in zip(askers, round_.askers, strict=True):
        count = sum(asker.place == before.place for _, got in given_ for asker in got)
        assert after.left == before.left - count >= 0
    for host, room in round_.rooms.items():
        before = rooms.get(host)
        got = sum(asker.party.host == host for _, found in given_ for asker in found)
        if before is not None and got:
            assert room.held == before.held + got
            assert room.held <= room.cores or room.held_ms <= room.most_ms


@given(_ASKERS, _JOBS, _PUBLIC, _ROOMS)
def test_nothing_that_could_be_handed_out_stays_behind(askers, jobs, public, rooms):
    given_, round_ = _run(askers, jobs, public, rooms)
    for job, got in given_:
        if len(got) == job.open:
            continue
        holders = [*job.taken, *(asker.party for asker in got)]
        for asker in round_.eligible(9, 0, _WORK_MS):
            assert any(conflict(asker.party, other, public) for other in holders)


@given(_ASKERS, st.integers(0, 9))
def test_nobody_works_for_less_than_it_asks(askers, bid):
    eligible = Round(askers).eligible(bid)
    assert all(asker.ask <= bid for asker in eligible)


@given(_ASKERS, _ROOMS, st.integers(0, 9))
def test_a_round_is_over_for_a_bid_when_nobody_takes_it_who_wants_anything(askers, rooms, bid):
    round_ = Round(askers, rooms=rooms)
    assert round_.over(bid) == (not any(round_.eligible(lower) for lower in range(bid + 1)))
