"""What became of a computation's jobs, for its buyer."""

from __future__ import annotations

from daemonctl.market.numbering import index_of, job_number
from daemonctl.market.store.interface import Page
from daemonctl.market.store.sql.tx import Tx
from daemonctl.market.store.sql.work import end_of
from daemonctl.market.store.states import Phase
from daemonctl.market.wire import JobResult
from daemonctl.model import Outcome


def results(tx: Tx, number: int, after: int, limit: int, max_bytes: int) -> Page:
    """Jobs settled after `after`, in order of settlement; seq counts from 1."""
    base = job_number(number, 0)
    found: list[JobResult] = []
    size = 0
    for row in tx.rows(
        "SELECT s.id, s.job_id, s.outcome, r.digest, o.data, r.exit_code,"
        " coalesce(m.detail, s.detail), m.log, s.paid"
        " FROM result s LEFT JOIN replica r ON r.id = s.replica_id"
        " LEFT JOIN remark m ON m.replica_id = s.replica_id"
        " LEFT JOIN output o ON o.digest = r.digest AND s.outcome = 'done'"
        " WHERE s.id >= ? AND s.id < ? ORDER BY s.id LIMIT ?",
        base + max(0, after),
        end_of(number),
        limit,
    ):
        key, job, outcome, digest, data, exit_code, detail, log, paid = row
        size += len(data or b"")
        if found and size > max_bytes:
            break
        found.append(
            JobResult(
                seq=key - base + 1,
                job=index_of(job),
                outcome=Outcome(outcome),
                digest=digest.hex() if digest else "",
                data=data,
                exit_code=exit_code or 0,
                detail=detail or "",
                log=log or "",
                paid=paid,
            )
        )
    state, settled = tx.one(
        "SELECT state, confirmed + failed FROM computation WHERE id = ?", number
    )
    upto = found[-1].seq if found else after
    return Page(tuple(found), upto, state != Phase.OPEN and upto >= settled)
