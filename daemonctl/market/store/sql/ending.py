"""The end of computations before all is done: cancelled by their buyers, or out of time."""

from __future__ import annotations

from daemonctl.market import ledger
from daemonctl.market.numbering import job_number, job_of
from daemonctl.market.store.sql.alone import forget
from daemonctl.market.store.sql.books import balance, post
from daemonctl.market.store.sql.work import Work, end_of
from daemonctl.market.store.states import Phase
from daemonctl.market.wire import Verdict

_AT_ONCE = 16
"""Computations that one transaction lets end at most."""
_OUT_OF_TIME = "Its time ran out, so what was still open of it was cancelled."


def cancel(work: Work, number: int, account: int, reason: str = "") -> bool:
    """End an open computation and give its escrow back; False where it has ended already.

    reason: for people, where it was not the buyer's own doing.
    """
    tx = work.tx
    (state,) = tx.one("SELECT state FROM computation WHERE id = ?", number)
    if state != Phase.OPEN:
        return False
    first, end = job_number(number, 0), end_of(number)
    live = tx.rows(
        "SELECT r.id, r.host_id, r.state FROM job j JOIN replica r"
        " ON r.id BETWEEN j.id * 64 AND j.id * 64 + 63"  # numbering.LEASES_PER_JOB
        " WHERE j.id >= ? AND j.id < ? AND j.issued > 0 AND j.state = 0 AND r.state <= 1",
        first,
        end,
    )
    void: list[tuple[int]] = []
    late: list[tuple[str, int, int]] = []
    for lease, host, replica in live:
        if replica == 0:
            work.held(job_of(lease), host, -1)
            void.append((lease,))
        else:
            late.append((Verdict.LATE.value, work.tick(), lease))
        work.news.hosts.add(host)
    tx.each("UPDATE replica SET state = 5 WHERE id = ?", "i", void)
    tx.each("UPDATE replica SET state = 2, verdict = ?, settled = ? WHERE id = ?", "tii", late)
    tx.run("UPDATE job SET state = 3, open = 0 WHERE id >= ? AND id < ? AND state = 0", first, end)
    tx.run(
        "UPDATE computation SET state = ?, halt_reason = ?, unpriced = 0, priced = 0, headroom = 0"
        " WHERE id = ?",
        int(Phase.CANCELLED),
        reason,
        number,
    )
    forget(work, number)
    book = ledger.escrow_book(number)
    back = ledger.transfer(book, ledger.account_book(account), balance(tx, book))
    post(tx, ledger.Kind.REFUND, back, number)
    work.memory.cursors.pop(number, None)
    work.news.computations.add(number)
    return True


def expire(work: Work) -> None:
    """End what should have been done by now."""
    for number, account in work.tx.rows(
        "SELECT id, account_id FROM computation INDEXED BY computation_expires"
        " WHERE state = 0 AND expires IS NOT NULL AND expires <= ? ORDER BY expires LIMIT ?",
        work.now,
        _AT_ONCE,
    ):
        cancel(work, number, account, _OUT_OF_TIME)


def next_expiry(work: Work) -> float:
    """When the next one is to end; infinity where none is."""
    (first,) = work.tx.one(
        "SELECT min(expires) FROM computation INDEXED BY computation_expires"
        " WHERE state = 0 AND expires IS NOT NULL"
    )
    return float("inf") if first is None else float(first)
