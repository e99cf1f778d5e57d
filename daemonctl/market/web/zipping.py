"""All results of a computation as one ZIP file, made while it is sent: nothing of it is kept."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import AsyncGenerator, AsyncIterator

from starlette.responses import StreamingResponse

from daemonctl.market.store.site import Seen
from daemonctl.market.web.site import Site
from daemonctl.market.wire import JobResult
from daemonctl.model import Outcome

_PAGE = 200
_PAGE_BYTES = 4 * 1024 * 1024
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"P4", "pbm"),
    (b"P5", "pgm"),
    (b"P6", "ppm"),
)
_EPOCH = (1980, 1, 1, 0, 0, 0)


def file_name(job: int, data: bytes) -> str:
    """A name for a job's result; its ending says what its first bytes look like."""
    kind = next((kind for start, kind in _KINDS if data.startswith(start)), "bin")
    return f"{job:06}.{kind}"


def archive(site: Site, account: int, one: Seen) -> StreamingResponse:
    """The answer with all results that are settled when it is sent."""
    response = StreamingResponse(_stream(site, account, one), media_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{one.computation}.zip"'
    return response


class _Pipe(io.RawIOBase):
    """What a ZIP file is written into, and taken out of again at once."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        view = memoryview(data)  # type: ignore[arg-type]
        self._held += view
        return view.nbytes

    def take(self) -> bytes:
        """What was written since the last time."""
        data = bytes(self._held)
        self._held.clear()
        return data


async def _stream(site: Site, account: int, one: Seen) -> AsyncIterator[bytes]:
    pipe = _Pipe()
    lines = ["job,outcome,file,paid in millionths of a CPUCoin\r\n"]
    after, finished = 0, False
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED) as zipped:
        while not finished:
            page = await site.engine.read(
                site.engine.store.results, account, one.computation, after, _PAGE, _PAGE_BYTES
            )
            for found in page.results:
                name = ""
                if found.outcome is Outcome.DONE:
                    chunks = _chunks(site, found)
                    first = await anext(chunks, b"")
                    name = file_name(found.job, first)
                    # Its length is not known yet: the entry must have room for any.
                    with zipped.open(zipfile.ZipInfo(name, _EPOCH), "w", force_zip64=True) as entry:
                        entry.write(first)
                        async for chunk in chunks:
                            entry.write(chunk)
                            yield pipe.take()
                    yield pipe.take()
                lines.append(f"{found.job},{found.outcome.value},{name},{found.paid}\r\n")
            after, finished = page.next, page.finished or not page.results
        zipped.writestr(zipfile.ZipInfo("results.csv", _EPOCH), "".join(lines))
    yield pipe.take()


async def _chunks(site: Site, found: JobResult) -> AsyncGenerator[bytes, None]:
    """The bytes of a result; none where the blob is gone."""
    if found.data is not None:
        yield found.data
        return
    blob = await site.engine.blobs.get(found.digest)
    if blob is not None:
        async with contextlib.aclosing(blob.chunks) as chunks:
            async for chunk in chunks:
                yield chunk
