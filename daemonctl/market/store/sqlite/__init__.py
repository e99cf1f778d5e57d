"""The market's store in one SQLite file: one writer, any number of readers beside it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from daemonctl.market.store.sql.store import SqlStore
from daemonctl.market.store.sqlite.database import SqliteDatabase


class SqliteStore(SqlStore):
    """The store in the file at `path`; raises StateError where that is none."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        super().__init__(SqliteDatabase(path, clock))
