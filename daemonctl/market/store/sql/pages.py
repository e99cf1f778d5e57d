"""What the web site shows of computations and the order book. Every list has an end."""

from __future__ import annotations

from daemonctl.errors import MarketRefused
from daemonctl.market.numbering import index_of, job_number
from daemonctl.market.store.site import (
    HOSTS_COUNTED,
    Ask,
    HourPrice,
    Seen,
    Settlement,
    Shown,
)
from daemonctl.market.store.sql.tx import Row, Tx
from daemonctl.market.store.states import Halt, Phase
from daemonctl.market.wire import ComputationState
from daemonctl.model import Outcome

_LOOKED_AT = 50
"""Latest results among which confirmed ones are looked for."""

_STATES = {
    Phase.OPEN: ComputationState.OPEN,
    Phase.FINISHED: ComputationState.FINISHED,
    Phase.CANCELLED: ComputationState.CANCELLED,
}
_HALTS = {
    Halt.PRICE: "Its jobs need more work than its budget pays for.",
    Halt.FAILING: "Most of its jobs fail.",
    Halt.OPERATOR: "No reason was given.",
}
_SEEN = f"""
SELECT c.id, c.key, c.name, a.name, c.description, c.state, c.jobs, c.confirmed, c.failed,
    c.running, (SELECT count(*) FROM (SELECT 1 FROM computation_host h
        WHERE h.computation_id = c.id LIMIT {HOSTS_COUNTED}) counted),
    c.quorum, c.bid, c.price, c.work_ms, c.spent, c.created, c.expires, c.adaptive, c.shown,
    c.halt, c.halt_reason, c.account_id
FROM computation c JOIN account a ON a.id = c.account_id"""


def bids(tx: Tx, limit: int) -> tuple[Seen, ...]:
    """Open computations whose jobs are handed out, the best paying first, then the oldest."""
    return _all(
        tx.rows(
            f"{_SEEN} WHERE c.state = 0 AND c.halt = 0 ORDER BY c.bid DESC, c.id LIMIT ?", limit
        )
    )


def newest(tx: Tx, limit: int) -> tuple[Seen, ...]:
    """Computations in whatever state, the newest first."""
    return _all(tx.rows(f"{_SEEN} ORDER BY c.id DESC LIMIT ?", limit))


def bought(tx: Tx, account: int, limit: int) -> tuple[Seen, ...]:
    """An account's own computations, the newest first."""
    query = f"{_SEEN} WHERE c.account_id = ? ORDER BY c.id DESC LIMIT ?"
    return _all(tx.rows(query, account, limit))


def seen(tx: Tx, computation: str) -> tuple[Seen, int]:
    """One computation and the number of its account; 404 if there is none."""
    row = tx.row(f"{_SEEN} WHERE c.key = ?", computation)
    if row is None:
        raise MarketRefused(
            "There is no such computation",
            status=404,
            detail=computation[:64],
            hint="Its address is shown where it is submitted.",
        )
    return _seen(row), row[-1]


def latest_results(tx: Tx, number: int, limit: int) -> tuple[Shown, ...]:
    """The latest confirmed results of a computation, the newest first."""
    first = job_number(number, 0)
    rows = tx.rows(
        "SELECT s.id, s.job_id, r.digest, o.data FROM (SELECT id, job_id, outcome, replica_id"
        " FROM result WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ?) s"
        " JOIN replica r ON r.id = s.replica_id LEFT JOIN output o ON o.digest = r.digest"
        " WHERE s.outcome = 'done' ORDER BY s.id DESC LIMIT ?",
        first,
        job_number(number + 1, 0),
        _LOOKED_AT,
        limit,
    )
    return tuple(_shown(first, row) for row in rows)


def one_result(tx: Tx, number: int, seq: int) -> Shown | None:
    """One confirmed result of a computation."""
    first = job_number(number, 0)
    if not 1 <= seq <= job_number(1, 0):
        return None
    row = tx.row(
        "SELECT s.id, s.job_id, r.digest, o.data FROM result s"
        " JOIN replica r ON r.id = s.replica_id LEFT JOIN output o ON o.digest = r.digest"
        " WHERE s.id = ? AND s.outcome = 'done'",
        first + seq - 1,
    )
    return _shown(first, row) if row else None


def settlements(tx: Tx, number: int, before: int, limit: int) -> tuple[Settlement, ...]:
    """A computation's settled jobs before `before`, the newest first; 0 = all."""
    first, end = job_number(number, 0), job_number(number + 1, 0)
    rows = tx.rows(
        "SELECT s.id, s.job_id, s.outcome, r.digest, length(o.data), s.paid,"
        " coalesce(m.detail, s.detail), m.log FROM result s"
        " LEFT JOIN replica r ON r.id = s.replica_id"
        " LEFT JOIN remark m ON m.replica_id = s.replica_id"
        " LEFT JOIN output o ON o.digest = r.digest AND s.outcome = 'done'"
        " WHERE s.id >= ? AND s.id < ? ORDER BY s.id DESC LIMIT ?",
        first,
        min(end, first + before - 1) if before else end,
        limit,
    )
    return tuple(
        Settlement(
            seq=key - first + 1,
            job=index_of(job),
            outcome=Outcome(outcome),
            digest=digest.hex() if digest and outcome == "done" else "",
            size=size,
            paid=paid,
            detail=detail or "",
            log=log or "",
        )
        for key, job, outcome, digest, size, paid, detail, log in rows
    )


def asks(tx: Tx, since: float, limit: int, counted: int) -> tuple[Ask, ...]:
    """Sell orders that were seen since then, by price; at most `counted` of them."""
    rows = tx.rows(
        "SELECT ask, count(*) FROM (SELECT ask FROM sell_order WHERE seen > ? LIMIT ?) lately"
        " GROUP BY ask ORDER BY ask LIMIT ?",
        since,
        counted,
        limit,
    )
    return tuple(Ask(*row) for row in rows)


def hosts_since(tx: Tx, since: float) -> int:
    """How many hosts spoke since then, up to HOSTS_COUNTED."""
    query = "SELECT count(*) FROM (SELECT 1 FROM host WHERE seen > ? LIMIT ?) lately"
    found: int = tx.one(query, since, HOSTS_COUNTED)[0]
    return found


def price_hours(tx: Tx, since_hour: int, limit: int) -> tuple[HourPrice, ...]:
    """The trades of every hour from then on, the oldest first."""
    rows = tx.rows(
        "SELECT hour, jobs, work_ms, coins, low, high FROM price_hour WHERE hour >= ?"
        " ORDER BY hour DESC LIMIT ?",
        since_hour,
        limit,
    )
    return tuple(HourPrice(*row) for row in reversed(rows))


def _all(rows: list[Row]) -> tuple[Seen, ...]:
    return tuple(map(_seen, rows))


def _seen(row: Row) -> Seen:
    number, key, name, buyer, description, phase, *facts = row[:17]
    expires, adaptive, shown, halt, reason = row[17:22]
    state = _STATES[Phase(phase)]
    halted = (reason or _HALTS[Halt(halt)]) if halt and state is ComputationState.OPEN else ""
    flags = (bool(adaptive), bool(shown), halted, halt == Halt.OPERATOR)
    return Seen._make(
        (number, key, name, buyer, description, state, *facts, expires or 0.0, *flags)
    )


def _shown(first: int, row: Row) -> Shown:
    key, job, digest, data = row
    return Shown(key - first + 1, index_of(job), digest.hex(), data)
