"""Tokens: another one, or none any more. Only what SHA-256 makes of them is stored."""

from __future__ import annotations

import secrets

from daemonctl.errors import MarketRefused
from daemonctl.market.store.callers import Identity, News, Role
from daemonctl.market.store.sql import people
from daemonctl.market.store.sql.tx import Tx

_TABLES = {Role.ACCOUNT: "account", Role.HOST: "host"}


def put(tx: Tx, who: Identity, token_hash: bytes) -> News:
    """From now on this is the token; 409 where somebody else has it."""
    known = people.identify(tx, token_hash)
    if known is None:
        tx.run(f"UPDATE {_TABLES[who.role]} SET token = ? WHERE id = ?", token_hash, who.number)
    elif known[:2] != who[:2]:
        raise MarketRefused(
            "This token cannot be had",
            status=409,
            hint="Make one of 256 random bits, and keep it to yourself.",
        )
    if who.role is Role.ACCOUNT:
        tx.run("DELETE FROM session WHERE account_id = ?", who.number)
    news = News(tokens=True)
    tx.announce(news)
    return news


def forget(tx: Tx, who: Identity) -> News:
    """Nobody has a token of it any more: its place is taken by what no token gives."""
    return put(tx, who, secrets.token_bytes(32))


def give(tx: Tx, account: str, token_hash: bytes) -> News:
    """The operator's new token for an account; 404 if there is none."""
    return put(tx, Identity(Role.ACCOUNT, people.account_number(tx, account)), token_hash)
