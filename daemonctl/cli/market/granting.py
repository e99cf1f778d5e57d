"""`cpushare market grant`: issue coins."""

from __future__ import annotations

import argparse
import sys

from daemonctl.cli.market.amounts import coins, words
from daemonctl.cli.market.opening import open_store


def add(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Register the action."""
    grant = actions.add_parser(
        "grant",
        parents=[common],
        help="issue CPUCoins to an account",
        description="Issue CPUCoins to an account. The market may be running.",
    )
    grant.add_argument("account", metavar="ACCOUNT")
    grant.add_argument("amount", type=coins, metavar="AMOUNT", help="in CPUCoins, as 12.5")
    grant.add_argument(
        "--note", type=words, default="", metavar="TEXT", help="for the account's statement"
    )


def run(arguments: argparse.Namespace) -> int:
    """Issue, and say what the account has now."""
    from daemonctl.coins import show

    with open_store(arguments) as store:
        info = store.issue(arguments.account, arguments.amount, arguments.note)
    sys.stdout.write(f"{info.account} now has {show(info.balance)} CPUCoins\n")
    return 0
