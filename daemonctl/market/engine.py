"""What a market runs on: its folder, its store, its threads, its bells.

The store's changes run in one thread, its reads in others; the event loop never waits for a disk.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

from daemonctl.errors import MarketRefused, StateError
from daemonctl.files import Lock
from daemonctl.market.blobs import open_blobs
from daemonctl.market.figures import Figures
from daemonctl.market.settings import Settings
from daemonctl.market.store.interface import Store
from daemonctl.market.store.sqlite import SqliteStore
from daemonctl.market.waiting import Waiting

_P = ParamSpec("_P")
_T = TypeVar("_T")

_READERS = 2
_UNAVAILABLE = 503


class Engine:
    """Opens the folder `data`, and the database where the settings name one.

    A folder with a store in it is served by one process alone. clock: seconds since the epoch;
    None = the store's own. Raises StateError where the folder or the database cannot be used.
    """

    def __init__(
        self, data: Path, settings: Settings, clock: Callable[[], float] | None = None
    ) -> None:
        self.settings = settings
        self.waiting = Waiting()
        self.figures = Figures()
        self._lock = None if settings.database else _alone(data)
        try:
            self.blobs = open_blobs(settings.blobs, data / "blobs")
            self.store = _store(data, settings, clock)
        except StateError:
            self._unlock()
            raise
        self.store.renew_all(settings.lease_s)
        self.writer = ThreadPoolExecutor(1, "market-writer")
        self._readers = ThreadPoolExecutor(_READERS, "market-reader")

    async def read(self, call: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run what only reads in a thread beside the writer."""
        return await asyncio.get_running_loop().run_in_executor(
            self._readers, lambda: self.run(call, *args, **kwargs)
        )

    async def write(self, call: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run what changes the store, after all that was given to the writer before."""
        return await asyncio.get_running_loop().run_in_executor(
            self.writer, lambda: self.run(call, *args, **kwargs)
        )

    def run(self, call: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run what asks the store, in a thread that may wait; what the database could not do is
        counted."""
        try:
            return call(*args, **kwargs)
        except Exception as error:
            if not isinstance(error, MarketRefused) or error.status == _UNAVAILABLE:
                self.figures.database_error()
            raise

    async def missing(self, digests: set[bytes]) -> set[bytes]:
        """Those of `digests` that are neither a blob nor a small output."""
        absent = set(map(bytes.fromhex, await self.blobs.missing({d.hex() for d in digests})))
        if absent:
            absent -= await self.read(self.store.outputs_among, absent)
        return absent

    def close(self) -> None:
        """End the threads and close the store; whatever was being written is."""
        self.writer.shutdown()
        self._readers.shutdown()
        self.store.close()
        self.blobs.close()
        self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.release()


def _alone(data: Path) -> Lock:
    lock = Lock(data / "lock")
    if not lock.acquire():
        raise StateError(
            "This folder is served by another market",
            detail=str(data),
            hint="Stop that one first, or choose another folder.",
        )
    return lock


def _store(data: Path, settings: Settings, clock: Callable[[], float] | None) -> Store:
    if not settings.database:
        return SqliteStore(data / "market.sqlite", clock or time.time)
    from daemonctl.market.store.postgresql import PostgresStore  # what most markets do without

    return PostgresStore(settings.database, clock)
