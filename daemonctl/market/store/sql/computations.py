"""Buy orders: opening them with their escrow, and what became of them."""

from __future__ import annotations

import json

from daemonctl import coins
from daemonctl.errors import MarketRefused
from daemonctl.market import ledger
from daemonctl.market.numbering import job_number, new_id
from daemonctl.market.store.interface import Submission, Terms
from daemonctl.market.store.sql.books import balance, open_book, post
from daemonctl.market.store.sql.memory import read_terms
from daemonctl.market.store.sql.tx import Row, Tx
from daemonctl.market.store.states import Phase
from daemonctl.market.wire import ComputationInfo, ComputationState

_STATES = {
    Phase.OPEN: ComputationState.OPEN,
    Phase.FINISHED: ComputationState.FINISHED,
    Phase.CANCELLED: ComputationState.CANCELLED,
}
_COLUMNS = (
    "c.key, c.name, c.state, c.jobs, c.confirmed, c.failed, c.running, (SELECT count(*) FROM"
    " computation_host h WHERE h.computation_id = c.id), c.quorum, c.price, c.spent, b.balance,"
    " c.created, CASE c.state WHEN 1 THEN '' ELSE c.halt_reason END, c.expires, c.work_ms,"
    " c.adaptive"
)


def submit(tx: Tx, submission: Submission) -> tuple[Terms, int, bool]:
    """Open a computation; its terms, its escrow, and whether it is new."""
    order, price = submission.order, submission.price
    cost = ledger.escrow_for(len(order.inputs), order.quorum, price)
    escrow = max(cost, order.budget)
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
        budget = f", with its budget {coins.show(escrow)}," if escrow > cost else ""
        raise MarketRefused(
            "The balance is too low",
            status=402,
            detail=f"{len(order.inputs)} jobs x {order.quorum} replicas x {coins.show(price)} ="
            f" {coins.show(cost)} CPUCoins{budget} are to be held, the account has"
            f" {coins.show(have)}",
            hint="Earn or be granted more CPUCoins, bid less, submit fewer jobs, or lower"
            " the quorum or the budget.",
        )
    number: int = tx.one(
        "INSERT INTO computation(key, account_id, buyer_key, terms, name, module, args, bid,"
        " work_ms, price, quorum, memory_bytes, output_bytes, jobs, unpriced, created, served,"
        " adaptive, expires, headroom, description, shown)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
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
        tx.now + order.expires_in_s if order.expires_in_s else None,
        escrow - cost,
        order.description,
        int(order.public),
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
    return _info(
        tx.one(
            f"SELECT {_COLUMNS} FROM computation c JOIN book b ON b.id = 2 * c.id + 1"
            " WHERE c.id = ?",
            number,
        )
    )


def of_account(tx: Tx, account: int, limit: int) -> tuple[ComputationInfo, ...]:
    """An account's computations, the newest first."""
    rows = tx.rows(
        f"SELECT {_COLUMNS} FROM computation c JOIN book b ON b.id = 2 * c.id + 1"
        " WHERE c.account_id = ? ORDER BY c.id DESC LIMIT ?",
        account,
        limit,
    )
    return tuple(_info(row) for row in rows)


def _info(row: Row) -> ComputationInfo:
    said = list(row)
    said[2] = _STATES[Phase(row[2])]
    said[14] = row[14] or 0.0
    said[16] = bool(row[16])
    return ComputationInfo(*said)
