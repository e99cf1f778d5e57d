"""A blob on its way in: written beside the others, used once it is whole and right."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import hashlib
import os
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from daemonctl.errors import MarketRefused, StateError
from daemonctl.market.wire import MAX_BLOB_BYTES

_GATHER_BYTES = 1 << 20


class Coming:
    """Bytes that are being received, in a file of their own below `folder`."""

    def __init__(self, folder: Path) -> None:
        while True:
            fd, name = tempfile.mkstemp(dir=folder)
            fcntl.flock(fd, fcntl.LOCK_EX)
            if os.fstat(fd).st_nlink:
                break
            os.close(fd)  # a process that began in this moment took it for left behind
        self.path = Path(name)
        self.file = os.fdopen(fd, "w+b", buffering=0)
        self.size = 0
        self._hash = hashlib.sha256()

    def write(self, data: bytes) -> None:
        """Take more of it; 413 once it is too large."""
        self.size += len(data)
        if self.size > MAX_BLOB_BYTES:
            raise too_large(MAX_BLOB_BYTES)
        self._hash.update(data)
        left = memoryview(data)
        while left:
            left = left[self.file.write(left) :]

    def check(self, digest: str) -> None:
        """400 unless its SHA-256 is this."""
        if self._hash.hexdigest() != digest:
            raise MarketRefused(
                "The bytes are not those that the address names",
                status=400,
                detail=f"their SHA-256 is {self._hash.hexdigest()}",
                hint="Send the whole file again.",
            )

    def close(self) -> None:
        """Remove the file, if it is still there."""
        self.file.close()
        self.path.unlink(missing_ok=True)


def make_room(folder: Path) -> Path:
    """The folder below `folder` for what is coming. What a killed process was receiving is of
    no use and removed; other processes lock what they receive. Raises StateError where the
    folder cannot be had."""
    coming = folder / "coming"
    try:
        coming.mkdir(parents=True, exist_ok=True, mode=0o700)
        for left in coming.iterdir():
            with contextlib.suppress(FileNotFoundError, BlockingIOError), left.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                left.unlink()
    except OSError as error:
        raise StateError(
            "The market's blobs cannot be kept", detail=f"{folder}: {error}"
        ) from error
    return coming


@contextlib.asynccontextmanager
async def received(
    folder: Path, digest: str, chunks: AsyncIterator[bytes]
) -> AsyncIterator[Coming]:
    """All of `chunks` in a file, checked; it is gone after the block unless it was moved."""
    coming = await asyncio.to_thread(Coming, folder)
    try:
        held = bytearray()
        async for chunk in chunks:
            held += chunk
            if len(held) >= _GATHER_BYTES:
                await asyncio.to_thread(coming.write, bytes(held))
                held.clear()
        await asyncio.to_thread(coming.write, bytes(held))
        coming.check(digest)
        yield coming
    finally:
        await asyncio.to_thread(coming.close)


def too_large(limit: int) -> MarketRefused:
    """The refusal of a body of more than `limit` bytes."""
    return MarketRefused(
        "The request is too large",
        status=413,
        detail=f"more than {limit} bytes",
        hint="Split it, or store large outputs as blobs.",
    )
