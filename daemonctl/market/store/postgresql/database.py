"""Connections to PostgreSQL: one that writes, one that reads for each thread, one that listens.

All processes of a market take one advisory lock for the length of a writing transaction. Such a
transaction takes all that waits, in sets, and is short; so none of them ever waits for another's
rows or meets a deadlock, and what comes to pass is numbered in the order in which it is committed.
"""

from __future__ import annotations

import contextlib
import logging
import secrets
import threading
from collections.abc import Callable, Collection, Iterator, Sequence

import psycopg

from daemonctl.errors import StateError
from daemonctl.market.store.interface import News
from daemonctl.market.store.postgresql.dialect import (
    columns,
    spelled,
    spelled_for_each,
    taken,
)
from daemonctl.market.store.postgresql.link import Connection, Link, connect
from daemonctl.market.store.postgresql.news import CHANNEL, texts, understood
from daemonctl.market.store.postgresql.schema import LOCK, migrate
from daemonctl.market.store.sql.tx import Database, Row, Tx

# A process that hangs in the middle of a transaction must not hold up the others for ever, nor a
# machine that is cut off. Nested loops over indexes are right for every statement of the store,
# also while the tables are young and nothing is known of them; so plans are made once.
_SETTINGS = {
    "lock_timeout": "20s",
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "30s",
    "enable_seqscan": "off",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
    "plan_cache_mode": "force_generic_plan",
    "jit": "off",
}
_READING = {"statement_timeout": "60s", "idle_in_transaction_session_timeout": "60s"}
_VIEW = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_AGAIN_S = 1.0
_LISTEN_S = 1.0
_END_S = 5.0

_log = logging.getLogger(__name__)


class PostgresTx(Tx):
    """A transaction or a view over one connection."""

    def __init__(self, connection: Connection, now: float, name: str) -> None:
        """name: the process's own, for its news."""
        self._connection = connection
        self._name = name
        self.now = now

    def rows(self, query: str, *values: object) -> list[Row]:
        return self._connection.execute(spelled(query), taken(values)).fetchall()

    def run(self, statement: str, *values: object) -> int:
        return self._connection.execute(spelled(statement), taken(values)).rowcount

    def each(self, statement: str, kinds: str, rows: Collection[Sequence[object]]) -> None:
        if rows:
            self._connection.execute(spelled_for_each(statement, kinds), columns(kinds, rows))

    def announce(self, news: News) -> None:
        for text in texts(self._name, news):
            self._connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, text))


class PostgresDatabase(Database):
    """The database at `url`, its tables made or migrated where needed.

    clock: epoch seconds; None = the database's own. Raises StateError where the database cannot
    be used.
    """

    shared = True

    def __init__(self, url: str, clock: Callable[[], float] | None) -> None:
        self._url = url
        self._clock = clock
        self._name = secrets.token_hex(4)
        self._local = threading.local()
        self._lock = threading.Lock()
        self._readers: list[Link] = []
        self._writer = Link(url, _SETTINGS, "BEGIN", f"SELECT pg_advisory_xact_lock({LOCK})")
        self._closed = threading.Event()
        self._listener: threading.Thread | None = None
        try:
            migrate(self._writer.connection())
        except psycopg.Error as error:
            self.close()
            raise StateError(
                "The market's database cannot be used",
                # Not the address, which may hold a password; nor what is wrong with its form,
                # which says it again.
                detail=" ".join(str(error).split()) if _was_asked(error) else "",
                hint="Check the address, that PostgreSQL runs and that this user may make tables.",
            ) from error
        except StateError:
            self.close()
            raise

    @contextlib.contextmanager
    def transaction(self) -> Iterator[PostgresTx]:
        """All of the block's changes, or none of them; 503 where the database does not answer."""
        with self._writer.transaction() as (connection, now):
            yield self._tx(connection, now)

    @contextlib.contextmanager
    def view(self) -> Iterator[PostgresTx]:
        """One unchanging view, in this thread's own connection, which cannot write."""
        link: Link | None = getattr(self._local, "link", None)
        if link is None:
            link = self._local.link = Link(self._url, _READING, _VIEW)
            with self._lock:
                self._readers.append(link)
        with link.transaction() as (connection, now):
            yield self._tx(connection, now)

    def listen(self, heard: Callable[[News], None]) -> None:
        self._listener = threading.Thread(
            target=self._listen, args=(heard,), name="market-listener", daemon=True
        )
        self._listener.start()

    def close(self) -> None:
        """Close every connection; no other thread may be using one."""
        self._closed.set()
        if self._listener is not None:
            self._listener.join(_END_S)
        with self._lock:
            for link in (self._writer, *self._readers):
                link.close()

    def _tx(self, connection: Connection, now: float) -> PostgresTx:
        return PostgresTx(connection, now if self._clock is None else self._clock(), self._name)

    def _listen(self, heard: Callable[[News], None]) -> None:
        while not self._closed.is_set():
            try:
                with connect(self._url, {}) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    # What was said before this moment, nobody heard.
                    heard(News(everybody=True, tokens=True))
                    self._hear(connection, heard)
            except psycopg.Error as error:
                _log.warning("the other processes cannot be heard: %s", str(error).strip())
                self._closed.wait(_AGAIN_S)

    def _hear(self, connection: Connection, heard: Callable[[News], None]) -> None:
        while not self._closed.is_set():
            for note in connection.notifies(timeout=_LISTEN_S, stop_after=1):
                sender, news = understood(note.payload)
                if sender != self._name:
                    heard(news)


def _was_asked(error: psycopg.Error) -> bool:
    """Whether it came so far that a server was looked for: the address could be read."""
    return isinstance(error, psycopg.OperationalError) or error.sqlstate is not None
