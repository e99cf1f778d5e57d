"""At which market one buys, and as whom."""

from __future__ import annotations

from dataclasses import dataclass

from daemonctl import address
from daemonctl.buyer.client import BuyerClient
from daemonctl.buyer.keyvault import Account, Kept, KeyVault
from daemonctl.buyer.known import known, remember
from daemonctl.errors import AccountError, UsageError
from daemonctl.market.wire import AccountCreated
from daemonctl.paths import Paths


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


def create(paths: Paths, vault: KeyVault, market: str, name: str) -> Made:
    """Make an account and keep its token.

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
        created = client.create_account(name)
    account = Account(created.account, created.token)
    try:
        kept = vault.store(market, account)
    except AccountError as error:
        # It answered a moment ago; a token in a file is better than a token that is lost.
        kept = vault.store_in_file(market, account, error.title)
    remember(paths, market, created.account)
    return Made(market, created, kept)


def client(vault: KeyVault, market: str) -> BuyerClient:
    """A session as this user's account. Raises AccountError where there is none."""
    account = vault.load(market)
    if account is None:
        raise AccountError(
            "You have no account at this market",
            detail=market,
            hint=f"cpushare account create --market {market}",
        )
    return BuyerClient(market, account.token)
