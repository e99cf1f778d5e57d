"""Copying a store's file while it is being written."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from daemonctl.errors import StateError


def copy(path: Path, target: Path) -> None:
    """The store at `path` as it is at one moment, in a new file; its market may be running.

    Writers go on meanwhile: the copy is a reader's view. Raises StateError where either file
    cannot be used, or the copy is not whole.
    """
    try:
        with (
            contextlib.closing(
                sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            ) as source,
            contextlib.closing(sqlite3.connect(target, isolation_level=None)) as made,
        ):
            # All pages in one step: between two, a writer would make it begin anew.
            source.backup(made, pages=-1)
            # A file by itself, with no other beside it that could be left behind.
            made.execute("PRAGMA journal_mode=DELETE")
            check(made)
    except sqlite3.Error as error:
        raise StateError(
            "The market's store cannot be copied",
            detail=f"{path} to {target}: {error}",
            hint="Is there room, and is the first a market's store?",
        ) from error


def check(db: sqlite3.Connection) -> None:
    """Raises StateError where SQLite finds its own file damaged."""
    (found,) = db.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise StateError("The market's store is damaged", detail=str(found))
