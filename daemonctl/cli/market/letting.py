"""`cpushare market approve, token, bar, unbar`: who may take part."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from daemonctl.cli.market.amounts import coins, reason
from daemonctl.cli.market.opening import open_store
from daemonctl.cli.printable import printable

if TYPE_CHECKING:
    from daemonctl.market.store.interface import Store

_SHOWN = 1000


def add(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Register the actions."""
    approve = actions.add_parser(
        "approve",
        parents=[common],
        help="let an account in that waits for it",
        description="Let an account in that waits for it, with the market's welcome grant; without"
        " an account, list those that wait. The market may be running.",
    )
    approve.add_argument("account", nargs="?", metavar="ACCOUNT")
    approve.add_argument(
        "--welcome-grant",
        type=coins,
        metavar="COINS",
        help="in CPUCoins; default: what the market gives to new accounts",
    )
    token = actions.add_parser(
        "token",
        parents=[common],
        help="give an account a new token",
        description="Give an account a new token, for somebody who has lost theirs: the old one"
        " is worth nothing from now on. Be sure that it is their account. The market may be"
        " running.",
    )
    token.add_argument("account", metavar="ACCOUNT")
    bar = actions.add_parser(
        "bar",
        parents=[common],
        help="let an account or a host do nothing any more",
        description="Let an account or a host do nothing any more. What it holds is given to"
        " others, and the computations of an account stop. Its owner is told the reason. The"
        " market may be running.",
    )
    bar.add_argument("who", metavar="ACCOUNT|HOST")
    bar.add_argument("--reason", type=reason, required=True, metavar="TEXT", help="for its owner")
    unbar = actions.add_parser(
        "unbar",
        parents=[common],
        help="let it in again",
        description="Let an account or a host in again. The market may be running.",
    )
    unbar.add_argument("who", metavar="ACCOUNT|HOST")


def run(arguments: argparse.Namespace) -> int:
    """Do it, and say what was done."""
    with open_store(arguments) as store:
        if arguments.action == "approve":
            text = _approve(arguments, store)
        elif arguments.action == "token":
            text = _token(arguments.account, store)
        else:
            text = _bar(arguments.who, getattr(arguments, "reason", ""), store)
    sys.stdout.write(text)
    return 0


def _approve(arguments: argparse.Namespace, store: Store) -> str:
    import time

    from daemonctl.coins import show

    if arguments.account is None:
        waiting = store.applicants(_SHOWN)
        lines = [
            f"{one.account}  {time.strftime('%Y-%m-%d %H:%M', time.localtime(one.created))}"
            f"  {printable(one.name)}".rstrip()
            for one in waiting
        ]
        return "".join(f"{line}\n" for line in lines) or "no account waits\n"
    welcome = arguments.welcome_grant
    if welcome is None:
        welcome = int(store.setting("welcome") or 0)
    info = store.approve(arguments.account, welcome)
    return f"{info.account} may take part; it has {show(info.balance)} CPUCoins\n"


def _token(account: str, store: Store) -> str:
    from daemonctl.market.numbering import new_token, token_hash

    token = new_token()
    store.give_token(account, token_hash(token))
    return (
        f"account: {account}\ntoken: {token}\n"
        "It is told this once. Whoever has it has the account and its CPUCoins.\n"
    )


def _bar(who: str, why: str, store: Store) -> str:
    # Ids begin with a letter that says whose they are.
    (store.bar_host if who.startswith("h") else store.bar_account)(who, why)
    return f"{who} is barred\n" if why else f"{who} may take part again\n"
