"""The market's store in PostgreSQL, for any number of processes."""

from __future__ import annotations

from collections.abc import Callable

from daemonctl.market.store.postgresql.database import PostgresDatabase
from daemonctl.market.store.sql.store import SqlStore


class PostgresStore(SqlStore):
    """The store in the database at `url`; raises StateError where it cannot be used.

    clock: epoch seconds; None = the database's own, which all processes share.
    """

    def __init__(self, url: str, clock: Callable[[], float] | None = None) -> None:
        super().__init__(PostgresDatabase(url, clock))
