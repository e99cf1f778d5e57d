"""When a job is decided: properties over all sequences of reports."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from daemonctl.market.quorum import (
    SPARE_RESULTS,
    Decision,
    Report,
    Ruling,
    agreement,
    decide,
    decide_alone,
    verdicts,
)
from daemonctl.market.wire import Verdict

_ENDS = st.sampled_from(
    [("done", b"a", 0), ("done", b"b", 0), ("exit", b"", 1), ("exit", b"", 2), ("trap", b"", 0)]
)
_REPORTS = st.lists(_ENDS, max_size=12).map(
    lambda ends: [Report(place, *end) for place, end in enumerate(ends)]
)
_QUORUM = st.integers(1, 5)


@given(_REPORTS, _QUORUM)
def test_a_decided_job_has_exactly_its_quorum_and_all_of_it_agrees(reports, quorum):
    decision = decide(reports, quorum)
    if decision.agreeing:
        assert len(decision.agreeing) == quorum
        assert len({agreement(reports[lease]) for lease in decision.agreeing}) == 1


@given(_REPORTS, _QUORUM)
def test_only_agreeing_outputs_confirm(reports, quorum):
    decision = decide(reports, quorum)
    outcomes = {reports[lease].outcome for lease in decision.agreeing}
    assert (decision.ruling is Ruling.CONFIRMED) == (outcomes == {"done"})


@given(_REPORTS, _QUORUM)
def test_the_quorum_once_found_does_not_change_with_later_reports(reports, quorum):
    for count in range(len(reports)):
        early = decide(reports[:count], quorum)
        if early.agreeing:
            assert decide(reports, quorum) == early


@given(_REPORTS, _QUORUM)
def test_an_open_job_is_decided_by_as_many_more_equal_results_as_are_wanted(reports, quorum):
    decision = decide(reports, quorum)
    if decision.ruling is not Ruling.OPEN:
        assert decision.wanted == 0
        return
    ends = {agreement(report): report for report in reports}
    candidates = [*ends.values(), Report(0, "done", b"new")]

    def after(count: int) -> set[Ruling]:
        return {
            decide([*reports, *(end._replace(lease=100 + n) for n in range(count))], quorum).ruling
            for end in candidates
        }

    assert after(decision.wanted - 1) <= {Ruling.OPEN, Ruling.GIVEN_UP}
    assert after(decision.wanted) & {Ruling.CONFIRMED, Ruling.FAILED}


@given(_REPORTS, _QUORUM)
def test_no_job_asks_for_more_results_than_the_quorum_and_the_spare_ones(reports, quorum):
    decision = decide(reports, quorum)
    if decision.ruling is Ruling.OPEN:
        assert len(reports) + decision.wanted <= quorum + SPARE_RESULTS


@given(_REPORTS, _QUORUM)
def test_verdicts_pay_the_quorum_and_nobody_else(reports, quorum):
    decision = decide(reports, quorum)
    told = verdicts(reports, decision)
    paid = {lease for lease, verdict in told.items() if verdict is Verdict.PAID}
    assert paid == (set(decision.agreeing) if decision.ruling is Ruling.CONFIRMED else set())
    assert set(told) == (set() if decision.ruling is Ruling.OPEN else set(range(len(reports))))


def test_one_that_agrees_after_the_quorum_is_late_and_one_that_differs_disagrees():
    reports = [Report(n, "done", d) for n, d in enumerate((b"a", b"x", b"a", b"a"))]
    assert verdicts(reports, decide(reports, 2)) == {
        0: Verdict.PAID,
        1: Verdict.DISAGREED,
        2: Verdict.PAID,
        3: Verdict.LATE,
    }


def test_failures_agree_whatever_their_digest_says():
    assert decide([Report(1, "trap", b"x"), Report(2, "trap", b"y")], 2).ruling is Ruling.FAILED


@given(_REPORTS, _QUORUM)
def test_a_job_computed_alone_is_never_decided_by_one_report(reports, quorum):
    decision = decide_alone(reports[:1], max(2, quorum))
    assert decision.agreeing == ()
    assert verdicts(reports[:1], decision) == {}


@given(_REPORTS.filter(lambda reports: len(reports) > 1), _QUORUM)
def test_a_second_report_makes_a_job_computed_alone_one_as_any_other(reports, quorum):
    assert decide_alone(reports, quorum) == decide(reports, quorum)


def test_a_job_computed_alone_waits_with_its_output_and_is_compared_after_a_failure():
    assert decide_alone([], 2) == Decision(Ruling.OPEN, wanted=1)
    assert decide_alone([Report(1, "done", b"a")], 2) == Decision(Ruling.WAITING)
    assert decide_alone([Report(1, "trap")], 2) == Decision(Ruling.OPEN, wanted=1)
    assert decide_alone([Report(1, "trap")], 3) == Decision(Ruling.OPEN, wanted=2)
