"""The options that all of a buyer's commands have, and what they mean."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from daemonctl.buyer.keyvault import KeyVault
    from daemonctl.paths import Paths

_T = TypeVar("_T")


def add_market(parser: argparse.ArgumentParser) -> None:
    """--market and --no-keyring."""
    parser.add_argument("--market", metavar="URL", help="default: where your newest account is")
    add_no_keyring(parser)


def add_no_keyring(parser: argparse.ArgumentParser) -> None:
    """--no-keyring alone."""
    parser.add_argument(
        "--no-keyring",
        action="store_true",
        help="keep tokens in a file that you alone can read",
    )


def find(arguments: argparse.Namespace) -> tuple[Paths, KeyVault]:
    """The installation and its tokens. Raises UsageError where --market is no address."""
    from daemonctl import address
    from daemonctl.buyer.keyvault import ALONE_S, ASKED_S, KeyVault
    from daemonctl.paths import Paths

    if arguments.market:
        arguments.market = value_of("--market", address.check, arguments.market)
    paths = Paths.own()
    vault = KeyVault(
        paths,
        patience_s=ASKED_S if sys.stdin.isatty() else ALONE_S,
        use_keyring=not arguments.no_keyring,
    )
    return paths, vault


def value_of(option: str, read: Callable[[str], _T], value: str) -> _T:
    """An option's value; what is wrong with it is a usage error."""
    from daemonctl.errors import InputError, UsageError

    try:
        return read(value)
    except InputError as error:
        raise UsageError(
            error.title, detail=f"{option}: {error.detail}", hint=error.hint
        ) from error
