"""`cpushare market public`: accounts that anyone may help."""

from __future__ import annotations

import argparse
import sys

from daemonctl.cli.market.amounts import words
from daemonctl.cli.market.opening import open_store


def add(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Register the action."""
    public = actions.add_parser(
        "public",
        parents=[common],
        help="list an account as one that anyone may help",
        description="Say that an account is a public beneficiary, for whom many strangers"
        " compute: the market lists it, and two replicas of a job may then earn for it, on two"
        " hosts. The market may be running.",
    )
    public.add_argument("account", metavar="ACCOUNT")
    public.add_argument(
        "--description", type=words, metavar="TEXT", help="what it does, in a sentence or two"
    )
    public.add_argument("--off", action="store_true", help="it is one owner's after all")


def run(arguments: argparse.Namespace) -> int:
    """Set it, and say what is set."""
    with open_store(arguments) as store:
        store.set_public(arguments.account, not arguments.off, arguments.description)
    state = "one owner's" if arguments.off else "public"
    sys.stdout.write(f"{arguments.account} is {state}\n")
    return 0
