"""Forms with files: read within bounds, and their files put among the market's blobs."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import AsyncGenerator, AsyncIterator
from typing import NamedTuple

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from daemonctl.errors import MarketRefused
from daemonctl.market.blobs import Blobs, too_large
from daemonctl.market.http import check_length
from daemonctl.market.web.visit import Visit

MOST_BYTES = 256 * 1024 * 1024
"""A whole form with its files; more is for the command line."""
MOST_FILES = 1001
_MOST_FIELDS = 40
_MOST_TEXT = 64 * 1024
_CHUNK = 256 * 1024


class Stored(NamedTuple):
    """A file that is among the blobs now. name: as the browser said it. start: its first bytes."""

    name: str
    digest: str
    size: int
    start: bytes


class Upload:
    """What a form with files said. Its files are gone when the block ends."""

    def __init__(self, data: FormData) -> None:
        self._data = data

    def text(self, name: str) -> str:
        """A field's text; "" where there is none."""
        value = self._data.get(name, "")
        return value if isinstance(value, str) else ""

    def files(self, name: str) -> list[UploadFile]:
        """The files of a field, in the order of their names; without the empty one that browsers
        send where none was chosen."""
        found = [one for one in self._data.getlist(name) if isinstance(one, UploadFile)]
        chosen = [one for one in found if one.filename or one.size]
        return sorted(chosen, key=lambda one: one.filename or "")


@contextlib.asynccontextmanager
async def upload(visit: Visit) -> AsyncGenerator[Upload, None]:
    """A form of ours with its files; 403, 400 or 413 where it is another's, none or too large."""
    visit.check_origin()
    check_length(visit.request, MOST_BYTES)
    parser = MultiPartParser(
        visit.request.headers,
        _bounded(visit.request.stream()),
        max_files=MOST_FILES,
        max_fields=_MOST_FIELDS,
        max_part_size=_MOST_TEXT,
    )
    try:
        data = await parser.parse()
    except (MultiPartException, KeyError, UnicodeDecodeError) as error:
        raise MarketRefused(
            "The form cannot be read",
            status=400,
            detail=str(getattr(error, "message", "it is not one that this site makes")),
            hint=f"At most {MOST_FILES - 1} inputs at a time; the command line takes more.",
        ) from error
    try:
        found = Upload(data)
        visit.check_csrf(found.text("csrf"))
        yield found
    finally:
        await data.close()


async def store(blobs: Blobs, file: UploadFile) -> Stored:
    """Put a file among the blobs; 413 where it is too large."""
    digest, size, start = hashlib.sha256(), 0, b""
    while chunk := await file.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
        start = start or chunk[:8]
    await file.seek(0)
    name = digest.hexdigest()
    await blobs.put(name, _pieces(file))
    return Stored(file.filename or "", name, size, start)


async def _pieces(file: UploadFile) -> AsyncIterator[bytes]:
    while chunk := await file.read(_CHUNK):
        yield chunk


async def _bounded(stream: AsyncIterator[bytes]) -> AsyncGenerator[bytes, None]:
    size = 0
    async for chunk in stream:
        size += len(chunk)
        if size > MOST_BYTES:
            raise too_large(MOST_BYTES)
        yield chunk
