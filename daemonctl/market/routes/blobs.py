"""Addresses of blobs: what is put there may be fetched by who knows its digest."""

from __future__ import annotations

from starlette.responses import Response, StreamingResponse

from daemonctl.errors import MarketRefused
from daemonctl.market.checks import is_digest
from daemonctl.market.endpoint import Asked, Endpoint, Endpoints, Who
from daemonctl.market.http import check_length
from daemonctl.market.service import Market
from daemonctl.market.wire import MAX_BLOB_BYTES

_TYPE = "application/octet-stream"
# A stranger's bytes under the market's address: never to be taken for a page of it.
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Disposition": "attachment",
    "Cache-Control": "public, max-age=31536000, immutable",
}


def endpoints(market: Market) -> Endpoints:
    """Fetching and storing blobs."""

    async def get(asked: Asked[None]) -> Response:
        digest = _digest(asked)
        if asked.request.method == "HEAD":
            size = await market.blobs.size(digest)
            if size is not None:
                return Response(headers={**_HEADERS, "Content-Length": str(size)}, media_type=_TYPE)
        else:
            blob = await market.blobs.get(digest)
            if blob is not None:
                headers = {**_HEADERS, "Content-Length": str(blob.size)}
                return StreamingResponse(blob.chunks, headers=headers, media_type=_TYPE)
        data = await market.output(digest)
        if data is None:
            raise _no_blob(digest)
        return Response(data, media_type=_TYPE, headers=_HEADERS)

    async def put(asked: Asked[bytes]) -> None:
        digest = _digest(asked)
        check_length(asked.request, MAX_BLOB_BYTES)
        await market.blobs.put(digest, asked.request.stream())

    return (
        Endpoint(
            "GET",
            "/v1/blobs/{digest}",
            Who.ANYONE,
            get,
            "Fetch the bytes that have this SHA-256; HEAD tells how many they are.",
            answer=bytes,
            refuses=(404,),
        ),
        Endpoint(
            "PUT",
            "/v1/blobs/{digest}",
            Who.EITHER,
            put,
            "Store bytes under their SHA-256.",
            body=bytes,
            status=204,
            refuses=(404,),
        ),
    )


def _digest(asked: Asked[None] | Asked[bytes]) -> str:
    digest: str = asked.request.path_params["digest"]
    if not is_digest(digest):
        raise _no_blob(digest[:64])
    return digest


def _no_blob(digest: str) -> MarketRefused:
    return MarketRefused(
        "There is no such blob",
        status=404,
        detail=digest,
        hint="Blobs are named by the SHA-256 of their bytes in lower-case hexadecimal.",
    )
