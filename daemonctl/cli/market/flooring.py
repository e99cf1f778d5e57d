"""`cpushare market least-version`: the versions that a market serves."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from daemonctl.cli.market.amounts import words
from daemonctl.cli.market.opening import open_store
from daemonctl.cli.printable import printable
from daemonctl.errors import UsageError
from daemonctl.versions import is_version

if TYPE_CHECKING:
    from daemonctl.market.store.interface import Store
    from daemonctl.market.store.people import Program
    from daemonctl.market.wire import Least

NAMES = {
    "hosts": "CPUShare on hosts",
    "wasmtime": "wasmtime on hosts",
    "buyers": "CPUShare of buyers",
}
"""What a floor can be of, as the wire has it, and what it is called."""
_LONGEST = 32


def add(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Register the action."""
    action = actions.add_parser(
        "least-version",
        parents=[common],
        help="serve nothing older, or see what hosts run",
        description="Give nothing more to hosts that run an older CPUShare. What they hold they may"
        " finish, and it is taken and paid. Their owners are told the reason, and how to update."
        " Without a version, tell what is served and what hosts run. The market may be running.",
    )
    action.add_argument("version", nargs="?", type=version, metavar="VERSION", help="as 0.2.0")
    action.add_argument(
        "--of",
        choices=tuple(NAMES),
        default="hosts",
        help="CPUShare on hosts, wasmtime on hosts, or CPUShare of those who submit;"
        " default: %(default)s",
    )
    action.add_argument(
        "--reason", type=words, default="", metavar="TEXT", help="for volunteers and buyers"
    )
    action.add_argument(
        "--dry-run", action="store_true", help="tell only how many hosts it would shut out"
    )
    action.add_argument("--off", action="store_true", help="serve whatever version again")


def run(arguments: argparse.Namespace) -> int:
    """Do it, or tell how it stands."""
    from daemonctl.market.wire import Least

    said, of = arguments.version, arguments.of
    reason = arguments.reason.strip()
    if arguments.off and (said or reason or arguments.dry_run):
        raise UsageError("--off stands alone, or with --of", hint="Leave out all else.")
    if said and not arguments.dry_run and not reason:
        raise UsageError(
            "Why?",
            detail="--reason is missing",
            hint="Say it in a sentence: volunteers read it beside how to update.",
        )
    if not said and (reason or arguments.dry_run):
        raise UsageError("Which version?", detail="VERSION is missing", hint="Write it as 0.2.0.")
    with open_store(arguments) as store:
        if arguments.off:
            store.set_least(Least(of, ""))
            lines = [f"whatever version of {NAMES[of]} is served again"]
        elif said:
            lines = list(_floor(store, Least(of, said, reason), arguments.dry_run))
        else:
            lines = list(_shown(store))
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def version(text: str) -> str:
    """A version that can be compared."""
    if len(text) > _LONGEST or not is_version(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no version (as 0.2.0 or 0.2.0rc1)")
    return text


def least_lines(least: tuple[Least, ...]) -> Iterator[str]:
    """What is served, a line for each floor."""
    for one in least:
        yield f"{NAMES[one.of]}: {one.version} and later: {printable(one.reason)}"


def program_lines(programs: tuple[Program, ...]) -> Iterator[str]:
    """What hosts run, a line for each version."""
    for one in programs:
        name = f"CPUShare {printable(one.version) or 'of an unknown version'}"
        hosts = "1 host" if one.hosts == 1 else f"{one.hosts} hosts"
        cores = "1 core" if one.cores == 1 else f"{one.cores} cores"
        yield f"{name} with wasmtime {printable(one.wasmtime)}: {hosts}, {cores}"


def _floor(store: Store, least: Least, dry: bool) -> Iterator[str]:
    from daemonctl.market.floor import shut_out

    programs = store.programs()
    hosts, cores = shut_out(least, programs)
    if not dry:
        store.set_least(least)
        yield f"{NAMES[least.of]}: {least.version} and later are served"
    if least.of in ("hosts", "wasmtime"):
        seen = sum(one.hosts for one in programs)
        yield (
            f"of {seen} hosts seen within a day it {'would shut' if dry else 'shuts'} out"
            f" {hosts}, with {cores} cores"
        )
    elif dry:
        yield "what buyers run is not kept: nobody can say how many it would shut out"


def _shown(store: Store) -> Iterator[str]:
    least = store.house().least
    yield from least_lines(least) if least else ["every version is served"]
    programs = store.programs()
    yield "hosts seen within a day:" if programs else "no host was seen within a day"
    yield from (f"  {line}" for line in program_lines(programs))
