"""The ledger's tables: posting transactions and reading balances."""

from __future__ import annotations

from collections.abc import Mapping

from daemonctl.market.ledger import Kind, balanced
from daemonctl.market.store.sql.tx import Tx


def open_book(tx: Tx, book: int) -> None:
    """Make a book with nothing in it."""
    tx.run("INSERT INTO book(id) VALUES (?)", book)


def balance(tx: Tx, book: int) -> int:
    """A book's balance in micro-coins."""
    found: int = tx.one("SELECT balance FROM book WHERE id = ?", book)[0]
    return found


def post(
    tx: Tx,
    kind: Kind,
    entries: Mapping[int, int],
    computation: int | None = None,
    note: str = "",
) -> int:
    """Write one ledger transaction into the current database transaction; its number.

    note: the operator's words.

    The table's own check refuses what would take any book but the issuance below zero.
    """
    if not balanced(entries):
        raise AssertionError(f"entries do not sum to zero: {entries}")
    number: int = tx.one(
        "INSERT INTO ledger_transaction(kind, computation_id, at, note) VALUES (?, ?, ?, ?)"
        " RETURNING id",
        kind.value,
        computation,
        tx.now,
        note,
    )[0]
    rows = [(amount, book) for book, amount in entries.items() if amount]
    tx.each(
        "INSERT INTO entry(transaction_id, amount, book_id) VALUES (?, ?, ?)",
        "iii",
        [(number, amount, book) for amount, book in rows],
    )
    tx.each("UPDATE book SET balance = balance + ? WHERE id = ?", "ii", rows)
    return number
