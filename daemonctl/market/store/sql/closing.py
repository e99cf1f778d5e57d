"""Writing down jobs that are decided: payments, what goes back, results, and the computation's
own numbers; and where too many fail, an end to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from daemonctl.market import ledger
from daemonctl.market.assignment import Party
from daemonctl.market.numbering import computation_of, job_number
from daemonctl.market.quorum import Decision, Report, Ruling
from daemonctl.market.store.sql import prices
from daemonctl.market.store.sql.books import balance, post
from daemonctl.market.store.sql.dropping import halt
from daemonctl.market.store.sql.work import Work
from daemonctl.market.store.states import Halt, JobState, Phase
from daemonctl.market.wire import Verdict
from daemonctl.model import Outcome

LOGS_SHOWN = 8
"""Failed jobs of a computation whose logs its buyer sees. They show what is wrong; more of them
would be a way to have results for nothing."""
FAILING = 20
"""So many failed jobs, and more than were confirmed, halt a computation."""


class Ended(NamedTuple):
    """A job that is decided now. need: 1 = by a trusted host alone; 0 = by a quorum. price: of a
    replica of it. told: verdicts by lease."""

    job: int
    need: int
    price: int
    reports: tuple[Report, ...]
    decision: Decision
    told: Mapping[int, Verdict]

    @property
    def won(self) -> bool:
        """Whether it has a result that is paid."""
        return self.decision.ruling is Ruling.CONFIRMED


Told = tuple[Verdict, int, int | None, int]
"""A verdict, what was paid, the ledger's transaction that paid it, and the lease."""


def close(work: Work, ended: list[Ended], parties: Mapping[int, Party]) -> list[Told]:
    """Write everything but the verdicts, which are returned. parties: whose each lease is."""
    groups: dict[int, list[Ended]] = defaultdict(list)
    for one in ended:
        groups[computation_of(one.job)].append(one)
    told: list[Told] = []
    for number, group in groups.items():
        payment = _close(work, number, group, parties)
        for one in group:
            for lease, verdict in one.told.items():
                paid = verdict is Verdict.PAID
                told.append((verdict, one.price if paid else 0, payment if paid else None, lease))
    work.tx.each(
        "UPDATE job SET state = ?, open = 0, need = ? WHERE id = ?",
        "iii",
        [
            (int(JobState.CONFIRMED if one.won else JobState.FAILED), one.need, one.job)
            for one in ended
        ],
    )
    return told


def _close(work: Work, number: int, ended: list[Ended], parties: Mapping[int, Party]) -> int | None:
    """Close the ended jobs of one computation; the number of the payment, if any."""
    tx, terms = work.tx, work.terms(number)
    confirmed, failed, jobs, buyer, halted = tx.one(
        "SELECT confirmed, failed, jobs, account_id, halt FROM computation WHERE id = ?", number
    )
    base = job_number(number, confirmed + failed)
    won = [one for one in ended if one.won]
    lost = [one for one in ended if not one.won]
    payees = [(parties[lease].account, one.price) for one in won for lease in one.decision.agreeing]
    paid = sum(price for _, price in payees)
    payment = None
    if payees:
        payment = post(tx, ledger.Kind.PAYMENT, ledger.payment(number, payees), number)
    prices.note(work, number, [(one.price, one.decision.agreeing) for one in won], parties)
    finished = confirmed + failed + len(ended) == jobs
    unspent = (
        balance(tx, ledger.escrow_book(number))
        if finished
        else terms.quorum * sum(one.price for one in ended) - paid
    )
    if unspent:
        back = ledger.transfer(ledger.escrow_book(number), ledger.account_book(buyer), unspent)
        post(tx, ledger.Kind.REFUND, back, number)
    _hide_logs(work, lost[max(0, LOGS_SHOWN - failed) :])
    tx.each(
        "INSERT INTO result(id, job_id, outcome, replica_id, paid, detail)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        "iitiit",
        [(base + place, one.job, *_shown(one)) for place, one in enumerate(ended)],
    )
    confirmed += len(won)
    failed += len(lost)
    phase = Phase.FINISHED if finished else Phase.OPEN
    tx.run(
        "UPDATE computation SET confirmed = ?, failed = ?, spent = spent + ?, priced = priced - ?,"
        " headroom = headroom * ?, state = ? WHERE id = ?",
        confirmed,
        failed,
        paid,
        sum(one.price for one in ended),
        int(not finished),
        int(phase),
        number,
    )
    if finished:
        work.memory.cursors.pop(number, None)
    elif failed >= FAILING and failed > confirmed and halted == Halt.NO:
        halt(work, number, Halt.FAILING, _why_failing(confirmed, failed))
    work.news.computations.add(number)
    work.news.confirmed += len(won)
    work.news.failed += len(lost)
    return payment


def _hide_logs(work: Work, lost: list[Ended]) -> None:
    leases = [(lease,) for one in lost for lease in one.decision.agreeing[:1]]
    work.tx.each("UPDATE remark SET log = '' WHERE replica_id = ?", "i", leases)


def _why_failing(confirmed: int, failed: int) -> str:
    return (
        f"{failed} of its jobs failed and {confirmed} were confirmed, so no more of them are"
        f" handed out. The results say how they failed; the first {LOGS_SHOWN} have their logs."
        " Cancel it, and submit what is left when it is mended."
    )


def _shown(ended: Ended) -> tuple[str, int | None, int, str]:
    """Outcome, whose output and log the buyer sees, what was paid, and the market's own words."""
    decision = ended.decision
    if not decision.agreeing:
        detail = f"{len(ended.reports)} results came back and no quorum of them agrees."
        return (Outcome.STOPPED.value, None, 0, detail)
    first = decision.agreeing[0]
    outcome = next(report.outcome for report in ended.reports if report.lease == first)
    paid = ended.price * len(decision.agreeing) if ended.won else 0
    return (outcome, first, paid, "")
