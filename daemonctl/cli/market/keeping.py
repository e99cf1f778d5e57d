"""`cpushare market backup` and `restore`: copies of a market, and markets from copies."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from daemonctl.cli.market.opening import data_folder, open_store
from daemonctl.errors import UsageError


def add(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Register the actions."""
    backup = actions.add_parser(
        "backup",
        parents=[common],
        help="copy a market while it runs",
        description="Copy the market of a folder, its store and its blobs, as it is at one"
        " moment. The market may be running. A market in PostgreSQL is backed up by pg_dump.",
    )
    backup.add_argument("target", type=Path, metavar="TARGET", help="a folder that is made")

    restore = actions.add_parser(
        "restore",
        parents=[common],
        help="make a market from a backup",
        description="Make a market from a backup, its books proved first. With --database, say"
        " that pg_restore has just filled the database: no backup is named then.",
    )
    restore.add_argument(
        "backup", type=Path, nargs="?", metavar="BACKUP", help="what `backup` has made"
    )


def run(arguments: argparse.Namespace) -> int:
    """Do it; 0 once the copy is on the disk."""
    if arguments.action == "backup":
        return _backup(arguments)
    if arguments.database is not None:
        return _restored(arguments)
    return _restore(arguments)


def _backup(arguments: argparse.Namespace) -> int:
    from daemonctl.market import keeping

    if arguments.database is not None:
        raise UsageError(
            "PostgreSQL has a backup of its own",
            detail="this copies markets in a folder",
            hint="pg_dump --format=custom --file=TARGET URL",
        )
    kept = keeping.back_up(data_folder(arguments), arguments.target)
    sys.stdout.write(f"{arguments.target}: {_size(kept.bytes)} with {kept.blobs} blobs\n")
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    from daemonctl.market import keeping

    if arguments.backup is None:
        raise UsageError(
            "Which backup?",
            detail="BACKUP is missing",
            hint="Name the folder that `cpushare market backup` made.",
        )
    data = data_folder(arguments)
    kept = keeping.restore(arguments.backup, data)
    sys.stdout.write(f"{data}: {_size(kept.bytes)} with {kept.blobs} blobs; the books hold\n")
    return 0


def _restored(arguments: argparse.Namespace) -> int:
    if arguments.backup is not None:
        raise UsageError(
            "PostgreSQL is filled by its own programs",
            detail=f"{arguments.backup} and --database are given",
            hint="pg_restore --dbname=URL FILE, then this command with --database alone.",
        )
    with open_store(arguments) as store:
        breaches = store.audit().breaches
        for breach in breaches:
            sys.stdout.write(f"BREACH: {breach}\n")
        if breaches:
            return 1
        store.restored()
    sys.stdout.write("the books hold; the market may be served again\n")
    return 0


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB"
