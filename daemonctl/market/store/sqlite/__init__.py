"""The market's store in one SQLite file."""

from daemonctl.market.store.sqlite.store import SqliteStore

__all__ = ["SqliteStore"]
