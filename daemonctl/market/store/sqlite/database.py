"""Connections to one SQLite file: one that writes, and one that reads for each thread."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from daemonctl.errors import StateError
from daemonctl.market.store.sqlite.schema import migrate

_BUSY_MS = 10_000
"""How long a writer waits for another process (an operator's grant, a backup)."""

# WAL: readers never wait for the writer. synchronous=FULL: a commit is on the disk before a host
# is told that it may forget its results; with many hosts in one transaction that is one fsync
# for all of them, so NORMAL, which may forget the last commits when the power fails, saves
# little.
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    f"busy_timeout={_BUSY_MS}",
    "cache_size=-65536",
    "temp_store=MEMORY",
    "wal_autocheckpoint=4000",
)


class Database:
    """The file at `path`, made or migrated where needed.

    writer: the connection that changes things, used from one thread at a time.
    Raises StateError where the file is not a store that this version understands.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._lock = threading.Lock()
        self._open: list[sqlite3.Connection] = []
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.writer = self._connect(write=True)
            migrate(self.writer)
        except (sqlite3.Error, OSError) as error:
            self.close()
            raise StateError(
                "The market's store cannot be opened",
                detail=f"{path}: {error}",
                hint="Check that the folder can be written and is a market's own.",
            ) from error
        except StateError:
            self.close()
            raise

    def reader(self) -> sqlite3.Connection:
        """This thread's own connection, which cannot write."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = self._local.connection = self._connect(write=False)
        return found

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of the block's changes, or none of them."""
        self.writer.execute("BEGIN IMMEDIATE")
        try:
            yield self.writer
            self.writer.execute("COMMIT")
        except BaseException:
            if self.writer.in_transaction:
                self.writer.execute("ROLLBACK")
            raise

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """One unchanging view for all of the block's reads."""
        db = self.reader()
        db.execute("BEGIN")
        try:
            yield db
        finally:
            db.execute("ROLLBACK")

    def close(self) -> None:
        """Close every connection; no other thread may be using one."""
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()

    def _connect(self, *, write: bool) -> sqlite3.Connection:
        # The writer and the readers may be closed from another thread than their own.
        connection = sqlite3.connect(
            self._path, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        with self._lock:
            self._open.append(connection)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if not write:
            connection.execute("PRAGMA query_only=ON")
        return connection


def as_set(values: Iterable[int | str]) -> str:
    """Numbers or names as json_each() takes them: a set of any size in one parameter."""
    return json.dumps(list(values), separators=(",", ":"))
