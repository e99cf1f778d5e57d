"""Who visits the web site: sessions, and what an account sees of itself and of others."""

from __future__ import annotations

from daemonctl.market import ledger
from daemonctl.market.store.site import Flagged, Person, SignedIn, SoldBy
from daemonctl.market.store.sql.people import account_number
from daemonctl.market.store.sql.tx import Row, Tx
from daemonctl.market.store.states import Standing
from daemonctl.market.trust import Record, throttled
from daemonctl.market.wire import Movement

_OPERATOR = "operator "
"""What the name of a setting begins with that makes an account an operator's."""


def open_session(tx: Tx, account: int, secret: bytes, lasts_s: float, most: int) -> None:
    """Remember who is signed in, and forget sessions that are over or too many."""
    tx.run("DELETE FROM session WHERE expires <= ?", tx.now)
    tx.run(
        "INSERT INTO session(token, account_id, expires) VALUES (?, ?, ?)",
        secret,
        account,
        tx.now + lasts_s,
    )
    tx.run(
        "DELETE FROM session WHERE account_id = ? AND token NOT IN (SELECT s.token FROM session s"
        " WHERE s.account_id = ? ORDER BY s.expires DESC LIMIT ?)",
        account,
        account,
        most,
    )


def session(tx: Tx, secret: bytes) -> SignedIn | None:
    """Who is signed in with this cookie."""
    row = tx.row(
        "SELECT a.id, a.key, a.name, a.standing, a.reason, a.named, a.public, (SELECT count(*)"
        " FROM setting o WHERE o.name = ? || a.key) FROM session s"
        " JOIN account a ON a.id = s.account_id WHERE s.token = ? AND s.expires > ?",
        _OPERATOR,
        secret,
        tx.now,
    )
    if row is None:
        return None
    number, key, name, standing, reason, named, public, operator = row
    return SignedIn(
        number, key, name, Standing(standing), reason, bool(named), bool(public), bool(operator)
    )


def close_sessions(tx: Tx, account: int, but: bytes) -> None:
    """Sign an account out everywhere, except where the cookie is `but`."""
    tx.run("DELETE FROM session WHERE account_id = ? AND token <> ?", account, but)


def close_session(tx: Tx, secret: bytes) -> None:
    """Sign out where the cookie is this one."""
    tx.run("DELETE FROM session WHERE token = ?", secret)


def set_named(tx: Tx, account: int, named: bool) -> None:
    """Whether an account lets itself be named among those who earn."""
    tx.run("UPDATE account SET named = ? WHERE id = ?", int(named), account)


def set_operator(tx: Tx, account: str, operator: bool) -> None:
    """Whether an account may use the operator's page; 404 if there is none."""
    account_number(tx, account)
    if operator:
        tx.run(
            "INSERT INTO setting(name, value) VALUES (?, '1') ON CONFLICT (name) DO NOTHING",
            _OPERATOR + account,
        )
    else:
        tx.run("DELETE FROM setting WHERE name = ?", _OPERATOR + account)


def people(tx: Tx, limit: int) -> tuple[Person, ...]:
    """Accounts that let themselves be named: the operator's choice first, then the oldest."""
    rows = tx.rows(
        "SELECT id, key, name, description, public FROM account WHERE public = 1"
        " ORDER BY id LIMIT ?",
        limit,
    )
    rows += tx.rows(
        "SELECT id, key, name, '', public FROM account WHERE named = 1 AND public = 0"
        " ORDER BY id LIMIT ?",
        limit,
    )
    return tuple(Person._make((*facts, bool(anyone))) for *facts, anyone in rows)


def earned_after(tx: Tx, account: int, after: int, limit: int) -> tuple[int, int, bool]:
    """What an account was paid in its next `limit` entries; the last of them; whether more
    follow."""
    total, last, looked = tx.one(
        "SELECT CAST(coalesce(sum(amount) FILTER (WHERE kind = 'payment'), 0) AS BIGINT),"
        " coalesce(max(id), 0), count(*) FROM (SELECT e.amount AS amount, t.kind AS kind,"
        " t.id AS id FROM entry e JOIN ledger_transaction t ON t.id = e.transaction_id"
        " WHERE e.book_id = ? AND e.transaction_id > ? ORDER BY e.transaction_id LIMIT ?) lately",
        ledger.account_book(account),
        after,
        limit,
    )
    return total, max(after, last), looked == limit


def movements(
    tx: Tx, account: int, limit: int, after: int, before: int, *, newest_first: bool
) -> tuple[Movement, ...]:
    """An account's entries between two of the ledger's transactions; before: 0 = to the end."""
    bound = ("AND e.transaction_id < ?", (before,)) if before else ("", ())
    rows = tx.rows(
        "SELECT t.id, t.at, t.kind, e.amount, c.key, t.note FROM entry e"
        " JOIN ledger_transaction t ON t.id = e.transaction_id"
        " LEFT JOIN computation c ON c.id = t.computation_id"
        f" WHERE e.book_id = ? AND e.transaction_id > ? {bound[0]}"
        f" ORDER BY e.transaction_id {'DESC' if newest_first else 'ASC'} LIMIT ?",
        ledger.account_book(account),
        after,
        *bound[1],
        limit,
    )
    return tuple(
        Movement(seq, at, kind, amount, computation or "", note)
        for seq, at, kind, amount, computation, note in rows
    )


def sold_by(tx: Tx, account: int, limit: int) -> tuple[SoldBy, ...]:
    """Sell orders that lately asked for an account, and their hosts, the latest first."""
    rows = tx.rows(
        "SELECT h.key, s.name, s.ask, s.seen, h.architecture, h.cores, h.streak, h.confirmed,"
        " h.disagreed, h.failed, h.standing, h.reason, h.allowance FROM sell_order s"
        " JOIN host h ON h.id = s.host_id WHERE s.account_id = ? ORDER BY s.seen DESC LIMIT ?",
        account,
        limit,
    )
    return tuple(_sold_by(row) for row in rows)


def flagged_accounts(tx: Tx, standing: Standing, limit: int) -> tuple[Flagged, ...]:
    """Accounts of this standing, the newest first."""
    query = "SELECT key, name, standing, reason, created FROM account"
    rows = tx.rows(f"{query} WHERE standing = ? ORDER BY id DESC LIMIT ?", standing, limit)
    return tuple(_flagged(row) for row in rows)


def flagged_hosts(tx: Tx, standing: Standing, limit: int) -> tuple[Flagged, ...]:
    """Hosts of this standing, the newest first."""
    query = "SELECT key, architecture, standing, reason, created FROM host"
    rows = tx.rows(f"{query} WHERE standing = ? ORDER BY id DESC LIMIT ?", standing, limit)
    return tuple(_flagged(row) for row in rows)


def _sold_by(row: Row) -> SoldBy:
    cores, streak, confirmed, disagreed, failed, standing, reason, allowance = row[5:]
    barred = (reason or "No reason was given.") if standing == Standing.BARRED else ""
    record = Record(streak, confirmed, disagreed, failed, allowance=allowance, barred=barred)
    return SoldBy._make((*row[:10], barred, throttled(record, cores)))


def _flagged(row: Row) -> Flagged:
    key, name, standing, reason, created = row
    return Flagged(key, name, Standing(standing), reason, created)
