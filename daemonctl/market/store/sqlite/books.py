"""The ledger's tables: posting transactions and reading balances."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from daemonctl.market.ledger import Kind, balanced


def open_book(db: sqlite3.Connection, book: int) -> None:
    """Make a book with nothing in it."""
    db.execute("INSERT INTO book(id) VALUES (?)", (book,))


def balance(db: sqlite3.Connection, book: int) -> int:
    """A book's balance in micro-coins."""
    found: tuple[int] = db.execute("SELECT balance FROM book WHERE id = ?", (book,)).fetchone()
    return found[0]


def post(
    db: sqlite3.Connection,
    kind: Kind,
    entries: Mapping[int, int],
    now: float,
    computation: int | None = None,
) -> int:
    """Write one ledger transaction into the current database transaction; its number.

    The table's own check refuses what would take any book but the issuance below zero.
    """
    if not balanced(entries):
        raise AssertionError(f"entries do not sum to zero: {entries}")
    cursor = db.execute(
        "INSERT INTO ledger_transaction(kind, computation_id, at) VALUES (?, ?, ?)",
        (kind, computation, now),
    )
    number = cursor.lastrowid
    assert number is not None
    rows = [(amount, book) for book, amount in entries.items() if amount]
    db.executemany(
        "INSERT INTO entry(transaction_id, amount, book_id) VALUES (?, ?, ?)",
        [(number, amount, book) for amount, book in rows],
    )
    db.executemany("UPDATE book SET balance = balance + ? WHERE id = ?", rows)
    return number
