"""Connections to one SQLite file: one that writes, and one that reads for each thread."""

from __future__ import annotations

import contextlib
import json
import logging
import re
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

from daemonctl.errors import StateError
from daemonctl.market.store.interface import News
from daemonctl.market.store.sql.tx import Database, Row, Tx
from daemonctl.market.store.sqlite.schema import migrate

_BUSY_MS = 10_000
"""How long a writer waits for another process (an operator's grant, a backup)."""
_LOOK_S = 0.5
"""How often a served store looks whether another process changed something for all."""
_END_S = 5.0

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
_SETS = re.compile(r"\b(NUMBERS|NAMES)\(\?\)")

_log = logging.getLogger(__name__)


class SqliteTx(Tx):
    """A transaction or a view over one connection."""

    def __init__(self, connection: sqlite3.Connection, now: float, *, inside: bool) -> None:
        """inside: this process listens itself to what it announces."""
        self._connection = connection
        self._inside = inside
        self.now = now

    def rows(self, query: str, *values: object) -> list[Row]:
        return self._connection.execute(_spelled(query), _taken(values)).fetchall()

    def run(self, statement: str, *values: object) -> int:
        return self._connection.execute(_spelled(statement), _taken(values)).rowcount

    def each(self, statement: str, kinds: str, rows: Collection[Sequence[object]]) -> None:
        del kinds  # SQLite takes values as they are
        if rows:
            self._connection.executemany(statement, rows)

    def announce(self, news: News) -> None:
        # The process that serves the file looks at this number; nobody else waits for anything.
        if news and not self._inside:
            self._connection.execute(
                "INSERT INTO counter VALUES ('outside', 1)"
                " ON CONFLICT (name) DO UPDATE SET value = counter.value + 1"
            )


class SqliteDatabase(Database):
    """The file at `path`, made or migrated where needed. clock: epoch seconds.

    Raises StateError where the file is not a store that this version understands.
    """

    shared = False

    def __init__(self, path: Path, clock: Callable[[], float]) -> None:
        self._path = path
        self._clock = clock
        self._local = threading.local()
        self._lock = threading.Lock()
        self._open: list[sqlite3.Connection] = []
        self._closed = threading.Event()
        self._listener: threading.Thread | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._writer = self._connect(write=True)
            migrate(self._writer)
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

    @contextlib.contextmanager
    def transaction(self) -> Iterator[SqliteTx]:
        """All of the block's changes, or none of them."""
        self._writer.execute("BEGIN IMMEDIATE")
        try:
            yield SqliteTx(self._writer, self._clock(), inside=self._listener is not None)
            self._writer.execute("COMMIT")
        except BaseException:
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")
            raise

    @contextlib.contextmanager
    def view(self) -> Iterator[SqliteTx]:
        """One unchanging view, in this thread's own connection, which cannot write."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connect(write=False)
        connection.execute("BEGIN")
        try:
            yield SqliteTx(connection, self._clock(), inside=True)
        finally:
            connection.execute("ROLLBACK")

    def listen(self, heard: Callable[[News], None]) -> None:
        self._listener = threading.Thread(
            target=self._listen, args=(heard, self._outside()), name="market-listener", daemon=True
        )
        self._listener.start()

    def close(self) -> None:
        """Close every connection; no other thread may be using one."""
        self._closed.set()
        if self._listener is not None:
            self._listener.join(_END_S)
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()

    def _listen(self, heard: Callable[[News], None], before: int) -> None:
        while not self._closed.wait(_LOOK_S):
            try:
                now = self._outside()
            except sqlite3.Error:
                _log.exception("the store could not be looked at")
                continue
            if now != before:
                before = now
                heard(News(everybody=True))

    def _outside(self) -> int:
        with self.view() as tx:
            found = tx.row("SELECT value FROM counter WHERE name = 'outside'")
        return found[0] if found else 0

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


@cache
def _spelled(query: str) -> str:
    return _SETS.sub("json_each(?)", query)


def _taken(values: tuple[object, ...]) -> tuple[object, ...]:
    """Values as SQLite binds them: a set of any size in one parameter, as json_each() takes it."""
    return tuple(
        json.dumps(list(value), separators=(",", ":"))
        if isinstance(value, (list, tuple, set, frozenset))
        else value
        for value in values
    )
