"""Double-entry bookkeeping in integer micro-coins. Pure: entries in, entries out.

Coins come into being on the ISSUANCE book, which alone may go below zero: its balance is minus
the coins in circulation. Every account has a book, and so has every computation: its escrow.
Every transaction's entries sum to zero, hence so does the ledger.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping

MILLISECONDS_PER_HOUR = 3_600_000

ISSUANCE = 0
"""The number of the book that coins are issued from."""


class Kind(enum.StrEnum):
    """Why coins moved."""

    GRANT = "grant"
    """Issued by the operator, or as a welcome."""
    ESCROW = "escrow"
    """A buyer's coins are held for a computation."""
    PAYMENT = "payment"
    """Replicas were confirmed."""
    REFUND = "refund"
    """Escrow that is not needed any more goes back to the buyer."""


def account_book(account: int) -> int:
    """The number of an account's book."""
    return 2 * account


def escrow_book(computation: int) -> int:
    """The number of the book that holds a computation's escrow."""
    return 2 * computation + 1


def replica_price(bid: int, work_ms: int) -> int:
    """Micro-coins for one confirmed replica.

    bid: micro-coins per reference core-hour. work_ms: reference core-milliseconds of one job.
    Rounded to the nearest micro-coin, a half upwards; at least 1, for a payment of nothing
    could not be told from no payment.
    """
    return max(1, (2 * bid * work_ms + MILLISECONDS_PER_HOUR) // (2 * MILLISECONDS_PER_HOUR))


def escrow_for(jobs: int, quorum: int, price: int) -> int:
    """What a computation may come to pay: every replica of every job's quorum."""
    return jobs * quorum * price


def transfer(giver: int, taker: int, amount: int) -> dict[int, int]:
    """The entries that move `amount` from one book to another."""
    return {giver: -amount, taker: amount}


def payment(computation: int, payees: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The entries that pay confirmed replicas from a computation's escrow.

    payees: (account, price) of each replica.
    """
    entries: dict[int, int] = {}
    total = 0
    for account, price in payees:
        book = account_book(account)
        entries[book] = entries.get(book, 0) + price
        total += price
    entries[escrow_book(computation)] = -total
    return entries


def balanced(entries: Mapping[int, int]) -> bool:
    """Whether one transaction's entries sum to zero."""
    return sum(entries.values()) == 0
