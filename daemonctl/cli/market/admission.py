"""Who is let in, and how often they may ask: options of `cpushare market serve`."""

from __future__ import annotations

import argparse

from daemonctl.cli.market.amounts import count
from daemonctl.proofofwork import MOST_BITS


def add_to(serve: argparse.ArgumentParser) -> None:
    """Register the options."""
    group = serve.add_argument_group("whom it lets in")
    group.add_argument(
        "--accounts",
        choices=("open", "work", "approval"),
        default="open",
        help="who gets an account: who asks, who lets a core work for it for some seconds, or"
        " whom you approve of (cpushare market approve); default: %(default)s",
    )
    group.add_argument(
        "--work-bits",
        type=_bits,
        default=22,
        metavar="BITS",
        help="how much work: each bit doubles it, 22 are some three seconds; default: %(default)s",
    )
    group.add_argument(
        "--newcomers-per-hour",
        type=count,
        default=60,
        metavar="COUNT",
        help="accounts and hosts that one address may make; 0 = any number; default: %(default)s",
    )
    group.add_argument(
        "--requests-per-second",
        type=count,
        default=200,
        metavar="COUNT",
        help="requests of one account or host, for long; 0 = any number; default: %(default)s",
    )


def _bits(text: str) -> int:
    bits = count(text)
    if bits > MOST_BITS:
        raise argparse.ArgumentTypeError(f"at most {MOST_BITS}")
    return bits
