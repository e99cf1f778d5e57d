"""Who is let in: work that pays for an account, the operator's approval, and being barred."""

from __future__ import annotations

from daemonctl.market.challenge import Solved, used
from daemonctl.market.store.people import Applicant
from daemonctl.market.store.sql import people, prices, stopping
from daemonctl.market.store.sql.tx import Tx
from daemonctl.market.store.sql.work import Work
from daemonctl.market.store.states import Standing
from daemonctl.market.wire import AccountInfo

_BARRED = "its account is barred: "
_SLACK_S = 3600.0
"""By so much the clocks of a market's machines may differ: none may still hold a challenge for
good that was forgotten."""


def spend(tx: Tx, solved: Solved) -> None:
    """Take the challenge for one account; 403 where it was taken. Forgets what is too old."""
    tx.run("DELETE FROM spent WHERE expires < ?", tx.now - _SLACK_S)
    if not tx.run(
        "INSERT INTO spent(challenge, expires) VALUES (?, ?) ON CONFLICT DO NOTHING", *solved
    ):
        raise used()


def keep_waiting(tx: Tx, account: str) -> None:
    """A new account waits for the operator's approval."""
    tx.run("UPDATE account SET standing = ? WHERE key = ?", int(Standing.PENDING), account)


def approve(tx: Tx, account: str, welcome: int) -> AccountInfo:
    """Let in an account that waits, with its welcome; others are left as they are."""
    number = people.account_number(tx, account)
    if tx.run(
        "UPDATE account SET standing = 0, reason = '' WHERE id = ? AND standing = ?",
        number,
        int(Standing.PENDING),
    ):
        if welcome:
            people.issue(tx, number, welcome)
        people.tell_standing(tx)
    return people.account_info(tx, number)


def applicants(tx: Tx, limit: int) -> tuple[Applicant, ...]:
    """Those who wait, the first made first."""
    rows = tx.rows(
        "SELECT key, name, created FROM account WHERE standing = ? ORDER BY id LIMIT ?",
        int(Standing.PENDING),
        limit,
    )
    return tuple(Applicant(*row) for row in rows)


def bar(work: Work, account: str, reason: str) -> None:
    """Bar an account and stop what it has open; with no reason: let both go on."""
    tx = work.tx
    number = people.account_number(tx, account)
    tx.run(
        "UPDATE account SET standing = ?, reason = ? WHERE id = ?",
        int(Standing.BARRED if reason else Standing.GOOD),
        reason,
        number,
    )
    for (computation,) in tx.rows(
        # What its price has halted too: leases of it go on, and a new sample may end the halt.
        "SELECT id FROM computation WHERE account_id = ? AND state = 0 AND halt IN (0, 1)",
        number,
    ):
        if reason:
            stopping.stop(work, computation, _BARRED + reason)
    if not reason:
        stopped = tx.rows(
            "SELECT id FROM computation WHERE account_id = ? AND state = 0 AND halt = 3"
            " AND halt_reason LIKE ?",
            number,
            _BARRED + "%",
        )
        stopping.start(tx, [computation for (computation,) in stopped])
        for (computation,) in stopped:
            prices.decide(work, computation)
    people.tell_standing(tx)
    work.news.tokens = work.news.everybody = True
