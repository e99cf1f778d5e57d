"""A host's talk with one market: protocol /v1 over one keep-alive HTTP session.

An object serves one thread. Foreign errors end here: they leave as `MarketError`s.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TypeVar

import msgspec
import requests

from daemonctl import __version__
from daemonctl.errors import MarketRefused, MarketUnreachable
from daemonctl.market.wire import (
    MAX_BLOB_BYTES,
    HostCreated,
    NewHost,
    Refusal,
    SyncReply,
    SyncRequest,
)

_T = TypeVar("_T")

CONNECT_S = 10.0
ANSWER_S = 30.0
"""How long a market may take to answer, beyond the waiting that was asked for."""
_CHUNK = 1 << 16


class SellerClient:
    """One market at `url`; `token` is the host's, "" before it is registered."""

    def __init__(self, url: str, token: str = "") -> None:
        self.url = url.rstrip("/")
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"cpushare/{__version__}"
        if token:
            self._session.headers["Authorization"] = f"Bearer {token}"

    def register(self, host: NewHost) -> HostCreated:
        """Make this host known; the token in the answer is told once."""
        return self._post("/v1/hosts", host, HostCreated)

    def sync(self, request: SyncRequest, *, answer_s: float = ANSWER_S) -> SyncReply:
        """Say everything, hear everything; delivering twice changes nothing."""
        return self._post("/v1/sync", request, SyncReply, answer_s=request.wait_s + answer_s)

    def blob(self, digest: str) -> bytes:
        """The bytes with this SHA-256; checked, as a market may be wrong or worse."""
        response = self._request("GET", f"/v1/blobs/{digest}", stream=True)
        whole = hashlib.sha256()
        parts = []
        size = 0
        for chunk in self._chunks(response):
            whole.update(chunk)
            size += len(chunk)
            if size > MAX_BLOB_BYTES:
                break
            parts.append(chunk)
        if size > MAX_BLOB_BYTES or whole.hexdigest() != digest:
            raise MarketUnreachable(
                "The market sent other bytes than it promised", detail=f"{self.url}: {digest}"
            )
        return b"".join(parts)

    def put_blob(self, digest: str, data: bytes) -> None:
        """Store `data`, whose SHA-256 is `digest`."""
        self._request("PUT", f"/v1/blobs/{digest}", data=data)

    def _post(
        self, path: str, message: msgspec.Struct, answer: type[_T], *, answer_s: float = ANSWER_S
    ) -> _T:
        response = self._request("POST", path, data=msgspec.json.encode(message), answer_s=answer_s)
        try:
            return msgspec.json.decode(response.content, type=answer)
        except msgspec.DecodeError as error:
            raise MarketUnreachable(
                "The market's answer is not of this protocol",
                detail=f"{self.url}{path}: {error}",
                hint="Is the address in the sell order a CPUShare market?",
            ) from error

    def _request(
        self,
        method: str,
        path: str,
        *,
        data: bytes | None = None,
        stream: bool = False,
        answer_s: float = ANSWER_S,
    ) -> requests.Response:
        try:
            response = self._session.request(
                method,
                self.url + path,
                data=data,
                stream=stream,
                timeout=(CONNECT_S, answer_s),
                headers={"Content-Type": "application/json"} if method == "POST" else None,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise MarketUnreachable(
                "The market does not answer", detail=f"{self.url}: {_cause(error)}"
            ) from error
        if response.status_code < 300:
            return response
        raise _refusal(self.url, response)

    def _chunks(self, response: requests.Response) -> Iterator[bytes]:
        try:
            yield from response.iter_content(_CHUNK)
        except requests.RequestException as error:
            raise MarketUnreachable(
                "The market broke off", detail=f"{self.url}: {_cause(error)}"
            ) from error


def _refusal(url: str, response: requests.Response) -> MarketRefused | MarketUnreachable:
    try:
        said = msgspec.json.decode(response.content, type=Refusal)
    except (msgspec.DecodeError, requests.RequestException):
        said = Refusal("The market answered with an error", hint="Is this a CPUShare market?")
    status = response.status_code
    detail = f"{url}: {said.detail or response.reason} (HTTP {status})"
    if status >= 500 or status == 429:
        # The market is busy, restarting or ill: that passes, and what we hold is kept.
        return MarketUnreachable(said.title, detail=detail, hint=said.hint)
    return MarketRefused(said.title, status=status, detail=detail, hint=said.hint)


def _cause(error: requests.RequestException) -> str:
    # requests nests its causes deeply; the innermost one is what a person understands.
    cause: BaseException = error
    while isinstance(inner := cause.__cause__ or cause.__context__, BaseException):
        cause = inner
    return str(cause) or type(cause).__name__
