"""The addresses of protocol /v1; `wire` has their table."""

from __future__ import annotations

import asyncio

import msgspec
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from daemonctl.errors import MarketRefused
from daemonctl.market.checks import is_digest
from daemonctl.market.http import answer, bearer, body, check_length, decode, number, speaking
from daemonctl.market.service import Market, require
from daemonctl.market.store.interface import Role
from daemonctl.market.wire import (
    INLINE_BYTES,
    MAX_BLOB_BYTES,
    MAX_JOBS,
    MAX_SYNC_LEASES,
    NewAccount,
    NewComputation,
    NewHost,
    SyncRequest,
)

_SMALL_BODY = 64 * 1024
_SYNC_BODY = 2 * MAX_SYNC_LEASES * INLINE_BYTES
_ORDER_BODY = 80 * MAX_JOBS
# A stranger's bytes under the market's address: never to be taken for a page of it.
_BLOB_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Disposition": "attachment",
    "Cache-Control": "public, max-age=31536000, immutable",
}


class Routes:
    """The endpoints of one market."""

    def __init__(self, market: Market) -> None:
        self._market = market
        self._new_account = msgspec.json.Decoder(NewAccount)
        self._new_host = msgspec.json.Decoder(NewHost)
        self._new_computation = msgspec.json.Decoder(NewComputation)
        self._sync = msgspec.json.Decoder(SyncRequest)

    def all(self) -> list[Route]:
        """As the framework wants them; the busiest first."""
        table = (
            ("/v1/sync", "POST", self.sync),
            ("/v1/blobs/{digest}", "GET", self.get_blob),
            ("/v1/blobs/{digest}", "PUT", self.put_blob),
            ("/v1/computations/{id}/results", "GET", self.results),
            ("/v1/computations/{id}/cancel", "POST", self.cancel),
            ("/v1/computations/{id}", "GET", self.computation),
            ("/v1/computations", "POST", self.submit),
            ("/v1/account", "GET", self.account),
            ("/v1/accounts", "POST", self.add_account),
            ("/v1/hosts", "POST", self.add_host),
            ("/v1/market", "GET", self.info),
            ("/v1/beneficiaries", "GET", self.beneficiaries),
            ("/healthz", "GET", self.healthy),
        )
        return [Route(path, speaking(call), methods=[method]) for path, method, call in table]

    async def sync(self, request: Request) -> Response:
        host = require(await self._market.identify(bearer(request)), Role.HOST)
        said = decode(await body(request, _SYNC_BODY), self._sync)
        return answer(await self._market.selling.sync(host, said, request.receive))

    async def get_blob(self, request: Request) -> Response:
        digest = _digest(request)
        if await asyncio.to_thread(self._market.blobs.size, digest) is not None:
            return FileResponse(
                self._market.blobs.path(digest),
                media_type="application/octet-stream",
                headers=_BLOB_HEADERS,
            )
        data = await self._market.output(digest)
        if data is None:
            raise _no_blob(digest)
        return Response(data, media_type="application/octet-stream", headers=_BLOB_HEADERS)

    async def put_blob(self, request: Request) -> Response:
        await self._market.identify(bearer(request))
        digest = _digest(request)
        check_length(request, MAX_BLOB_BYTES)
        await self._market.blobs.put(digest, request.stream())
        return Response(status_code=204)

    async def submit(self, request: Request) -> Response:
        account = await self._account(request)
        data = await body(request, _ORDER_BODY)
        said = await asyncio.to_thread(decode, data, self._new_computation)
        return answer(await self._market.buying.submit(account, said), 201)

    async def computation(self, request: Request) -> Response:
        account = await self._account(request)
        return answer(await self._market.buying.computation(account, request.path_params["id"]))

    async def results(self, request: Request) -> Response:
        account = await self._account(request)
        return answer(
            await self._market.buying.results(
                account,
                request.path_params["id"],
                int(number(request, "after", 0)),
                int(number(request, "limit", 100)),
                number(request, "wait_s", 0.0),
            )
        )

    async def cancel(self, request: Request) -> Response:
        account = await self._account(request)
        return answer(await self._market.buying.cancel(account, request.path_params["id"]))

    async def account(self, request: Request) -> Response:
        return answer(await self._market.account(await self._account(request)))

    async def add_account(self, request: Request) -> Response:
        said = decode(await body(request, _SMALL_BODY), self._new_account)
        return answer(await self._market.add_account(said), 201)

    async def add_host(self, request: Request) -> Response:
        said = decode(await body(request, _SMALL_BODY), self._new_host)
        return answer(await self._market.add_host(said), 201)

    async def info(self, _request: Request) -> Response:
        return answer(self._market.info())

    async def beneficiaries(self, _request: Request) -> Response:
        return answer(await self._market.beneficiaries())

    async def healthy(self, _request: Request) -> Response:
        return Response("ok\n", media_type="text/plain")

    async def _account(self, request: Request) -> int:
        return require(await self._market.identify(bearer(request)), Role.ACCOUNT)


def _digest(request: Request) -> str:
    digest: str = request.path_params["digest"]
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
