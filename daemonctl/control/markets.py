"""What the windows ask of markets: whom one can help there, and the user's account.

Everything here may wait: for a market, and for a person at the keyring's password window.
Markets are asked by a program of its own (`errand`): what speaks with them would cost a tray that
lives for weeks 14 MB.
"""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from daemonctl import address, settings
from daemonctl.buyer import recovery
from daemonctl.buyer.keyvault import ASKED_S, KeyVault, Place
from daemonctl.buyer.known import known
from daemonctl.control import errand
from daemonctl.control.errand import Errand, Task
from daemonctl.control.marketvalues import LONGEST_NAME, Account, Beneficiary, Market
from daemonctl.errors import CPUShareError, InputError
from daemonctl.oneline import one_line
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
    return errand.run(Paths.own(), Errand(Task.LOOK, address.check(url)), Market)


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
    market = address.check(url)
    task = Errand(Task.CREATE, market, name=name, in_file=in_file, patience_s=ASKED_S)
    return errand.run(paths, task, Account)


def save_recovery(paths: Paths, url: str, target: Path) -> None:
    """Write a file that gives the account at a market back, for its owner's eyes alone (0600).

    Raises AccountError, and InputError where it cannot be written or something is there already.
    """
    recovery.save(_vault(paths), address.check(url), target)


def restore(paths: Paths, source: Path, *, in_file: bool = False) -> Account:
    """Take the account in a recovery file, after its market has confirmed it.

    Raises InputError, MarketError and AccountError; nothing is changed then.
    """
    file = str(source.absolute())
    task = Errand(Task.RESTORE, file=file, in_file=in_file, patience_s=ASKED_S)
    return errand.run(paths, task, Account)


def _vault(paths: Paths) -> KeyVault:
    # There may be a person who has to find the password window.
    return KeyVault(paths.person, patience_s=ASKED_S, how="")


def _known(paths: Paths) -> Iterator[str]:
    with contextlib.suppress(CPUShareError):
        yield settings.read(paths.person.settings).tray.market
    yield os.environ.get(VARIABLE, "")
    with contextlib.suppress(CPUShareError):
        yield from reversed(known(paths.person).accounts)
    orders = folder.read(paths.orders)
    yield from (entry.order.market for entry in (*orders.sold, *orders.off))


def _listens() -> bool:
    try:
        with socket.create_connection(HERE, timeout=_HERE_S):
            return True
    except OSError:
        return False


def _order(market: str, account: str, name: str, ask: int) -> SellOrder:
    beneficiary = one_line(name, LONGEST_NAME) or account
    return SellOrder(market, "", account, beneficiary, ask)
