"""Finished results on disk until their market has them, one file a lease.

They are written without waiting for the disk: a crash of ours loses none, a power cut at worst
those of the last seconds, which the market hands out again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from daemonctl import files
from daemonctl.market.wire import Finished


class Spool:
    """The folder of finished results."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, market: str, finished: Finished) -> None:
        """Keep a result with its whole output in `data`, however large."""
        files.replace(
            self._path(market, finished.lease), msgspec.msgpack.encode(finished), durable=False
        )

    def get(self, market: str, lease: int) -> Finished | None:
        """The result; None where there is none, or none that can be read."""
        data = files.read_or_none(self._path(market, lease))
        if data is None:
            return None
        try:
            found = msgspec.msgpack.decode(data, type=Finished)
        except ValueError:  # also what is no UTF-8
            return None
        whole = found.data is None or hashlib.sha256(found.data).hexdigest() == found.digest
        return found if whole else None

    def drop(self, market: str, lease: int) -> None:
        """The market has it."""
        self._path(market, lease).unlink(missing_ok=True)

    def keep(self, market: str, leases: Iterable[int]) -> None:
        """Remove whatever a crash left of this market but the results of `leases`."""
        kept = {self._path(market, lease).name for lease in leases}
        # With the half-written ones, whose names begin with a point.
        for path in self._folder.glob(f"*{_place(market)}-*"):
            if path.name not in kept:
                path.unlink(missing_ok=True)

    def _path(self, market: str, lease: int) -> Path:
        return self._folder / f"{_place(market)}-{lease}.result"


def _place(market: str) -> str:
    return hashlib.sha256(market.encode()).hexdigest()[:12]
