"""Blobs as objects in S3-compatible storage, for markets of several machines.

An object's name is the prefix and the digest. An object appears whole or not at all, and its
bytes are signed by their SHA-256 on the way: storage that receives others refuses them.
"""

from __future__ import annotations

import asyncio
import functools
import hashlib
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from daemonctl.errors import MarketRefused, StateError
from daemonctl.market.blobs.bucket import Bucket
from daemonctl.market.blobs.coming import make_room, received
from daemonctl.market.blobs.interface import Blob, Blobs
from daemonctl.market.wire import INLINE_INPUT_BYTES

_T = TypeVar("_T")
_log = logging.getLogger(__name__)

_CONNECT_S = 3
_ANSWER_S = 10
_TRIES = 2
_THREADS = 16
_LOOKERS = 8
"""Threads that look for missing blobs at most: others are to be served meanwhile."""
_AT_ONCE = 64
_CHUNK_BYTES = 256 * 1024
_SMALL_WAIT_S = 2.0
"""A lease waits so long for inputs that could travel inside it."""
_KNOWN = 300_000
"""Blobs that are remembered to be there; some 40 MB."""


class S3Blobs(Blobs):
    """The blobs in a bucket. folder: on this machine, for what is being received.

    Credentials come from where boto3 finds them: the environment or its files. Raises StateError
    where the bucket cannot be used.
    """

    def __init__(self, bucket: Bucket, folder: Path) -> None:
        super().__init__()
        self._bucket = bucket
        self._coming = make_room(folder)
        self._client = _client(bucket)
        self._threads = ThreadPoolExecutor(_THREADS, "market-blobs")
        self._looking = asyncio.Semaphore(_LOOKERS)
        self._known: dict[str, None] = {}
        self._fetched: dict[str, asyncio.Task[bytes | None]] = {}

    async def size(self, digest: str) -> int | None:
        return await self._run(self._size, digest)

    async def missing(self, digests: Collection[str]) -> set[str]:
        asked = [digest for digest in set(digests) if digest not in self._known]
        parts = [asked[at : at + _AT_ONCE] for at in range(0, len(asked), _AT_ONCE)]
        return set().union(*await asyncio.gather(*map(self._look, parts)))

    async def put(self, digest: str, chunks: AsyncIterator[bytes]) -> None:
        async with received(self._coming, digest, chunks) as coming:
            await self._run(self._upload, digest, coming.path)
            self._know(digest)
            if coming.size <= INLINE_INPUT_BYTES:
                self.keep(digest, await asyncio.to_thread(coming.path.read_bytes))

    async def get(self, digest: str) -> Blob | None:
        found = await self._run(self._open, digest)
        if found is None:
            return None
        return Blob(found["ContentLength"], self._pieces(found["Body"]))

    async def _small(self, digests: Collection[str]) -> dict[str, bytes | None]:
        tasks = {one: self._fetching(one) for one in digests}
        await asyncio.wait(tasks.values(), timeout=_SMALL_WAIT_S)
        return {one: task.result() for one, task in tasks.items() if _good(task)}

    def _fetching(self, digest: str) -> asyncio.Task[bytes | None]:
        """The task that fetches a small blob: one for all who ask, and nobody's to end."""
        task = self._fetched.get(digest)
        if task is None:
            task = asyncio.create_task(self._run(self._head, digest))
            self._fetched[digest] = task
            task.add_done_callback(functools.partial(self._has_come, digest))
        return task

    def _has_come(self, digest: str, task: asyncio.Task[bytes | None]) -> None:
        del self._fetched[digest]
        if _good(task):
            self.keep(digest, task.result())

    async def _look(self, digests: Sequence[str]) -> set[str]:
        async with self._looking:
            sizes = await self._run(lambda: [self._size(one) for one in digests])
        missing = {one for one, size in zip(digests, sizes, strict=True) if size is None}
        for digest in digests:
            if digest not in missing:
                self._know(digest)
        return missing

    def _know(self, digest: str) -> None:
        self._known[digest] = None
        if len(self._known) > _KNOWN:
            del self._known[next(iter(self._known))]

    async def _pieces(self, body: Any) -> AsyncGenerator[bytes, None]:
        try:
            while chunk := await self._run(body.read, _CHUNK_BYTES):
                yield chunk
        finally:
            body.close()

    async def _run(self, call: Callable[..., _T], *words: object) -> _T:
        """Ask the storage in a thread; 503 where it does not answer."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, call, *words)
        except (BotoCoreError, ClientError) as error:
            _log.warning("the blobs' storage failed: %s", error)
            raise MarketRefused(
                "The market's storage does not answer",
                status=503,
                hint="Nothing is lost. Try again in a moment.",
            ) from error

    def _named(self, digest: str) -> dict[str, str]:
        return {"Bucket": self._bucket.name, "Key": self._bucket.prefix + digest}

    def _size(self, digest: str) -> int | None:
        try:
            size: int = self._client.head_object(**self._named(digest))["ContentLength"]
        except ClientError as error:
            if _code(error) in ("404", "NoSuchKey", "NotFound"):
                return None
            raise
        return size

    def _open(self, digest: str, **more: str) -> dict[str, Any] | None:
        try:
            found: dict[str, Any] = self._client.get_object(**self._named(digest), **more)
        except ClientError as error:
            if _code(error) == "NoSuchKey":
                return None
            raise
        return found

    def _head(self, digest: str) -> bytes | None:
        """A small blob; None if it is not small. Raises LookupError if it is not here."""
        try:
            found = self._open(digest, Range=f"bytes=0-{INLINE_INPUT_BYTES}")
        except ClientError as error:
            if _code(error) == "InvalidRange":
                return b""  # of nothing there is no first byte
            raise
        if found is None:
            raise LookupError(digest)
        with found["Body"] as body:
            data: bytes = body.read()
        if len(data) > INLINE_INPUT_BYTES:
            return None
        if hashlib.sha256(data).hexdigest() != digest:
            _log.error("the blobs' storage holds other bytes than it was given: %s", digest)
            raise LookupError(digest)
        return data

    def _upload(self, digest: str, path: Path) -> None:
        with path.open("rb") as file:
            self._client.put_object(**self._named(digest), Body=file)

    def close(self) -> None:
        self._threads.shutdown(cancel_futures=True)
        self._client.close()


def _good(task: asyncio.Task[bytes | None]) -> bool:
    return task.done() and not task.cancelled() and task.exception() is None


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


def _client(bucket: Bucket) -> Any:
    """A client that has seen the bucket."""
    try:
        client = boto3.session.Session().client(
            "s3",
            endpoint_url=bucket.endpoint or None,
            region_name=bucket.region or None,
            config=Config(
                connect_timeout=_CONNECT_S,
                read_timeout=_ANSWER_S,
                retries={"total_max_attempts": _TRIES, "mode": "standard"},
                max_pool_connections=_THREADS,
                # Checksums that not every storage knows are left out; SHA-256 signs the body.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
                s3={
                    "payload_signing_enabled": True,
                    "addressing_style": "path" if bucket.endpoint else "auto",
                },
            ),
        )
        client.head_bucket(Bucket=bucket.name)
    except (BotoCoreError, ClientError, ValueError) as error:
        raise StateError(
            "The bucket for blobs cannot be used",
            detail=f"{bucket.name} at {bucket.endpoint or 'the default endpoint'}: {error}",
            hint="Does it exist, and do AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY name who may"
            " list, read and write it?",
        ) from error
    return client
