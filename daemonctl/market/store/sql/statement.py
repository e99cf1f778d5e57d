"""What moved on an account's book."""

from __future__ import annotations

from daemonctl.market import ledger
from daemonctl.market.store.sql.books import balance
from daemonctl.market.store.sql.tx import Tx
from daemonctl.market.wire import Movement, Statement


def statement(tx: Tx, account: int, after: int, limit: int) -> Statement:
    """Movements after `after`, in the order of their ledger transactions, at most `limit`."""
    book = ledger.account_book(account)
    rows = tx.rows(
        # A book has one entry in a transaction, so the transaction's number orders them.
        "SELECT t.id, t.at, t.kind, e.amount, c.key, t.note FROM entry e"
        " JOIN ledger_transaction t ON t.id = e.transaction_id"
        " LEFT JOIN computation c ON c.id = t.computation_id"
        " WHERE e.book_id = ? AND e.transaction_id > ? ORDER BY e.transaction_id LIMIT ?",
        book,
        after,
        limit + 1,
    )
    movements = tuple(
        Movement(seq, at, kind, amount, computation or "", note)
        for seq, at, kind, amount, computation, note in rows[:limit]
    )
    return Statement(
        movements,
        movements[-1].seq if movements else after,
        finished=len(rows) <= limit,
        balance=balance(tx, book),
    )
