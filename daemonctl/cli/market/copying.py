"""`cpushare market copy`: move a market from its folder into PostgreSQL."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from daemonctl.cli.market.lacking import lacking
from daemonctl.cli.market.opening import data_folder
from daemonctl.errors import UsageError

_STEP = 1_000_000
"""Rows between two lines about one table."""


def add(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Register the action."""
    action = actions.add_parser(
        "copy",
        parents=[common],
        help="move a market from its folder into PostgreSQL",
        description="Copy the market in the folder --data, which is not being served, into the"
        " empty PostgreSQL database --database, and hold the ledgers of both against each other."
        " Broken off, it leaves the database empty. Modules, inputs and large outputs stay in the"
        " folder, where the market is to find them: serve it with the same --data.",
    )
    action.add_argument(
        "--blobs",
        default="",
        metavar="URL",
        help="s3://BUCKET/PREFIX?endpoint=…&region=…: copy modules, inputs and large outputs there",
    )


def run(arguments: argparse.Namespace) -> int:
    """Copy; 0 once all of it is there and proved."""
    data = data_folder(arguments)
    if arguments.database is None:
        raise UsageError(
            "Where to?",
            detail="--database is missing",
            hint="Name an empty database: --database postgresql://…",
        )
    try:
        from daemonctl.market.store.copying import LEFT, copy
    except ModuleNotFoundError as error:
        raise lacking("A market in PostgreSQL", error) from error
    from daemonctl.coins import show

    if arguments.blobs:
        # First: a store that names blobs which are not there would be of no use.
        number = asyncio.run(_copy_blobs(data, arguments.blobs))
        _say(f"{number} blobs copied")
    copied = copy(data, arguments.database, _told)
    _say(
        f"{copied.rows} rows copied; {copied.books} books hold the same on both sides,"
        f" {show(copied.audit.circulating)} CPUCoins in circulation; every invariant holds"
    )
    _say(f"what the folder held is now called {LEFT}; serve the market with --database from now on")
    return 0


async def _copy_blobs(data: Path, place: str) -> int:
    from daemonctl.market.blobs import open_blobs
    from daemonctl.market.blobs.copying import copy_blobs
    from daemonctl.market.blobs.folder import FolderBlobs

    source = FolderBlobs(data / "blobs")
    target = open_blobs(place, data / "blobs")
    try:
        return await copy_blobs(
            source, target, lambda done, total: _say(f"blobs: {done} of {total}")
        )
    finally:
        target.close()


def _told(table: str, done: int, total: int) -> None:
    if done == total or done % _STEP == 0:
        _say(f"{table}: {done} of {total} rows")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
