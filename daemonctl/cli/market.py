"""`cpushare market`: run a market, issue coins, prove the ledger."""

from __future__ import annotations

import argparse
import sys
import time
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from daemonctl.errors import UsageError
from daemonctl.model import MICRO

if TYPE_CHECKING:
    from daemonctl.market.store.sqlite import SqliteStore

MOST_DESCRIPTION = 300
_MOST = 10**12
"""CPUCoins at once, at most; more is a slip of the hand."""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the group's commands."""
    market = subparsers.add_parser("market", help="run a market", description="Run a market.")
    actions = market.add_subparsers(dest="action", metavar="ACTION", required=True)
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="the folder that holds the market"
    )

    serve = actions.add_parser(
        "serve",
        parents=[data],
        help="serve until SIGTERM or Ctrl-C",
        description="Serve a market until SIGTERM or Ctrl-C. Its URL is told when it is ready.",
    )
    serve.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS", help="default: %(default)s"
    )
    serve.add_argument(
        "--port", type=int, default=8470, help="0 takes a free one; default: %(default)s"
    )
    serve.add_argument("--name", default="CPUShare market", help="shown to people")
    serve.add_argument(
        "--welcome-grant",
        type=_coins,
        default=100 * MICRO,
        metavar="COINS",
        help="CPUCoins issued to every new account; 0 where strangers can make accounts;"
        " default: 100",
    )
    serve.add_argument(
        "--lease-time",
        type=_seconds,
        default=600.0,
        metavar="SECONDS",
        help="how long a host may hold a job without renewing; default: 600",
    )
    serve.add_argument(
        "--insecure-http",
        action="store_true",
        help="listen beyond this machine without encryption: tokens can be read on the way",
    )

    grant = actions.add_parser(
        "grant",
        parents=[data],
        help="issue CPUCoins to an account",
        description="Issue CPUCoins to an account. The market may be running.",
    )
    grant.add_argument("account", metavar="ACCOUNT")
    grant.add_argument("amount", type=_coins, metavar="AMOUNT", help="in CPUCoins, as 12.5")

    public = actions.add_parser(
        "public",
        parents=[data],
        help="list an account as one that anyone may help",
        description="Say that an account is a public beneficiary, for whom many strangers"
        " compute: the market lists it, and two replicas of a job may then earn for it, on two"
        " hosts. The market may be running.",
    )
    public.add_argument("account", metavar="ACCOUNT")
    public.add_argument(
        "--description", type=_words, metavar="TEXT", help="what it does, in a sentence or two"
    )
    public.add_argument("--off", action="store_true", help="it is one owner's after all")

    actions.add_parser(
        "audit",
        parents=[data],
        help="prove the ledger from its entries",
        description="Hold the ledger's raw entries against balances, escrows and jobs. The market"
        " may be running. Exit code 0: every invariant holds; 1: a breach, named.",
    )


def run(arguments: argparse.Namespace) -> int:
    """Do the action; 0 if it is done, 1 where an audit finds a breach."""
    if arguments.action == "serve":
        return _serve(arguments)
    store = _existing(arguments.data)
    try:
        if arguments.action == "grant":
            info = store.issue(arguments.account, arguments.amount, time.time())
            sys.stdout.write(f"{info.account} now has {_text(info.balance)} CPUCoins\n")
            return 0
        if arguments.action == "public":
            store.set_public(arguments.account, not arguments.off, arguments.description)
            state = "one owner's" if arguments.off else "public"
            sys.stdout.write(f"{arguments.account} is {state}\n")
            return 0
        return _audit(store)
    finally:
        store.close()


def _serve(arguments: argparse.Namespace) -> int:
    import logging

    try:
        from daemonctl.market.server import Serving, serve
    except ModuleNotFoundError as error:
        raise UsageError(
            "A market needs packages that are not installed",
            detail=str(error),
            hint="Install them: pip install 'cpushare[market]'",
        ) from error
    from daemonctl.market.settings import Settings

    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s", stream=sys.stderr
    )
    settings = Settings(arguments.name, arguments.welcome_grant, arguments.lease_time)
    serve(
        Serving(arguments.data, arguments.host, arguments.port, arguments.insecure_http, settings),
        _ready,
    )
    return 0


def _ready(url: str) -> None:
    sys.stdout.write(f"CPUShare market ready at {url}\n")
    sys.stdout.flush()


def _audit(store: SqliteStore) -> int:
    found = store.audit()
    sys.stdout.write(
        f"{found.transactions} transactions with {found.entries} entries;"
        f" {found.accounts} accounts, {found.computations} computations, {found.jobs} jobs,"
        f" {found.paid_replicas} replicas paid;"
        f" {_text(found.circulating)} CPUCoins in circulation\n"
    )
    for breach in found.breaches:
        sys.stdout.write(f"BREACH: {breach}\n")
    if not found.breaches:
        sys.stdout.write("every invariant holds\n")
    return 1 if found.breaches else 0


def _existing(data: Path) -> SqliteStore:
    from daemonctl.market.store.sqlite import SqliteStore

    path = data / "market.sqlite"
    if not path.exists():
        raise UsageError(
            "There is no market in this folder",
            detail=str(path),
            hint="Name the folder that `cpushare market serve --data` uses.",
        )
    return SqliteStore(path)


def _coins(text: str) -> int:
    """CPUCoins as a person writes them, in micro-coins; exact, or refused."""
    try:
        micro = Decimal(text) * MICRO
    except InvalidOperation:
        micro = Decimal("NaN")
    if (
        not micro.is_finite()
        or micro != micro.to_integral_value()
        or not 0 <= micro <= _MOST * MICRO
    ):
        raise argparse.ArgumentTypeError(f"{text!r} is no amount of CPUCoins (as 12.5)")
    return int(micro)


def _words(text: str) -> str:
    """What strangers may read: printable, and not a book."""
    if not text.isprintable() or len(text) > MOST_DESCRIPTION:
        raise argparse.ArgumentTypeError(f"not at most {MOST_DESCRIPTION} printable letters")
    return text


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 1 <= value <= 86_400:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time of 1 to 86400 seconds")
    return value


def _text(micro: int) -> str:
    return f"{Decimal(micro) / MICRO:f}"
