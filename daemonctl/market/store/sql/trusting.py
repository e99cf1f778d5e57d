"""Giving a job to a trusted host alone."""

from __future__ import annotations

from collections.abc import Sequence

from daemonctl.market.assignment import Asker, OpenJob, Round
from daemonctl.market.spotcheck import may_compute_alone
from daemonctl.market.store.interface import Terms
from daemonctl.market.store.sql.work import Work


def hand_out_alone_or_not(
    work: Work, round_: Round, job: OpenJob, askers: Sequence[Asker], terms: Terms
) -> tuple[list[Asker], bool]:
    """Give replicas of one job: who got one, and whether it is to be computed by that one alone.

    A job that somebody holds or delivered, or of which something was given up, is compared.
    """
    if not terms.adaptive or job.taken or job.open != terms.quorum:
        return round_.hand_out(job, askers), False
    first = round_.hand_out(job._replace(open=1), askers)
    if not first:
        return first, False
    party, kind = first[0].party, first[0].kind
    if may_compute_alone(work.standings.record(party.host).streak):
        return first, True
    rest = job._replace(open=job.open - 1, taken=(party,), kind=kind)
    return first + round_.hand_out(rest, askers), False
