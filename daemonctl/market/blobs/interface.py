"""What the market asks of the place where modules, inputs and large outputs lie.

A blob is named by the SHA-256 of its bytes in lower-case hexadecimal. It is there whole and
right, or not at all, and it never changes. Where the place does not answer, MarketRefused with
status 503 says so: asking again later is right.
"""

from __future__ import annotations

import abc
from collections import OrderedDict
from collections.abc import AsyncGenerator, AsyncIterator, Collection
from typing import NamedTuple

_SMALL_KEPT = 2048
"""Small inputs that are remembered: 32 MiB at most."""


class Blob(NamedTuple):
    """One blob on its way to somebody. size: in bytes. chunks: to be read to their end, or
    closed."""

    size: int
    chunks: AsyncGenerator[bytes, None]


class Blobs(abc.ABC):
    """All blobs of one market. Used in one event loop, which never waits for them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, bytes | None] = OrderedDict()

    @abc.abstractmethod
    async def size(self, digest: str) -> int | None:
        """Bytes of a blob; None if it is not here."""

    @abc.abstractmethod
    async def missing(self, digests: Collection[str]) -> set[str]:
        """Those of `digests` that are not here."""

    @abc.abstractmethod
    async def put(self, digest: str, chunks: AsyncIterator[bytes]) -> None:
        """Store what comes; 413 if it is too large, 400 if its SHA-256 is another.

        It is stored for good, under its name, when this returns. No more than a megabyte of it
        is in memory at a time.
        """

    @abc.abstractmethod
    async def get(self, digest: str) -> Blob | None:
        """A blob to be read in pieces; None if it is not here."""

    async def small(self, digests: Collection[str]) -> dict[str, bytes]:
        """The bytes of those that may travel inside a lease: small, and here in time.

        The latest are remembered. Others are left out: a host fetches them by their digests.
        """
        found = {one: self._kept[one] for one in digests if one in self._kept}
        for one in found:
            self._kept.move_to_end(one)
        asked = [one for one in dict.fromkeys(digests) if one not in found]
        if asked:
            found |= await self._small(asked)
        return {one: data for one, data in found.items() if data is not None}

    def keep(self, digest: str, data: bytes | None) -> None:
        """Remember the bytes of a small blob, or None: that it is a large one."""
        self._kept[digest] = data
        if len(self._kept) > _SMALL_KEPT:
            self._kept.popitem(last=False)

    @abc.abstractmethod
    async def _small(self, digests: Collection[str]) -> dict[str, bytes | None]:
        """What can be said of `digests` without a long wait, as `keep` is told it."""

    @abc.abstractmethod
    def close(self) -> None:
        """Give everything back; nothing is asked afterwards."""
