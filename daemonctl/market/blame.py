"""What a job's decision says of the hosts that worked at it. Pure.

Two results that differ do not tell which is wrong; a quorum does, by this market's rules. A
failure says less than a result: it may depend on the machine (its memory, how deep its stack is),
so failing where others succeed is an error and no lie, and succeeding where others fail is
neither.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence

from daemonctl.market.quorum import Decision, Report, Ruling
from daemonctl.market.wire import Verdict
from daemonctl.model import Outcome

_BLAMED = 3
"""A computation with which one in so many of its hosts disagreed is to blame itself."""


class Deed(enum.Enum):
    """What one report of a decided job was."""

    AGREED = "agreed"
    """Another owner's host found the same."""
    VOUCHED = "vouched"
    """Computed alone by a trusted host, and taken."""
    LIED = "lied"
    """A quorum has another output."""
    ERRED = "erred"
    """It failed where a quorum found an output."""


def deeds(
    reports: Sequence[Report], decision: Decision, told: Mapping[int, Verdict]
) -> Iterator[tuple[int, Deed]]:
    """(lease, what it was) of each report that says something of its host.

    told: the verdicts. One that agreed too late to be paid agreed all the same. Where no quorum
    agrees, or on a failure, nobody is known to be wrong.
    """
    if decision.ruling is not Ruling.CONFIRMED:
        return
    alone = len(decision.agreeing) == 1
    for report in reports:
        verdict = told[report.lease]
        if verdict is Verdict.DISAGREED:
            yield report.lease, Deed.LIED if report.outcome == Outcome.DONE else Deed.ERRED
        elif not alone:
            yield report.lease, Deed.AGREED
        elif verdict is Verdict.PAID:
            yield report.lease, Deed.VOUCHED


def computation_is_to_blame(struck: int, hosts: int) -> bool:
    """Whether results differ because of the computation rather than its hosts.

    struck: hosts that disagreed in it. hosts: all that took part.
    """
    return struck > 1 and struck * _BLAMED > hosts
