"""When is a job decided? Pure: the replicas' reports in, a decision out."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import NamedTuple

from daemonctl.market.wire import Verdict
from daemonctl.model import Outcome

SPARE_RESULTS = 5
"""Results beyond the quorum after which a job that finds no agreement is given up."""


class Report(NamedTuple):
    """What one replica came to. digest: of the output, b"" unless DONE."""

    lease: int
    outcome: str
    digest: bytes = b""
    exit_code: int = 0


class Ruling(enum.Enum):
    """What the reports say of the job."""

    OPEN = "open"
    """Not decided: more results are needed."""
    WAITING = "waiting"
    """A trusted host has computed it alone: a spot check of that host will tell."""
    CONFIRMED = "confirmed"
    """A quorum has the same output."""
    FAILED = "failed"
    """A quorum says that the job itself fails, in the same way."""
    GIVEN_UP = "given-up"
    """Too many results disagree; nobody is paid."""


class Decision(NamedTuple):
    """ruling: the state. agreeing: the leases of the quorum, in order of delivery, exactly as
    many as the quorum asks for. wanted: results that are still needed at least."""

    ruling: Ruling
    agreeing: tuple[int, ...] = ()
    wanted: int = 0


def agreement(report: Report) -> tuple[str, bytes, int]:
    """Two reports agree if and only if this is equal for both.

    Outputs agree bit for bit; failures agree by their outcome and, where the program ended by
    itself, its exit code.
    """
    if report.outcome == Outcome.DONE:
        return (report.outcome, report.digest, 0)
    if report.outcome == Outcome.EXIT:
        return (report.outcome, b"", report.exit_code)
    return (report.outcome, b"", 0)


def decide(reports: Sequence[Report], quorum: int) -> Decision:
    """Decide a job by its reports, oldest first; the first group to reach `quorum` wins."""
    groups: dict[tuple[str, bytes, int], list[int]] = {}
    best = 0
    for report in reports:
        group = groups.setdefault(agreement(report), [])
        group.append(report.lease)
        if len(group) == quorum:
            done = report.outcome == Outcome.DONE
            return Decision(Ruling.CONFIRMED if done else Ruling.FAILED, tuple(group))
        best = max(best, len(group))
    wanted = quorum - best
    if len(reports) + wanted > quorum + SPARE_RESULTS:
        return Decision(Ruling.GIVEN_UP)
    return Decision(Ruling.OPEN, wanted=wanted)


def decide_alone(reports: Sequence[Report], quorum: int) -> Decision:
    """Decide a job that was given to a trusted host alone, as long as nobody vouches for it.

    One output waits. A failure is never taken from one host, and a second report (a late one
    from before) is there to be compared: then it is a job as any other.
    """
    if not reports:
        return Decision(Ruling.OPEN, wanted=1)
    if len(reports) == 1 and reports[0].outcome == Outcome.DONE:
        return Decision(Ruling.WAITING)
    return decide(reports, quorum)


def verdicts(reports: Sequence[Report], decision: Decision) -> dict[int, Verdict]:
    """What every delivered replica is told, by lease; empty while the job is not decided.

    One that agrees with the quorum but came after it is LATE: only the quorum is paid.
    """
    if decision.ruling in (Ruling.OPEN, Ruling.WAITING):
        return {}
    if decision.ruling is Ruling.GIVEN_UP:
        return {report.lease: Verdict.DISAGREED for report in reports}
    quorum = set(decision.agreeing)
    won = next(agreement(report) for report in reports if report.lease in quorum)
    inside = Verdict.PAID if decision.ruling is Ruling.CONFIRMED else Verdict.FAILED
    return {
        report.lease: inside
        if report.lease in quorum
        else Verdict.LATE
        if agreement(report) == won
        else Verdict.DISAGREED
        for report in reports
    }
