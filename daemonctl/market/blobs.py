"""Modules, inputs and large outputs: files named by the SHA-256 of their bytes."""

from __future__ import annotations

import asyncio
import hashlib
import os
import tempfile
from collections.abc import AsyncIterator, Iterable
from functools import lru_cache
from pathlib import Path

from daemonctl.errors import MarketRefused, StateError
from daemonctl.market.wire import INLINE_INPUT_BYTES, MAX_BLOB_BYTES

_GATHER_BYTES = 1 << 20
_SMALL_KEPT = 2048


class Blobs:
    """The blobs below `folder`. A file is there whole and right, or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._coming = folder / "coming"
        try:
            self._coming.mkdir(parents=True, exist_ok=True, mode=0o700)
            # What a killed market was receiving is of no use.
            for left in self._coming.iterdir():
                left.unlink()
        except OSError as error:
            raise StateError(
                "The market's blobs cannot be kept", detail=f"{folder}: {error}"
            ) from error
        self.small = lru_cache(_SMALL_KEPT)(self._small)

    def path(self, digest: str) -> Path:
        """Where the blob lies or would lie."""
        return self._folder / digest[:2] / digest

    def size(self, digest: str) -> int | None:
        """Bytes of a blob; None if it is not here."""
        try:
            return self.path(digest).stat().st_size
        except FileNotFoundError:
            return None

    def missing(self, digests: Iterable[str]) -> list[str]:
        """Those of `digests` that are not here."""
        return [digest for digest in digests if self.size(digest) is None]

    def _small(self, digest: str) -> bytes | None:
        """The bytes of a blob that may travel inside a lease; None for others.

        `small` remembers its answers; a blob that once was missing is fetched by its digest.
        """
        try:
            with self.path(digest).open("rb") as file:
                data = file.read(INLINE_INPUT_BYTES + 1)
        except FileNotFoundError:
            return None
        return data if len(data) <= INLINE_INPUT_BYTES else None

    async def put(self, digest: str, chunks: AsyncIterator[bytes]) -> None:
        """Store what comes; 413 if it is too large, 400 if its SHA-256 is another.

        It is on the disk, under its name, when this returns.
        """
        coming = await asyncio.to_thread(_Coming, self._coming)
        try:
            held = bytearray()
            async for chunk in chunks:
                held += chunk
                if len(held) >= _GATHER_BYTES:
                    await asyncio.to_thread(coming.write, bytes(held))
                    held.clear()
            await asyncio.to_thread(coming.write, bytes(held))
            await asyncio.to_thread(coming.place, digest, self.path(digest))
        finally:
            await asyncio.to_thread(coming.close)


class _Coming:
    """A blob on its way: written beside the others, put among them when it is whole."""

    def __init__(self, folder: Path) -> None:
        fd, name = tempfile.mkstemp(dir=folder)
        self._path = Path(name)
        self._file = os.fdopen(fd, "wb", buffering=0)
        self._hash = hashlib.sha256()
        self._size = 0

    def write(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > MAX_BLOB_BYTES:
            raise too_large(MAX_BLOB_BYTES)
        self._hash.update(data)
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) :]

    def place(self, digest: str, path: Path) -> None:
        if self._hash.hexdigest() != digest:
            raise MarketRefused(
                "The bytes are not those that the address names",
                status=400,
                detail=f"their SHA-256 is {self._hash.hexdigest()}",
                hint="Send the whole file again.",
            )
        os.fsync(self._file.fileno())
        path.parent.mkdir(exist_ok=True, mode=0o700)
        self._path.replace(path)
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def close(self) -> None:
        self._file.close()
        self._path.unlink(missing_ok=True)


def too_large(limit: int) -> MarketRefused:
    """The refusal of a body of more than `limit` bytes."""
    return MarketRefused(
        "The request is too large",
        status=413,
        detail=f"more than {limit} bytes",
        hint="Split it, or store large outputs as blobs.",
    )
