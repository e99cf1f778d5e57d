"""`cpushare demo`: a market, a seller and a sample computation on this machine."""

from __future__ import annotations

import argparse
from pathlib import Path


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    demo = subparsers.add_parser(
        "demo",
        help="market, seller and a sample computation on this machine",
        description="Run a market, a seller daemon and, where there is a display, the tray; have "
        "the sample computation done on half of the cores, and show its results. All of it lies "
        "in one folder and touches no other installation. q or Ctrl-C ends it; it goes on where "
        "it was when it is run again.",
    )
    demo.add_argument(
        "--home", type=Path, default=Path("cpushare-demo"), metavar="DIR", help="(cpushare-demo)"
    )
    demo.add_argument(
        "--images", type=_positive, default=64, metavar="N", help="pictures in the pool (64)"
    )
    demo.add_argument(
        "--size", type=_positive, default=512, metavar="N", help="pixels a side of each (512)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the demo; 0 where it was finished or ended on purpose."""
    from daemonctl.demo import session

    return session.run(session.Options(arguments.home, arguments.images, arguments.size))


def _positive(word: str) -> int:
    number = int(word)
    if not 1 <= number <= 4096:
        raise argparse.ArgumentTypeError(f"{word} is not between 1 and 4096")
    return number
