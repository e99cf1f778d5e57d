"""`cpushare market stats`: how a market stands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from daemonctl.cli.market.opening import open_store

if TYPE_CHECKING:
    from daemonctl.market.store.people import Tally


def add(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Register the action."""
    stats = actions.add_parser(
        "stats",
        parents=[common],
        help="how it stands: accounts, hosts, jobs, CPUCoins",
        description="Tell how a market stands. The market may be running.",
    )
    stats.add_argument(
        "--json", action="store_true", help="as one JSON object; amounts in millionths"
    )


def run(arguments: argparse.Namespace) -> int:
    """Tell it."""
    with open_store(arguments) as store:
        found = store.tally()
    if arguments.json:
        import msgspec

        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
    else:
        rows = list(_rows(found))
        width = max(len(name) for name, _ in rows)
        sys.stdout.write("".join(f"{name:<{width}}  {text}\n" for name, text in rows))
    return 0


def _rows(found: Tally) -> Iterator[tuple[str, str]]:
    """(what, how much), as a person reads it."""
    from daemonctl.cli.market.flooring import least_lines, program_lines
    from daemonctl.cli.printable import printable
    from daemonctl.coins import show

    if found.halted:
        yield "STOPPED", printable(found.halted)
    if found.draining:
        yield "DRAINING", "nothing is handed out"
    pending = f", {found.accounts_pending} waiting for approval" if found.accounts_pending else ""
    barred = f", {found.accounts_barred} barred" if found.accounts_barred else ""
    yield "accounts", f"{found.accounts}{pending}{barred}"
    barred = f", {found.hosts_barred} barred" if found.hosts_barred else ""
    yield "hosts", f"{found.hosts_seen} seen in the last hour, of {found.hosts}{barred}"
    yield "cores", f"{found.cores} of the hosts seen"
    yield from (("hosts run", line) for line in program_lines(found.programs))
    yield from (("serves", line) for line in least_lines(found.least))
    halted = f" ({found.computations_halted} halted)" if found.computations_halted else ""
    yield (
        "computations",
        f"{found.computations_open} open{halted}, {found.computations_finished} finished,"
        f" {found.computations_cancelled} cancelled",
    )
    yield (
        "jobs",
        f"{found.jobs_open} open, {found.jobs_confirmed} confirmed, {found.jobs_failed} failed,"
        f" {found.jobs_cancelled} cancelled",
    )
    yield "leases out", str(found.leases)
    yield "jobs an hour", f"{found.hour_jobs}; in this hour so far {found.this_hour_jobs}"
    yield (
        "CPUCoins",
        f"{show(found.circulating)} in circulation, {show(found.in_escrow)} of them in escrow",
    )
