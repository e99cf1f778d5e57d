"""What a market runs on: its folder, its store, its threads, its bells.

The store's changes run in one thread, its reads in others; the event loop never waits for a disk.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

from daemonctl.errors import StateError
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


class Engine:
    """Opens the folder `data`, which it alone may serve.

    clock: seconds since the epoch. Raises StateError where the folder cannot be used.
    """

    def __init__(self, data: Path, settings: Settings, clock: Callable[[], float]) -> None:
        self.settings = settings
        self.clock = clock
        self.waiting = Waiting()
        self.figures = Figures()
        self._lock = Lock(data / "lock")
        if not self._lock.acquire():
            raise StateError(
                "This folder is served by another market",
                detail=str(data),
                hint="Stop that one first, or choose another folder.",
            )
        try:
            self.blobs = open_blobs(settings.blobs, data / "blobs")
            self.store: Store = SqliteStore(data / "market.sqlite")
        except StateError:
            self._lock.release()
            raise
        self.store.renew_all(clock(), settings.lease_s)
        self.writer = ThreadPoolExecutor(1, "market-writer")
        self._readers = ThreadPoolExecutor(_READERS, "market-reader")

    async def read(self, call: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run what only reads in a thread beside the writer."""
        return await asyncio.get_running_loop().run_in_executor(
            self._readers, lambda: call(*args, **kwargs)
        )

    async def write(self, call: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run what changes the store, after all that was given to the writer before."""
        return await asyncio.get_running_loop().run_in_executor(
            self.writer, lambda: call(*args, **kwargs)
        )

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
        self._lock.release()
