"""Buy orders: opening them with their escrow, cancelling them, what became of them."""

from __future__ import annotations

import json

from daemonctl.errors import MarketRefused
from daemonctl.market import ledger
from daemonctl.market.numbering import index_of, job_number, job_of, new_id
from daemonctl.market.store.interface import Page, Submission, Terms
from daemonctl.market.store.sql import alone
from daemonctl.market.store.sql.books import balance, open_book, post
from daemonctl.market.store.sql.tx import Tx
from daemonctl.market.store.sql.work import Work, end_of, read_terms
from daemonctl.market.store.states import Phase
from daemonctl.market.wire import ComputationInfo, ComputationState, JobResult, Verdict
from daemonctl.model import MICRO, Outcome

_STATES = {
    Phase.OPEN: ComputationState.OPEN,
    Phase.FINISHED: ComputationState.FINISHED,
    Phase.CANCELLED: ComputationState.CANCELLED,
}


def submit(tx: Tx, submission: Submission) -> tuple[Terms, int, bool]:
    """Open a computation; its terms, its escrow, and whether it is new."""
    order, price = submission.order, submission.price
    escrow = ledger.escrow_for(len(order.inputs), order.quorum, price)
    known = tx.row(
        "SELECT id, terms FROM computation WHERE account_id = ? AND buyer_key = ?",
        submission.account,
        order.key,
    )
    if known:
        if known[1] != submission.terms_hash:
            raise MarketRefused(
                "This key belongs to another computation of yours",
                status=409,
                detail=f"key {order.key!r}",
                hint="Use a new key, or repeat the submission exactly.",
            )
        return read_terms(tx, known[0]), escrow, False
    purse = ledger.account_book(submission.account)
    if (have := balance(tx, purse)) < escrow:
        raise MarketRefused(
            "The balance is too low",
            status=402,
            detail=f"{len(order.inputs)} jobs x {order.quorum} replicas x {_coins(price)} ="
            f" {_coins(escrow)} CPUCoins are to be held, the account has {_coins(have)}",
            hint="Earn or be granted more CPUCoins, bid less, submit fewer jobs, or lower"
            " the quorum.",
        )
    number: int = tx.one(
        "INSERT INTO computation(key, account_id, buyer_key, terms, name, module, args, bid,"
        " work_ms, price, quorum, memory_bytes, output_bytes, jobs, unpriced, created, served,"
        " adaptive) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        new_id("c"),
        submission.account,
        order.key,
        submission.terms_hash,
        order.name,
        order.module,
        json.dumps(order.args),
        order.bid,
        order.work_ms,
        price,
        order.quorum,
        order.memory_bytes,
        order.output_bytes,
        len(order.inputs),
        len(order.inputs),
        tx.now,
        tx.now,
        int(order.adaptive and order.quorum > 1),
    )[0]
    first = job_number(number, 0)
    tx.run("UPDATE computation SET lwm = ? WHERE id = ?", first, number)
    tx.each(
        "INSERT INTO job(id, open, input) VALUES (?, ?, ?)",
        "iib",
        [
            (job, order.quorum, bytes.fromhex(digest))
            for job, digest in enumerate(order.inputs, first)
        ],
    )
    book = ledger.escrow_book(number)
    open_book(tx, book)
    post(tx, ledger.Kind.ESCROW, ledger.transfer(purse, book, escrow), number)
    return read_terms(tx, number), escrow, True


def find(tx: Tx, account: int, computation: str) -> int:
    """The store's number of an account's computation; 404 if it is not the account's."""
    row = tx.row(
        "SELECT id FROM computation WHERE key = ? AND account_id = ?", computation, account
    )
    if row is None:
        raise MarketRefused(
            "There is no such computation",
            status=404,
            detail=computation[:64],
            hint="Its id is shown when it is submitted, to the account that submitted it.",
        )
    number: int = row[0]
    return number


def info(tx: Tx, number: int) -> ComputationInfo:
    """A computation's state."""
    (
        key,
        name,
        state,
        jobs,
        confirmed,
        failed,
        running,
        quorum,
        price,
        created,
        spent,
        halted,
        adaptive,
    ) = tx.one(
        "SELECT key, name, state, jobs, confirmed, failed, running, quorum, price, created, spent,"
        " CASE WHEN state = 0 AND halt <> 0 THEN halt_reason ELSE '' END, adaptive"
        " FROM computation WHERE id = ?",
        number,
    )
    (hosts,) = tx.one("SELECT count(*) FROM computation_host WHERE computation_id = ?", number)
    return ComputationInfo(
        computation=key,
        name=name,
        state=_STATES[Phase(state)],
        jobs=jobs,
        confirmed=confirmed,
        failed=failed,
        running=running,
        hosts=hosts,
        quorum=quorum,
        price=price,
        spent=spent,
        escrow=balance(tx, ledger.escrow_book(number)),
        created=created,
        halted=halted,
        adaptive=bool(adaptive),
    )


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


def cancel(work: Work, number: int, account: int) -> bool:
    """End an open computation and give its escrow back; False where it has ended already."""
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
    tx.run("UPDATE computation SET state = ? WHERE id = ?", int(Phase.CANCELLED), number)
    alone.forget(work, number)
    book = ledger.escrow_book(number)
    back = ledger.transfer(book, ledger.account_book(account), balance(tx, book))
    post(tx, ledger.Kind.REFUND, back, number)
    work.memory.cursors.pop(number, None)
    work.news.computations.add(number)
    return True


def _coins(micro: int) -> str:
    """Micro-coins as CPUCoins, exactly, without needless zeros."""
    whole, rest = divmod(micro, MICRO)
    return f"{whole}.{rest:06}".rstrip("0").rstrip(".")
