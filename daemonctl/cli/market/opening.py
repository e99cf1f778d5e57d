"""Which market an operator's command is about: the words that say it, and opening its store."""

from __future__ import annotations

import argparse
import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from daemonctl.cli.market.lacking import lacking
from daemonctl.errors import UsageError

if TYPE_CHECKING:
    from daemonctl.market.store.interface import Store

_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def common() -> argparse.ArgumentParser:
    """The parent of every action's parser."""
    parent = argparse.ArgumentParser(add_help=False)
    where = parent.add_argument_group("which market")
    where.add_argument("--data", type=Path, metavar="DIR", help="the folder that holds the market")
    where.add_argument(
        "--database",
        type=database_address,
        metavar="URL",
        help="postgresql://…, where it is in PostgreSQL; a password is better kept in ~/.pgpass",
    )
    return parent


@contextlib.contextmanager
def open_store(arguments: argparse.Namespace) -> Iterator[Store]:
    """The store of the market that the words name, for the length of a block.

    The market may be running. Raises UsageError where they name none, StateError where it
    cannot be opened.
    """
    store = _opened(arguments)
    try:
        yield store
    finally:
        store.close()


def data_folder(arguments: argparse.Namespace) -> Path:
    """The market's folder. Raises UsageError where the words name none."""
    if arguments.data is None:
        raise UsageError(
            "Which market?",
            detail="--data is missing",
            hint="Name the folder that holds the market: --data DIR",
        )
    folder: Path = arguments.data
    return folder


def database_address(text: str) -> str:
    """The address of a PostgreSQL database. What is wrong is said without repeating any of it:
    there may be a password in it."""
    place = text.partition("://")[2].partition("/")[0]
    if not text.startswith(("postgresql://", "postgres://")):
        raise argparse.ArgumentTypeError("it does not begin with postgresql://")
    if place.count("@") > 1 or _BARE_PERCENT.search(text):
        raise argparse.ArgumentTypeError("write @ / : % of a user or password as %40 %2F %3A %25")
    return text


def _opened(arguments: argparse.Namespace) -> Store:
    if arguments.database is not None:
        return _postgresql(arguments.database)
    if arguments.data is None:
        raise UsageError(
            "Which market?",
            detail="neither --data nor --database is given",
            hint="Name the folder that holds the market, --data DIR, or its database.",
        )
    from daemonctl.market.store.sqlite import SqliteStore

    path = arguments.data / "market.sqlite"
    if not path.exists():
        raise UsageError(
            "There is no market in this folder",
            detail=str(path),
            hint="Name the folder that `cpushare market serve --data` uses.",
        )
    return SqliteStore(path)


def _postgresql(url: str) -> Store:
    try:
        from daemonctl.market.store.postgresql import PostgresStore
    except ModuleNotFoundError as error:
        raise lacking("A market in PostgreSQL", error) from error
    return PostgresStore(url)
