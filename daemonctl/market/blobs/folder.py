"""Blobs as files below one folder."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, AsyncIterator, Collection
from pathlib import Path
from typing import BinaryIO

from daemonctl.market.blobs.coming import Coming, make_room, received
from daemonctl.market.blobs.interface import Blob, Blobs
from daemonctl.market.wire import INLINE_INPUT_BYTES

_CHUNK_BYTES = 256 * 1024


class FolderBlobs(Blobs):
    """The blobs below `folder`, each a file named by its digest.

    Raises StateError where the folder cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._coming = make_room(folder)

    def path(self, digest: str) -> Path:
        """Where the blob lies or would lie."""
        return self._folder / digest[:2] / digest

    def digests(self) -> list[str]:
        """Every blob that is here, in order. Reads the disk."""
        return sorted(path.name for path in self._folder.glob("[0-9a-f][0-9a-f]/*"))

    async def size(self, digest: str) -> int | None:
        return await asyncio.to_thread(self._size, digest)

    async def missing(self, digests: Collection[str]) -> set[str]:
        return await asyncio.to_thread(
            lambda: {digest for digest in digests if self._size(digest) is None}
        )

    async def put(self, digest: str, chunks: AsyncIterator[bytes]) -> None:
        async with received(self._coming, digest, chunks) as coming:
            await asyncio.to_thread(_place, coming, self.path(digest))

    async def get(self, digest: str) -> Blob | None:
        try:
            file = await asyncio.to_thread(self.path(digest).open, "rb", 0)
        except FileNotFoundError:
            return None
        return Blob(os.fstat(file.fileno()).st_size, _pieces(file))

    async def _small(self, digests: Collection[str]) -> dict[str, bytes | None]:
        found = await asyncio.to_thread(self._read_small, digests)
        for digest, data in found.items():
            self.keep(digest, data)
        return found

    def close(self) -> None:
        """Nothing is open."""

    def _size(self, digest: str) -> int | None:
        try:
            return self.path(digest).stat().st_size
        except FileNotFoundError:
            return None

    def _read_small(self, digests: Collection[str]) -> dict[str, bytes | None]:
        found: dict[str, bytes | None] = {}
        for digest in digests:
            try:
                with self.path(digest).open("rb") as file:
                    data = file.read(INLINE_INPUT_BYTES + 1)
            except FileNotFoundError:
                continue
            found[digest] = data if len(data) <= INLINE_INPUT_BYTES else None
        return found


async def _pieces(file: BinaryIO) -> AsyncGenerator[bytes, None]:
    with file:
        while chunk := await asyncio.to_thread(file.read, _CHUNK_BYTES):
            yield chunk


def _place(coming: Coming, path: Path) -> None:
    """Put it among the others, for good."""
    os.fsync(coming.file.fileno())
    path.parent.mkdir(exist_ok=True, mode=0o700)
    coming.path.replace(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
