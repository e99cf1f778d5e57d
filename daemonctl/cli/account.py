"""`cpushare account`: create or show one's account at a market, save it, have it back."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from daemonctl.cli.buyerwords import add_market, add_no_keyring, find
from daemonctl.cli.printable import printable

if TYPE_CHECKING:
    from daemonctl.buyer.keyvault import Kept, KeyVault
    from daemonctl.paths import Paths


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and what it can do."""
    account = subparsers.add_parser(
        "account",
        help="create or show your account at a market",
        description="Your account is anonymous; its only secret is a token, kept in your keyring.",
    )
    acts = account.add_subparsers(dest="act", metavar="ACT", required=True, title="acts")
    create = acts.add_parser(
        "create", help="make an account", description="Make an account and keep its token."
    )
    create.add_argument("--name", default="", help="shown publicly with what you submit")
    show = acts.add_parser(
        "show", help="id, balance, escrow", description="Show your account's id, balance, escrow."
    )
    recovery = acts.add_parser(
        "recovery",
        help="write a file that gives the account back",
        description="Write a file that gives your account back when this computer is gone. Who"
        " has it has your CPUCoins. Nothing is overwritten.",
    )
    restore = acts.add_parser(
        "restore",
        help="have an account back from its recovery file",
        description="Have an account back from its recovery file, once its market has confirmed"
        " it.",
    )
    for one in (recovery, restore):
        one.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(market=None)
    add_no_keyring(restore)
    rotate = acts.add_parser(
        "rotate",
        help="a new token in the place of the old one",
        description="Make a new token: the old one, which somebody may have seen, opens nothing"
        " any more, and nor do recovery files from before.",
    )
    statement = acts.add_parser(
        "statement",
        help="every CPUCoin that came or went, and why",
        description="Show every movement of CPUCoins on your account, the oldest first.",
    )
    statement.add_argument(
        "--csv",
        type=Path,
        metavar="FILE",
        help="write it as a table for spreadsheets; nothing is overwritten; - = to the terminal",
    )
    for one in (create, show, recovery, rotate, statement):
        add_market(one)


def run(arguments: argparse.Namespace) -> int:
    """Do what `arguments.act` says."""
    paths, vault = find(arguments)
    if arguments.act == "create":
        return _create(arguments, paths, vault)
    if arguments.act == "recovery":
        return _recovery(arguments, paths, vault)
    if arguments.act == "restore":
        return _restore(arguments, paths, vault)
    if arguments.act == "rotate":
        return _rotate(arguments, paths, vault)
    if arguments.act == "statement":
        return _statement(arguments, paths, vault)
    return _show(arguments, paths, vault)


def _say(text: str) -> None:
    sys.stdout.write(printable(text) + "\n")


def _create(arguments: argparse.Namespace, paths: Paths, vault: KeyVault) -> int:
    from daemonctl import coins
    from daemonctl.buyer import accounts
    from daemonctl.cli.working import Progress

    market = accounts.choose_market(paths, arguments.market)
    with Progress() as progress:
        made = accounts.create(paths, vault, market, arguments.name, tell=progress.tell)
    _say(f"Account {made.created.account} at {market}")
    if made.created.pending:
        _say("It waits for the operator's approval: until then it can do nothing.")
    _say(f"Balance: {coins.show(made.created.balance)} CPUCoins")
    _say(_where(made.kept, paths))
    return 0


def _where(kept: Kept, paths: Paths) -> str:
    from daemonctl.buyer.keyvault import Place

    if kept.place is Place.KEYRING:
        return "Its token is in your keyring."
    return (
        f"Its token is in {paths.secrets}, which you alone can read ({kept.reason}). "
        "Who has that file has your CPUCoins; there is no other copy."
    )


def _recovery(arguments: argparse.Namespace, paths: Paths, vault: KeyVault) -> int:
    from daemonctl.buyer import accounts, recovery

    market = accounts.choose_market(paths, arguments.market)
    recovery.save(vault, market, arguments.file)
    _say(f"{arguments.file} gives your account at {market} back: cpushare account restore FILE")
    _say("Who has that file has your CPUCoins: keep it where nobody else can read it.")
    return 0


def _restore(arguments: argparse.Namespace, paths: Paths, vault: KeyVault) -> int:
    from daemonctl import coins
    from daemonctl.buyer import recovery

    found = recovery.restore(paths, vault, arguments.file)
    _say(f"Account {found.account} at {found.market}")
    _say(f"Balance: {coins.show(found.balance)} CPUCoins")
    _say(_where(found.kept, paths))
    return 0


def _rotate(arguments: argparse.Namespace, paths: Paths, vault: KeyVault) -> int:
    from daemonctl.buyer import accounts

    market = accounts.choose_market(paths, arguments.market)
    kept = accounts.rotate(vault, market)
    _say(f"Your account at {market} has a new token; the old one opens nothing any more.")
    _say(_where(kept, paths))
    _say("Save a new recovery file: cpushare account recovery FILE")
    return 0


def _statement(arguments: argparse.Namespace, paths: Paths, vault: KeyVault) -> int:
    from daemonctl.buyer import accounts
    from daemonctl.cli import statements

    market = accounts.choose_market(paths, arguments.market)
    with accounts.client(vault, market) as client:
        moved = accounts.movements(client)
        if arguments.csv is not None:
            statements.write_csv(arguments.csv, moved)
            return 0
        for line in statements.lines(moved):
            _say(line)
    return 0


def _show(arguments: argparse.Namespace, paths: Paths, vault: KeyVault) -> int:
    from daemonctl import coins
    from daemonctl.buyer import accounts

    market = accounts.choose_market(paths, arguments.market)
    with accounts.client(vault, market) as client:
        info = client.account()
    name = f" ({info.name})" if info.name else ""
    _say(f"Account {info.account}{name} at {market}")
    _say(f"Balance: {coins.show(info.balance)} CPUCoins, in escrow: {coins.show(info.escrow)}")
    return 0
