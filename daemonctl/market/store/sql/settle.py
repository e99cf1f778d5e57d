"""Deciding jobs: the quorum's ruling becomes verdicts, and what follows from them."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from daemonctl.market.assignment import Party, conflict
from daemonctl.market.numbering import LEASES_PER_JOB, computation_of
from daemonctl.market.quorum import Decision, Report, Ruling, decide, decide_alone, verdicts
from daemonctl.market.store.sql import alone, prices, strikes
from daemonctl.market.store.sql.closing import Ended, close
from daemonctl.market.store.sql.dropping import drop_host
from daemonctl.market.store.sql.work import Work
from daemonctl.market.store.states import JobState, ReplicaState
from daemonctl.market.wire import Verdict


class _Job(NamedTuple):
    """A job as its row says. need: 1 = it was given to a trusted host alone, 0 = to a quorum."""

    job: int
    state: int
    open: int
    issued: int
    need: int
    price: int


class _Replica(NamedTuple):
    """A replica that is held, or delivered and without a verdict."""

    lease: int
    party: Party
    held: bool
    report: Report


def settle(work: Work) -> None:
    """Decide every touched job; what stays open is put back into the queue.

    What is decided may decide others: a spot check vouches for the jobs that its host computed
    alone, or has them computed anew.
    """
    while work.touched:
        chosen = sorted(work.touched)
        work.touched.clear()
        desk = _decide(work, chosen)
        wrong = strikes.note(work, desk.ended, desk.parties)
        for host in work.standings.judge():
            drop_host(work, host)
        alone.follow(work, desk.ended, desk.parties, desk.alone, wrong)
    prices.follow(work)


def _decide(work: Work, chosen: list[int]) -> _Desk:
    jobs = work.tx.rows(
        "SELECT j.id, j.state, j.open, j.issued, j.need, j.price"
        " FROM NUMBERS(?) v JOIN job j ON j.id = v.value",
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
    for row in jobs:
        desk.consider(_Job(*row), replicas[row[0]])
    desk.write()
    return desk


class _Desk:
    """Considers jobs one by one, then writes all that follows in sets.

    ended: jobs that were decided. parties: whose each lease is. alone: leases of jobs that a
    trusted host has just delivered alone.
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        self._open: list[tuple[int, int, int]] = []
        self._unclassed: list[tuple[int]] = []
        self._void: list[int] = []
        self._late: list[int] = []
        self.ended: list[Ended] = []
        self.parties: dict[int, Party] = {}
        self.alone: list[int] = []

    def consider(self, job: _Job, replicas: list[_Replica]) -> None:
        for replica in replicas:
            self.parties[replica.lease] = replica.party
        if job.state != JobState.OPEN:
            self._late += [replica.lease for replica in replicas if not replica.held]
            return
        if any(replica.lease in self._work.late for replica in replicas):
            replicas = self._without_conflicts(job.job, replicas)
        reports = [replica.report for replica in replicas if not replica.held]
        held = [replica for replica in replicas if replica.held]
        decision, need = self._ruling(job, reports, bool(held))
        if decision.ruling is Ruling.WAITING:
            self.alone.append(reports[0].lease)
            return
        if decision.ruling is Ruling.OPEN:
            more = min(max(0, decision.wanted - len(held)), LEASES_PER_JOB - job.issued)
            if more or held:
                if (more, need) != (job.open, job.need):
                    self._open.append((more, need, job.job))
                if more > job.open or job.job in self._work.loosened:
                    self._work.reopened(job.job, more=more > job.open)
                if not replicas:
                    self._unclassed.append((job.job,))
                return
            # So many leases and none left: hosts take this job and never come back.
            decision = Decision(Ruling.GIVEN_UP)
        self._drop(job.job, held)
        told = verdicts(reports, decision)
        self.ended.append(Ended(job.job, need, job.price, tuple(reports), decision, told))

    def _ruling(self, job: _Job, reports: list[Report], held: bool) -> tuple[Decision, int]:
        """The decision, and how many results the job needs from now on as `job.need` says."""
        quorum = self._work.terms(computation_of(job.job)).quorum
        if not job.need:
            return decide(reports, quorum), 0
        if held and not reports:
            return Decision(Ruling.OPEN, wanted=1), 1
        if not held and len(reports) == 1:
            (report,) = reports
            if report.lease in self._work.vouched:
                return decide(reports, 1), 1
            # One that came late is not who was trusted with this job.
            if report.lease not in self._work.late:
                decision = decide_alone(reports, quorum)
                return decision, int(decision.ruling is Ruling.WAITING)
        return decide(reports, quorum), 0

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
                self._late.append(replica.lease)
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
        work, tx = self._work, self._work.tx
        tx.each("UPDATE job SET open = ?, need = ? WHERE id = ?", "iii", self._open)
        tx.each("UPDATE job SET class = 0 WHERE id = ? AND class <> 0", "i", self._unclassed)
        tx.each("UPDATE replica SET state = 5 WHERE id = ?", "i", [(n,) for n in self._void])
        told = close(work, self.ended, self.parties)
        told += [(Verdict.LATE, 0, None, lease) for lease in self._late]
        for _, _, _, lease in told:
            work.news.hosts.add(self.parties[lease].host)
        tx.each(
            "UPDATE replica SET state = 2, verdict = ?, paid = ?, payment = ?, settled = ?"
            " WHERE id = ?",
            "tiiii",
            [(verdict.value, *paid, work.tick(), lease) for verdict, *paid, lease in told],
        )
