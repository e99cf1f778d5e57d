"""What the windows ask of markets: whom one can help there, and the user's account.

Everything here may wait: for a market, and for a person at the keyring's password window.
"""

from __future__ import annotations

import contextlib
import os
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from daemonctl import address, settings
from daemonctl.buyer import accounts, keyvault, recovery
from daemonctl.buyer.client import BuyerClient
from daemonctl.buyer.keyvault import ASKED_S, KeyVault, Place
from daemonctl.errors import CPUShareError, InputError
from daemonctl.market.listing import MAX_BENEFICIARIES
from daemonctl.orders import folder
from daemonctl.orders.schema import SellOrder
from daemonctl.paths import Paths

__all__ = [
    "Account",
    "Beneficiary",
    "Market",
    "Place",
    "account",
    "create_account",
    "donation",
    "earning",
    "look",
    "offered",
    "restore",
    "save_recovery",
]

VARIABLE = "CPUSHARE_MARKET"
HERE = ("127.0.0.1", 8470)
"""Where `cpushare market serve` listens if nothing else is said."""
_HERE_S = 0.2
_LONGEST_NAME = 100
_LONGEST_DESCRIPTION = 500
_ID = re.compile(r"[A-Za-z0-9._~:-]{1,128}", re.ASCII)


@dataclass(frozen=True)
class Beneficiary:
    """A public account, in the market's words: account is an id, the others are for people."""

    account: str
    name: str
    description: str = ""


@dataclass(frozen=True)
class Market:
    """What a market says of itself. beneficiaries: in its own order; may be none."""

    url: str
    name: str
    version: str
    beneficiaries: tuple[Beneficiary, ...]


@dataclass(frozen=True)
class Account:
    """The user's account at a market. account: its id. place: where its token is.

    reason: why the token is not in the keyring, where that was just found out.
    """

    market: str
    account: str
    place: Place
    reason: str = ""


def offered(paths: Paths) -> tuple[str, ...]:
    """Addresses worth offering, the best first; may be none.

    What the settings say, then $CPUSHARE_MARKET, then where there are accounts and sell orders
    already; last a market on this machine, if one listens.
    """
    found: dict[str, None] = {}
    for url in _known(paths):
        # One that cannot be used is no offer; whoever wrote it is told of it elsewhere.
        with contextlib.suppress(InputError):
            found[address.check(url)] = None
    here = f"http://{HERE[0]}:{HERE[1]}"
    if here not in found and _listens():
        found[here] = None
    return tuple(found)


def look(url: str) -> Market:
    """Ask a market who it is and whom one can help there. Raises InputError, MarketError."""
    with BuyerClient(address.check(url)) as client:
        info = client.market()
        listed = client.beneficiaries().beneficiaries
    return Market(
        client.url,
        _words(info.name, _LONGEST_NAME),
        _words(info.version, _LONGEST_NAME),
        tuple(
            Beneficiary(
                one.account,
                _words(one.name, _LONGEST_NAME),
                _words(one.description, _LONGEST_DESCRIPTION),
            )
            for one in listed[:MAX_BENEFICIARIES]
            if _ID.fullmatch(one.account)
        ),
    )


def donation(market: Market, to: Beneficiary) -> SellOrder:
    """A sell order that gives: it asks nothing. `selling.sell` gives it id and core."""
    return _order(market.url, to.account, to.name, 0)


def earning(account: Account, ask: int, name: str = "") -> SellOrder:
    """A sell order that earns for the user's own account. `selling.sell` gives it id and core.

    ask: micro-coins per reference core-hour. name: of the beneficiary, for people.
    """
    return _order(account.market, account.account, name, ask)


def account(paths: Paths, url: str) -> Account | None:
    """The user's account at a market; None where there is none.

    Raises AccountError where the keyring is locked or does not answer within three minutes.
    """
    market = address.check(url)
    vault = _vault(paths)
    found = vault.load(market)
    if found is None:
        return None
    place = Place.FILE if vault.in_file(market) else Place.KEYRING
    return Account(market, found.account, place)


def create_account(paths: Paths, url: str, name: str = "", *, in_file: bool = False) -> Account:
    """Make an account and keep its token: in the keyring; where there is none, in a file.

    in_file: in the file although there is a keyring. Raises AccountError where the keyring is
    locked or silent (nothing was made then: try again, or with `in_file`) or where there is an
    account already, and MarketError.
    """
    made = accounts.create(paths, _vault(paths, in_file=in_file), address.check(url), name)
    return _account(made.market, made.created.account, made.kept)


def save_recovery(paths: Paths, url: str, target: Path) -> None:
    """Write a file that gives the account at a market back, for its owner's eyes alone (0600).

    Raises AccountError, and InputError where it cannot be written or something is there already.
    """
    recovery.save(_vault(paths), address.check(url), target)


def restore(paths: Paths, source: Path, *, in_file: bool = False) -> Account:
    """Take the account in a recovery file, after its market has confirmed it.

    Raises InputError, MarketError and AccountError; nothing is changed then.
    """
    found = recovery.restore(paths, _vault(paths, in_file=in_file), source)
    return _account(found.market, found.account, found.kept)


def _account(market: str, number: str, kept: keyvault.Kept) -> Account:
    return Account(market, number, kept.place, kept.reason)


def _vault(paths: Paths, *, in_file: bool = False) -> KeyVault:
    # There may be a person who has to find the password window.
    return KeyVault(paths, patience_s=ASKED_S, use_keyring=not in_file, how="")


def _known(paths: Paths) -> Iterator[str]:
    with contextlib.suppress(CPUShareError):
        yield settings.read(paths.settings).tray.market
    yield os.environ.get(VARIABLE, "")
    with contextlib.suppress(CPUShareError):
        yield from reversed(accounts.known(paths).accounts)
    orders = folder.read(paths.orders)
    yield from (entry.order.market for entry in (*orders.sold, *orders.off))


def _listens() -> bool:
    try:
        with socket.create_connection(HERE, timeout=_HERE_S):
            return True
    except OSError:
        return False


def _order(market: str, account: str, name: str, ask: int) -> SellOrder:
    beneficiary = _words(name, _LONGEST_NAME) or account
    return SellOrder(market, "", account, beneficiary, ask)


def _words(text: str, longest: int) -> str:
    """A stranger's words in one printable line."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text[: 4 * longest])
    return " ".join(printable.split())[:longest].strip()
