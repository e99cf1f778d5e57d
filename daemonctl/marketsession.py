"""One keep-alive HTTP session with one market: what its hosts and its buyers have in common.

An object serves one thread. Foreign errors end here: they leave as `MarketError`s.
"""

from __future__ import annotations

import hashlib
import io
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec
import requests

from daemonctl import __version__, installed, meeting
from daemonctl.address import is_loopback
from daemonctl.errors import MarketRefused, MarketUnreachable
from daemonctl.market.wire import MAX_BLOB_BYTES, Refusal, Spoken
from daemonctl.oneline import one_line

_T = TypeVar("_T")

CONNECT_S = 10.0
ANSWER_S = 30.0
"""How long a market may take to answer, beyond the waiting that was asked for."""
_CHUNK = 1 << 16
_LONGEST_ANSWER = 256 * 1024 * 1024
_LONGEST_REFUSAL = 1024 * 1024
_WORDS = 500
_OUTDATED = 426
"""The status that says: not before an update."""
# What decoding a stranger's bytes can raise: wrong types and broken UTF-8; boundless nesting.
_UNREADABLE = (ValueError, RecursionError)


class MarketSession:
    """One market at `url`; `token` is a host's or an account's, "" before there is one."""

    def __init__(self, url: str, token: str = "") -> None:
        self.url = url.rstrip("/")
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"cpushare/{__version__}"
        # A .netrc or a proxy's setting must not put another secret in the place of ours.
        self._session.auth = _Bearer(token)
        # A proxy is of no use on the way to this very machine.
        self._session.trust_env = not is_loopback(urlsplit(self.url).hostname or "")

    def close(self) -> None:
        """End the session."""
        self._session.close()

    def meet(self, *, answer_s: float = ANSWER_S) -> None:
        """See that this market and this program speak with each other, else ProtocolGap."""
        meeting.check(self.url, self.get("/v1/market", Spoken, answer_s=answer_s))

    def meet_as_buyer(self) -> None:
        """See, too, that it takes computations of this program, else MarketRefused (426)."""
        meeting.check_buyer(self.url, self.get("/v1/market", Spoken))

    def get(self, path: str, answer: type[_T], *, answer_s: float = ANSWER_S) -> _T:
        """A message from `path`."""
        return self._decode(self._request("GET", path, answer_s=answer_s, stream=True), answer)

    def post(
        self,
        path: str,
        message: msgspec.Struct | None,
        answer: type[_T],
        *,
        answer_s: float = ANSWER_S,
    ) -> _T:
        """Send a message, or none; the message that answers it."""
        data = msgspec.json.encode(message) if message is not None else b""
        response = self._request("POST", path, data=data, answer_s=answer_s, stream=True)
        return self._decode(response, answer)

    def put(self, path: str, message: msgspec.Struct, answer: type[_T]) -> _T:
        """Put a message in the place of what was there; the message that answers it."""
        data = msgspec.json.encode(message)
        return self._decode(self._request("PUT", path, data=data, stream=True), answer)

    def tell(self, method: str, path: str, message: msgspec.Struct | None = None) -> None:
        """Send a message, or none, that is answered by nothing."""
        data = msgspec.json.encode(message) if message is not None else b""
        self._content(self._request(method, path, data=data, stream=True), _LONGEST_REFUSAL)

    def blob(self, digest: str) -> bytes:
        """The bytes with this SHA-256. They are checked, as a market may be wrong or worse."""
        data = self._content(self._request("GET", f"/v1/blobs/{digest}", stream=True))
        if hashlib.sha256(data).hexdigest() != digest:
            raise MarketUnreachable(
                "The market sent other bytes than it promised", detail=f"{self.url}: {digest}"
            )
        return data

    def has_blob(self, digest: str) -> bool:
        """Whether the market has the bytes with this SHA-256."""
        return self._request("HEAD", f"/v1/blobs/{digest}", accept=(404,)).status_code != 404

    def put_blob(self, digest: str, data: bytes) -> None:
        """Store `data`, whose SHA-256 is `digest`."""
        answer = self._request("PUT", f"/v1/blobs/{digest}", data=data, stream=True)
        self._content(answer, _LONGEST_REFUSAL)

    def _decode(self, response: requests.Response, answer: type[_T]) -> _T:
        try:
            return msgspec.json.decode(self._content(response, _LONGEST_ANSWER), type=answer)
        except _UNREADABLE as error:
            raise MarketUnreachable(
                "The market's answer is not of this protocol",
                detail=f"{response.url}: {error}",
                hint="Is this the address of a CPUShare market?",
            ) from error

    def _content(self, response: requests.Response, longest: int = MAX_BLOB_BYTES) -> bytes:
        parts, size = [], 0
        try:
            with response:
                for chunk in response.iter_content(_CHUNK):
                    parts.append(chunk)
                    size += len(chunk)
                    if size > longest:
                        raise MarketUnreachable(
                            "The market's answer does not end", detail=response.url
                        )
        except requests.RequestException as error:
            raise MarketUnreachable(
                "The market broke off", detail=f"{self.url}: {_cause(error)}"
            ) from error
        return b"".join(parts)

    def _request(
        self,
        method: str,
        path: str,
        *,
        data: bytes | None = None,
        stream: bool = False,
        accept: tuple[int, ...] = (),
        answer_s: float = ANSWER_S,
    ) -> requests.Response:
        try:
            response = self._session.request(
                method,
                self.url + path,
                # From a file it is sent in pieces, each with a deadline of its own; bytes would
                # have to be gone within one, however large they are and slow the line.
                data=io.BytesIO(data) if data else data,
                stream=stream,
                timeout=(CONNECT_S, answer_s),
                headers={"Content-Type": "application/json"} if method == "POST" else None,
                # Another host would be told the token.
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise MarketUnreachable(
                "The market does not answer",
                detail=f"{self.url}: {_cause(error)}",
                hint="Is the address right, and is the market up?",
            ) from error
        if response.status_code < 300 or response.status_code in accept:
            return response
        raise self._refusal(response)

    def _refusal(self, response: requests.Response) -> MarketRefused | MarketUnreachable:
        try:
            data = self._content(response, _LONGEST_REFUSAL)
            said = msgspec.json.decode(data, type=Refusal)
        except _UNREADABLE:
            said = Refusal(
                "The market answered with an error",
                hint="Is this the address of a CPUShare market?",
            )
        status = response.status_code
        title, hint = one_line(said.title, _WORDS), one_line(said.hint, _WORDS)
        why = one_line(said.detail or response.reason or "", _WORDS)
        detail = f"{self.url}: {why} (HTTP {status})"
        if hint:
            # What is to be done on this machine is ours to say; this is a market's wish.
            hint = f"The market says: {hint}"
        if status >= 500 or status == 429:
            # The market is busy, restarting or ill: that passes.
            return MarketUnreachable(title, detail=detail, hint=hint)
        if status == _OUTDATED:
            # How that is done, this machine knows better.
            hint = installed.remedy()
        return MarketRefused(title, status=status, detail=detail, hint=hint)


class _Bearer(requests.auth.AuthBase):
    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def _cause(error: requests.RequestException) -> str:
    # requests nests its causes deeply; the innermost one is what a person understands.
    cause: BaseException = error
    while isinstance(inner := cause.__cause__ or cause.__context__, BaseException):
        cause = inner
    return str(cause) or type(cause).__name__
