"""`cpushare market stop, start, drain`: the kill switch, and emptying a market gently."""

from __future__ import annotations

import argparse
import sys

from daemonctl.cli.market.amounts import reason
from daemonctl.cli.market.opening import open_store


def add(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Register the actions."""
    stop = actions.add_parser(
        "stop",
        parents=[common],
        help="stop a computation, or all of them, everywhere",
        description="Stop a computation, or all of them, on every machine within one heartbeat:"
        " nothing of it is handed out, and what is out is taken back, to be done later. Volunteers"
        " and buyers are told the reason. The market may be running.",
    )
    _which(stop)
    stop.add_argument(
        "--reason", type=reason, required=True, metavar="TEXT", help="for volunteers and buyers"
    )
    start = actions.add_parser(
        "start",
        parents=[common],
        help="let it go on",
        description="Let a computation go on that was stopped, or all of them. The market may be"
        " running.",
    )
    _which(start)
    drain = actions.add_parser(
        "drain",
        parents=[common],
        help="hand out nothing more, and take what is out",
        description="Have all the market's processes hand out nothing more. What is out comes in"
        " and is paid: the gentle way to an end, or to a pause. The market may be running.",
    )
    drain.add_argument("--off", action="store_true", help="hand out again")


def run(arguments: argparse.Namespace) -> int:
    """Do it, and say what was done."""
    with open_store(arguments) as store:
        if arguments.action == "drain":
            store.drain(not arguments.off)
            text = "the market hands out again" if arguments.off else _DRAINING
        elif arguments.action == "stop":
            if arguments.all:
                store.stop_all(arguments.reason)
            else:
                store.stop(arguments.computation, arguments.reason)
            text = f"{_named(arguments)} stopped"
        else:
            if arguments.all:
                store.start_all()
            else:
                store.start(arguments.computation)
            text = f"{_named(arguments)} going on"
    sys.stdout.write(f"{text}\n")
    return 0


_DRAINING = "the market hands out nothing more; cpushare market stats tells how much is out"


def _which(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("computation", nargs="?", metavar="COMPUTATION", help="its id")
    which.add_argument("--all", action="store_true", help="everything")


def _named(arguments: argparse.Namespace) -> str:
    return "all computations are" if arguments.all else f"{arguments.computation} is"
