"""Messages about the market itself, its accounts and their coins."""

from __future__ import annotations

import enum

from daemonctl.market.wire.base import OLDEST_PROTOCOL, PROTOCOL, Message
from daemonctl.market.wire.versions import Least


class Admission(enum.StrEnum):
    """How one comes by an account."""

    OPEN = "open"
    """For the asking."""
    WORK = "work"
    """For a proof of work: some seconds of one core."""
    APPROVAL = "approval"
    """For the asking; the operator approves of it before it can be used."""


class MarketInfo(Message, frozen=True):
    """What a market says of itself before anybody signs in.

    version: of the software. protocol, oldest_protocol: spoken and least accepted.
    accounts: how one comes by an account: at once, for work, or by the operator's approval.
    welcome: micro-coins that a new account is given. halted: why the operator has stopped
    everything; "" while it has not. least: the versions that it serves from.
    """

    name: str
    version: str
    protocol: int = PROTOCOL
    oldest_protocol: int = OLDEST_PROTOCOL
    accounts: Admission = Admission.OPEN
    welcome: int = 0
    halted: str = ""
    least: tuple[Least, ...] = ()


class Challenge(Message, frozen=True):
    """Work for an account: find a nonce with which SHA-256(challenge + ":" + nonce) begins with
    `bits` zero bits. challenge: to be used once, within `expires_in_s`."""

    challenge: str
    bits: int
    expires_in_s: float


class NewAccount(Message, frozen=True):
    """name: shown publicly where the owner wishes; may be empty.

    challenge, nonce: where the market wants work for an account: a challenge of its own, and
    what solves it (`work.solve`).
    """

    name: str = ""
    challenge: str = ""
    nonce: str = ""


class AccountCreated(Message, frozen=True):
    """token: the account's only secret, told once. balance: with the welcome grant, if any.

    pending: the operator must approve of it before it can be used.
    """

    account: str
    token: str
    balance: int = 0
    pending: bool = False


class AccountInfo(Message, frozen=True):
    """balance: free micro-coins. escrow: held for the account's computations."""

    account: str
    name: str
    balance: int
    escrow: int


class NewToken(Message, frozen=True):
    """A token that replaces the one this request was made with, made by its owner: 256 random
    bits in URL-safe base64. Said again with the new token it changes nothing, so that a lost
    answer locks nobody out."""

    token: str


class Movement(Message, frozen=True):
    """One ledger entry of an account. seq: orders them. at: epoch seconds. kind: why coins
    moved, as `ledger.Kind`. amount: micro-coins, below zero where they left. note: the
    operator's words."""

    seq: int
    at: float
    kind: str
    amount: int
    computation: str = ""
    note: str = ""


class Statement(Message, frozen=True):
    """Movements after `after`, oldest first; `next` is the `after` of the next page; finished:
    there are no more at present. balance: of the account, now."""

    movements: tuple[Movement, ...]
    next: int
    finished: bool
    balance: int
