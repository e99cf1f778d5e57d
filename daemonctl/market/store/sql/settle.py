"""Deciding jobs: the quorum's ruling becomes verdicts, payments and results."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from daemonctl.market import ledger
from daemonctl.market.assignment import Party, conflict
from daemonctl.market.numbering import LEASES_PER_JOB, computation_of, job_number, job_of
from daemonctl.market.quorum import Decision, Report, Ruling, decide, verdicts
from daemonctl.market.store.sql.books import post
from daemonctl.market.store.sql.work import Work
from daemonctl.market.store.states import JobState, Phase, ReplicaState
from daemonctl.market.wire import Verdict
from daemonctl.model import Outcome


class _Replica(NamedTuple):
    """A replica that is held, or delivered and without a verdict."""

    lease: int
    party: Party
    held: bool
    report: Report


class _Ended(NamedTuple):
    """A job that is decided now."""

    job: int
    reports: list[Report]
    decision: Decision


def settle(work: Work) -> None:
    """Decide every touched job; what stays open is put back into the queue."""
    if not work.touched:
        return
    chosen = sorted(work.touched)
    jobs = work.tx.rows(
        "SELECT j.id, j.state, j.open, j.issued FROM NUMBERS(?) v JOIN job j ON j.id = v.value",
        chosen,
    )
    replicas: dict[int, list[_Replica]] = defaultdict(list)
    for job, lease, host, account, state, outcome, digest, exit_code in work.tx.rows(
        "SELECT v.value, r.id, r.host_id, r.account_id, r.state, r.outcome, r.digest, r.exit_code"
        " FROM NUMBERS(?) v JOIN replica r ON r.id BETWEEN v.value * 64 AND v.value * 64 + 63"
        " WHERE r.state <= 1 ORDER BY v.value, r.delivered",
        chosen,
    ):
        replicas[job].append(
            _Replica(
                lease,
                Party(host, account),
                state == ReplicaState.HELD,
                Report(lease, outcome, digest, exit_code),
            )
        )
    desk = _Desk(work)
    for job, state, open_, issued in jobs:
        desk.consider(job, state, open_, issued, replicas[job])
    desk.write()


class _Desk:
    """Considers jobs one by one, then writes all that follows in sets."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._open: list[tuple[int, int]] = []
        self._void: list[int] = []
        self._verdicts: list[tuple[int, Verdict]] = []
        self._ended: dict[int, list[_Ended]] = defaultdict(list)
        self._parties: dict[int, Party] = {}

    def consider(
        self, job: int, state: int, open_: int, issued: int, replicas: list[_Replica]
    ) -> None:
        for replica in replicas:
            self._parties[replica.lease] = replica.party
        if state != JobState.OPEN:
            self._verdicts += [(r.lease, Verdict.LATE) for r in replicas if not r.held]
            return
        if any(replica.lease in self._work.late for replica in replicas):
            replicas = self._without_conflicts(job, replicas)
        reports = [replica.report for replica in replicas if not replica.held]
        held = [replica for replica in replicas if replica.held]
        quorum = self._work.memory.terms(self._work.tx, computation_of(job)).quorum
        decision = decide(reports, quorum)
        if decision.ruling is Ruling.OPEN:
            more = min(max(0, decision.wanted - len(held)), LEASES_PER_JOB - issued)
            if more or held:
                if more != open_:
                    self._open.append((more, job))
                if more > open_ or job in self._work.loosened:
                    self._work.reopened(job, more=more > open_)
                return
            # So many leases and none left: hosts take this job and never come back.
            decision = Decision(Ruling.GIVEN_UP)
        self._verdicts += verdicts(reports, decision).items()
        self._drop(job, held)
        self._ended[computation_of(job)].append(_Ended(job, reports, decision))

    def _without_conflicts(self, job: int, replicas: list[_Replica]) -> list[_Replica]:
        """A late result may meet another replica of its own party, leased after it expired.

        One party has one voice: of two delivered ones the first counts, and a held one is not
        needed any more.
        """
        public, late = self._work.public, self._work.late
        kept: list[_Replica] = []
        for replica in (r for r in replicas if not r.held):
            # The late one may be the first: both leases' results can come in one transaction.
            if any(
                conflict(replica.party, other.party, public)
                for other in kept
                if replica.lease in late or other.lease in late
            ):
                self._verdicts.append((replica.lease, Verdict.LATE))
            else:
                kept.append(replica)
        spoken = list(kept)
        for replica in (r for r in replicas if r.held):
            if any(conflict(replica.party, other.party, public) for other in spoken):
                self._drop(job, [replica])
            else:
                kept.append(replica)
        return kept

    def _drop(self, job: int, held: list[_Replica]) -> None:
        for replica in held:
            self._work.held(job, replica.party.host, -1)
            self._void.append(replica.lease)

    def write(self) -> None:
        tx = self._work.tx
        tx.each("UPDATE job SET open = ? WHERE id = ?", "ii", self._open)
        tx.each("UPDATE replica SET state = 5 WHERE id = ?", "i", [(n,) for n in self._void])
        payments = {number: self._close(number, ended) for number, ended in self._ended.items()}
        rows = []
        for lease, verdict in self._verdicts:
            number = computation_of(job_of(lease))
            paid, payment = 0, None
            if verdict is Verdict.PAID:
                paid, payment = self._work.memory.terms(tx, number).price, payments[number]
            rows.append((verdict.value, paid, payment, self._work.tick(), lease))
            self._work.news.hosts.add(self._parties[lease].host)
        tx.each(
            "UPDATE replica SET state = 2, verdict = ?, paid = ?, payment = ?, settled = ?"
            " WHERE id = ?",
            "tiiii",
            rows,
        )

    def _close(self, number: int, ended: list[_Ended]) -> int | None:
        """Write down the ended jobs of one computation; the number of the payment, if any."""
        tx = self._work.tx
        terms = self._work.memory.terms(tx, number)
        confirmed, failed, jobs, buyer = tx.one(
            "SELECT confirmed, failed, jobs, account_id FROM computation WHERE id = ?", number
        )
        settled = confirmed + failed
        won = [job for job in ended if job.decision.ruling is Ruling.CONFIRMED]
        confirmed += len(won)
        failed += len(ended) - len(won)
        payment = None
        if won:
            payees = [self._parties[lease].account for e in won for lease in e.decision.agreeing]
            payment = post(
                tx, ledger.Kind.PAYMENT, ledger.payment(number, terms.price, payees), number
            )
        if len(won) < len(ended):
            unspent = ledger.escrow_for(len(ended) - len(won), terms.quorum, terms.price)
            back = ledger.transfer(ledger.escrow_book(number), ledger.account_book(buyer), unspent)
            post(tx, ledger.Kind.REFUND, back, number)
        tx.each(
            "UPDATE job SET state = ?, open = 0 WHERE id = ?",
            "ii",
            [
                (
                    JobState.CONFIRMED
                    if e.decision.ruling is Ruling.CONFIRMED
                    else JobState.FAILED,
                    e.job,
                )
                for e in ended
            ],
        )
        tx.each(
            "INSERT INTO result(id, job_id, outcome, replica_id, paid, detail)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            "iitiit",
            [
                (job_number(number, settled + place), e.job, *_shown(e, terms.price))
                for place, e in enumerate(ended)
            ],
        )
        phase = Phase.FINISHED if confirmed + failed == jobs else Phase.OPEN
        tx.run(
            "UPDATE computation SET confirmed = ?, failed = ?, state = ? WHERE id = ?",
            confirmed,
            failed,
            int(phase),
            number,
        )
        if phase is Phase.FINISHED:
            self._work.memory.cursors.pop(number, None)
        self._work.news.computations.add(number)
        return payment


def _shown(ended: _Ended, price: int) -> tuple[str, int | None, int, str]:
    """Outcome, whose output and log the buyer sees, what was paid, and the market's own words."""
    decision = ended.decision
    if not decision.agreeing:
        detail = f"{len(ended.reports)} results came back and no quorum of them agrees."
        return (Outcome.STOPPED.value, None, 0, detail)
    first = decision.agreeing[0]
    outcome = next(report.outcome for report in ended.reports if report.lease == first)
    paid = price * len(decision.agreeing) if decision.ruling is Ruling.CONFIRMED else 0
    return (outcome, first, paid, "")
