"""Accounts and hosts: making them, knowing them by their tokens, issuing coins."""

from __future__ import annotations

import sqlite3

from daemonctl.errors import MarketRefused
from daemonctl.market import ledger
from daemonctl.market.listing import Beneficiary
from daemonctl.market.store.interface import Identity, Role
from daemonctl.market.store.sqlite.books import open_book, post
from daemonctl.market.wire import AccountInfo, NewHost


def add_account(
    db: sqlite3.Connection, account: str, name: str, token_hash: bytes, welcome: int, now: float
) -> AccountInfo:
    """Make an account with its book, and issue its welcome."""
    number = db.execute(
        "INSERT INTO account(key, name, token, created) VALUES (?, ?, ?, ?)",
        (account, name, token_hash, now),
    ).lastrowid
    assert number is not None
    open_book(db, ledger.account_book(number))
    if welcome:
        issue(db, number, welcome, now)
    return account_info(db, number)


def add_host(
    db: sqlite3.Connection, host: str, said: NewHost, token_hash: bytes, now: float
) -> None:
    """Make a host known."""
    db.execute(
        "INSERT INTO host(key, token, architecture, cores, speed_ppm, wasmtime, version, created)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            host,
            token_hash,
            said.architecture,
            said.cores,
            said.speed_ppm,
            said.wasmtime,
            said.version,
            now,
        ),
    )


def identify(db: sqlite3.Connection, token_hash: bytes) -> Identity | None:
    """Whose token it is."""
    for role, table in ((Role.HOST, "host"), (Role.ACCOUNT, "account")):
        row = db.execute(f"SELECT id FROM {table} WHERE token = ?", (token_hash,)).fetchone()
        if row:
            return Identity(role, row[0])
    return None


def account_number(db: sqlite3.Connection, account: str) -> int:
    """The store's number of an account; 404 if there is none."""
    row = db.execute("SELECT id FROM account WHERE key = ?", (account,)).fetchone()
    if row is None:
        raise MarketRefused(
            "There is no such account",
            status=404,
            detail=account,
            hint="Accounts are named by the id that the market gave them.",
        )
    number: int = row[0]
    return number


def account_info(db: sqlite3.Connection, number: int) -> AccountInfo:
    """An account with its balance and all that is held for its computations."""
    key, name, balance = db.execute(
        "SELECT a.key, a.name, b.balance FROM account a JOIN book b ON b.id = ? WHERE a.id = ?",
        (ledger.account_book(number), number),
    ).fetchone()
    # Only open computations hold escrow; an account has few of them.
    (escrow,) = db.execute(
        "SELECT coalesce(sum(b.balance), 0) FROM computation c JOIN book b ON b.id = 2 * c.id + 1"
        " WHERE c.account_id = ?",
        (number,),
    ).fetchone()
    return AccountInfo(key, name, balance, escrow)


def set_public(db: sqlite3.Connection, account: str, public: bool, words: str | None) -> None:
    """Say whether an account is public. words: its description; None = as it was."""
    number = account_number(db, account)
    db.execute(
        "UPDATE account SET public = ?, description = coalesce(?, description) WHERE id = ?",
        (public, words, number),
    )


def beneficiaries(db: sqlite3.Connection, limit: int) -> tuple[Beneficiary, ...]:
    """Public accounts, the first made first."""
    rows = db.execute(
        "SELECT key, name, description FROM account WHERE public = 1 ORDER BY id LIMIT ?",
        (limit,),
    )
    return tuple(Beneficiary(*row) for row in rows)


def issue(db: sqlite3.Connection, number: int, amount: int, now: float) -> None:
    """New coins for an account."""
    entries = ledger.transfer(ledger.ISSUANCE, ledger.account_book(number), amount)
    post(db, ledger.Kind.GRANT, entries, now)
