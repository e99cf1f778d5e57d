"""`cpushare market audit`: prove the ledger."""

from __future__ import annotations

import argparse
import sys

from daemonctl.cli.market.opening import open_store


def add(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Register the action."""
    actions.add_parser(
        "audit",
        parents=[common],
        help="prove the ledger from its entries",
        description="Hold the ledger's raw entries against balances, escrows and jobs. The market"
        " may be running. Exit code 0: every invariant holds; 1: a breach, named.",
    )


def run(arguments: argparse.Namespace) -> int:
    """Tell what was looked at and every breach; 1 if there is one."""
    from daemonctl.coins import show

    with open_store(arguments) as store:
        found = store.audit()
    sys.stdout.write(
        f"{found.transactions} transactions with {found.entries} entries;"
        f" {found.accounts} accounts, {found.computations} computations, {found.jobs} jobs,"
        f" {found.paid_replicas} replicas paid;"
        f" {show(found.circulating)} CPUCoins in circulation\n"
    )
    for breach in found.breaches:
        sys.stdout.write(f"BREACH: {breach}\n")
    if not found.breaches:
        sys.stdout.write("every invariant holds\n")
    return 1 if found.breaches else 0
