"""One connection to PostgreSQL that is made anew where it was lost."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Mapping
from typing import Any

import psycopg

from daemonctl.errors import MarketRefused

Connection = psycopg.Connection[tuple[Any, ...]]

_CONNECT_S = 5
_NOW = b"SELECT extract(epoch FROM clock_timestamp())::double precision"
_LOST = (psycopg.OperationalError, psycopg.InterfaceError)

_log = logging.getLogger(__name__)


def connect(url: str, settings: Mapping[str, str]) -> Connection:
    """A connection on which nothing has begun. Raises psycopg.OperationalError."""
    return psycopg.connect(
        url,
        autocommit=True,
        prepare_threshold=1,
        connect_timeout=_CONNECT_S,
        options=" ".join(f"-c {name}={value}" for name, value in settings.items()),
        application_name="cpushare market",
        # A database's machine that is gone, and not just silent, is known within half a minute.
        keepalives_idle=10,
        keepalives_interval=5,
        keepalives_count=3,
        tcp_user_timeout=30_000,
    )


class Link:
    """Transactions over one connection, from one thread at a time.

    settings: of the session. begin: how a transaction begins, and what it does first.
    """

    def __init__(self, url: str, settings: Mapping[str, str], *begin: str) -> None:
        self._url = url
        self._settings = settings
        self._begin = tuple(statement.encode() for statement in begin)
        self._connection: Connection | None = None

    @contextlib.contextmanager
    def transaction(self) -> Iterator[tuple[Connection, float]]:
        """The connection, and the database's clock: all of the block's changes, or none.

        Raises MarketRefused (503) where the database does not answer; whether what was being
        committed then is, nobody knows.
        """
        try:
            connection, now = self._begun()
            try:
                yield connection, now
                connection.execute(b"COMMIT")
            except BaseException:
                if not connection.closed:
                    connection.execute(b"ROLLBACK")
                raise
        except _LOST as error:
            self.close()
            _log.warning("the database does not answer: %s", str(error).strip())
            raise MarketRefused(
                "The market's database does not answer",
                status=503,
                hint="Try again in a few seconds.",
            ) from error

    def connection(self) -> Connection:
        """The connection, which may have been lost without anybody knowing."""
        if self._connection is None or self._connection.closed:
            self._connection = connect(self._url, self._settings)
        return self._connection

    def close(self) -> None:
        """Let go of the connection; the next transaction makes one."""
        if self._connection is not None:
            with contextlib.suppress(psycopg.Error):
                self._connection.close()
            self._connection = None

    def _begun(self) -> tuple[Connection, float]:
        try:
            return self._try()
        except _LOST:
            # The connection was lost between two transactions: nothing was done in this one.
            self.close()
            return self._try()

    def _try(self) -> tuple[Connection, float]:
        connection = self.connection()
        for statement in self._begin:
            connection.execute(statement)
        return connection, connection.execute(_NOW).fetchall()[0][0]
