"""`cpushare market operator`: who may use the operator's page of the web site."""

from __future__ import annotations

import argparse
import sys

from daemonctl.cli.market.opening import open_store


def add(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Register the action."""
    operator = actions.add_parser(
        "operator",
        parents=[common],
        help="let an account use the operator's page of the web site",
        description="Let whoever signs in with an account use the operator's page of the web"
        " site: see how the market stands, stop computations, approve, bar, grant. The market may"
        " be running.",
    )
    operator.add_argument("account", metavar="ACCOUNT")
    operator.add_argument("--off", action="store_true", help="it may do so no more")


def run(arguments: argparse.Namespace) -> int:
    """Name the account, and say so."""
    with open_store(arguments) as store:
        store.set_operator(arguments.account, not arguments.off)
    state = "is no operator any more" if arguments.off else "is an operator now"
    sys.stdout.write(f"{arguments.account} {state}\n")
    return 0
