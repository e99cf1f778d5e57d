"""At which market one buys, and as whom."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus

from daemonctl import address
from daemonctl.buyer.client import BuyerClient
from daemonctl.buyer.keyvault import Account, Kept, KeyVault
from daemonctl.buyer.known import known, remember
from daemonctl.errors import AccountError, MarketRefused, UsageError
from daemonctl.market.wire import AccountCreated, Admission, Movement
from daemonctl.paths import Paths
from daemonctl.proofofwork import solve

_NEXT = " next"
"""Behind a market's address: where a token is kept before the market has it."""
WORK_S = 600.0
"""How long one works for an account at most."""


@dataclass(frozen=True)
class Made:
    """A new account, and where its token is kept."""

    market: str
    created: AccountCreated
    kept: Kept


def choose_market(paths: Paths, wanted: str | None) -> str:
    """The market that was asked for, else the one of the newest account. Raises UsageError."""
    if wanted:
        return address.check(wanted)
    if accounts := known(paths).accounts:
        return next(reversed(accounts))
    raise UsageError(
        "At which market?",
        detail="You have no account yet.",
        hint="cpushare account create --market https://market.example.org",
    )


def create(
    paths: Paths,
    vault: KeyVault,
    market: str,
    name: str,
    *,
    patience_s: float = WORK_S,
    tell: Callable[[float], None] = lambda _: None,
) -> Made:
    """Make an account and keep its token.

    patience_s: for the work that the market may ask for. tell: told, several times a second, what
    share of it is done, as `proofofwork.solve` has it.
    Raises AccountError where there is one already, or where the keyring is locked: it is asked
    before, as the market tells a token only once.
    """
    if (there := vault.load(market)) is not None:
        raise AccountError(
            "You have an account at this market already",
            detail=f"{there.account} at {market}",
            hint="See it by: cpushare account show",
        )
    with BuyerClient(market) as client:
        created = client.create_account(name, *_work(client, patience_s, tell))
    account = Account(created.account, created.token)
    try:
        kept = vault.store(market, account)
    except AccountError as error:
        # It answered a moment ago; a token in a file is better than a token that is lost.
        kept = vault.store_in_file(market, account, error.title)
    remember(paths, market, created.account)
    return Made(market, created, kept)


def _work(client: BuyerClient, patience_s: float, tell: Callable[[float], None]) -> Iterator[str]:
    """What the market asks for an account: a challenge and what solves it, or nothing."""
    if client.market().accounts is Admission.WORK:
        asked = client.challenge()
        patience_s = min(patience_s, asked.expires_in_s)
        yield asked.challenge
        yield solve(asked.challenge, asked.bits, patience_s=patience_s, tell=tell)


def rotate(vault: KeyVault, market: str) -> Kept:
    """Make a new token for the account at `market`; the old one is worth nothing afterwards.

    The new one is kept before the market hears of it, so that it is not lost whatever happens:
    another try takes the same one. Raises AccountError, MarketError.
    """
    next_one = market + _NEXT
    old = _load(vault, market)
    new = vault.load(next_one)
    if new is None:
        new = Account(old.account, secrets.token_urlsafe(32))
        vault.store(next_one, new)
    try:
        with BuyerClient(market, old.token) as client:
            client.set_token(new.token)
    except MarketRefused as error:
        if error.status != HTTPStatus.UNAUTHORIZED:
            raise
        # A former try came through, and its answer did not.
        with BuyerClient(market, new.token) as client:
            client.set_token(new.token)
    kept = vault.store(market, new)
    vault.forget(next_one)
    return kept


def movements(client: BuyerClient) -> Iterator[Movement]:
    """All that ever moved on the account, oldest first."""
    after, finished = 0, False
    while not finished:
        page = client.statement(after)
        yield from page.movements
        # A market that stands still must not keep anybody for ever.
        finished, after = page.finished or page.next <= after, page.next


def client(vault: KeyVault, market: str) -> BuyerClient:
    """A session as this user's account. Raises AccountError where there is none."""
    return BuyerClient(market, _load(vault, market).token)


def _load(vault: KeyVault, market: str) -> Account:
    account = vault.load(market)
    if account is None:
        raise AccountError(
            "You have no account at this market",
            detail=market,
            hint=f"cpushare account create --market {market}",
        )
    return account
