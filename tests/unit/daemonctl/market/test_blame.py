"""What a decided job says of its hosts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.market.blame import Deed, computation_is_to_blame, deeds
from daemonctl.market.quorum import Report, Ruling, decide, verdicts

_ENDS = st.sampled_from(
    [("done", b"a", 0), ("done", b"b", 0), ("exit", b"", 1), ("trap", b"", 0), ("crashed", b"", 0)]
)
_REPORTS = st.lists(_ENDS, max_size=12).map(
    lambda ends: [Report(place, *end) for place, end in enumerate(ends)]
)


def said(reports: list[Report], quorum: int) -> dict[int, Deed]:
    decision = decide(reports, quorum)
    return dict(deeds(reports, decision, verdicts(reports, decision)))


@given(_REPORTS, st.integers(1, 5))
def test_nobody_is_blamed_unless_a_quorum_found_an_output(reports, quorum):
    if decide(reports, quorum).ruling is not Ruling.CONFIRMED:
        assert said(reports, quorum) == {}


@given(_REPORTS, st.integers(2, 5))
def test_the_right_ones_agreed_the_wrong_ones_lied_and_the_failed_ones_erred(reports, quorum):
    found = said(reports, quorum)
    if not found:
        return
    right = reports[decide(reports, quorum).agreeing[0]].digest
    for report in reports:
        expected = Deed.AGREED if report.digest == right else Deed.LIED
        assert found[report.lease] is (expected if report.outcome == "done" else Deed.ERRED)


def test_one_that_agrees_with_nobody_else_earns_no_trust():
    assert said([Report(0, "done", b"a")], 1) == {0: Deed.VOUCHED}
    assert said([Report(0, "done", b"a"), Report(1, "done", b"a")], 1) == {0: Deed.VOUCHED}


def test_one_that_succeeds_where_others_fail_is_not_blamed():
    trap = [Report(n, "trap") for n in (0, 1)]
    assert said([*trap, Report(2, "done", b"a")], 2) == {}


@pytest.mark.parametrize(
    ("struck", "hosts", "blamed"),
    [(0, 10, False), (1, 2, False), (2, 6, False), (2, 5, True), (3, 50, False), (20, 50, True)],
)
def test_a_computation_is_to_blame_where_a_third_of_its_hosts_disagreed(struck, hosts, blamed):
    assert computation_is_to_blame(struck, hosts) is blamed
