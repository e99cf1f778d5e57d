"""Accounts and hosts: making them, knowing them by their tokens, issuing coins."""

from __future__ import annotations

from daemonctl.errors import MarketRefused
from daemonctl.market import ledger
from daemonctl.market.listing import Beneficiary
from daemonctl.market.store.callers import Identity, News, Role
from daemonctl.market.store.sql import architectures
from daemonctl.market.store.sql.books import open_book, post
from daemonctl.market.store.sql.tx import Tx
from daemonctl.market.store.states import Standing
from daemonctl.market.wire import AccountInfo, NewHost


def add_account(tx: Tx, account: str, name: str, token_hash: bytes, welcome: int) -> AccountInfo:
    """Make an account with its book, and issue its welcome."""
    number: int = tx.one(
        "INSERT INTO account(key, name, token, created) VALUES (?, ?, ?, ?) RETURNING id",
        account,
        name,
        token_hash,
        tx.now,
    )[0]
    open_book(tx, ledger.account_book(number))
    if welcome:
        issue(tx, number, welcome)
    return account_info(tx, number)


def add_host(tx: Tx, host: str, said: NewHost, token_hash: bytes) -> None:
    """Make a host known."""
    tx.run(
        "INSERT INTO host(key, token, architecture, cores, speed_ppm, wasmtime, version, created,"
        " class) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        host,
        token_hash,
        said.architecture,
        said.cores,
        said.speed_ppm,
        said.wasmtime,
        said.version,
        tx.now,
        architectures.number_of(tx, said.architecture),
    )


def identify(tx: Tx, token_hash: bytes) -> Identity | None:
    """Whose token it is."""
    for role, table in ((Role.HOST, "host"), (Role.ACCOUNT, "account")):
        row = tx.row(f"SELECT id, standing, reason FROM {table} WHERE token = ?", token_hash)
        if row:
            number, standing, reason = row
            return Identity(role, number, Standing(standing), reason)
    return None


def account_number(tx: Tx, account: str) -> int:
    """The store's number of an account; 404 if there is none."""
    row = tx.row("SELECT id FROM account WHERE key = ?", account)
    if row is None:
        raise MarketRefused(
            "There is no such account",
            status=404,
            detail=account,
            hint="Accounts are named by the id that the market gave them.",
        )
    number: int = row[0]
    return number


def account_info(tx: Tx, number: int) -> AccountInfo:
    """An account with its balance and all that is held for its computations."""
    key, name, balance = tx.one(
        "SELECT a.key, a.name, b.balance FROM account a JOIN book b ON b.id = ? WHERE a.id = ?",
        ledger.account_book(number),
        number,
    )
    # Only open computations hold escrow; an account has few of them.
    (escrow,) = tx.one(
        "SELECT CAST(coalesce(sum(b.balance), 0) AS BIGINT) FROM computation c"
        " JOIN book b ON b.id = 2 * c.id + 1 WHERE c.account_id = ?",
        number,
    )
    return AccountInfo(key, name, balance, escrow)


def set_public(tx: Tx, account: str, public: bool, words: str | None) -> None:
    """Say whether an account is public. words: its description; None = as it was."""
    number = account_number(tx, account)
    tx.run(
        "UPDATE account SET public = ?, description = coalesce(?, description) WHERE id = ?",
        int(public),
        words,
        number,
    )


def beneficiaries(tx: Tx, limit: int) -> tuple[Beneficiary, ...]:
    """Public accounts, the first made first."""
    rows = tx.rows(
        "SELECT key, name, description FROM account WHERE public = 1 ORDER BY id LIMIT ?", limit
    )
    return tuple(Beneficiary(*row) for row in rows)


def tell_standing(tx: Tx) -> None:
    """Who may do what has changed: other processes must not rely on what they knew."""
    tx.announce(News(everybody=True, tokens=True))


def issue(tx: Tx, number: int, amount: int, note: str = "") -> None:
    """New coins for an account. note: the operator's words."""
    entries = ledger.transfer(ledger.ISSUANCE, ledger.account_book(number), amount)
    post(tx, ledger.Kind.GRANT, entries, note=note)
