"""HTTP for messages: bodies in, messages and refusals out."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from daemonctl.errors import MarketRefused
from daemonctl.market.blobs import too_large
from daemonctl.market.gather import BUSY_S
from daemonctl.market.wire import Refusal

_T = TypeVar("_T")
Endpoint = Callable[[Request], Awaitable[Response]]

_log = logging.getLogger(__name__)
_encode = msgspec.json.Encoder().encode
_BROKEN = _encode(
    Refusal(
        "The market made a mistake",
        hint="Try again later; its operator finds the cause in its log.",
    )
)


def answer(message: msgspec.Struct, status: int = 200) -> Response:
    """A message as JSON."""
    return Response(_encode(message), status, media_type="application/json")


def refusal(error: MarketRefused) -> Response:
    """A no, in the market's words."""
    response = answer(Refusal(error.title, error.detail, error.hint), error.status)
    if error.status in (429, 503):
        response.headers["Retry-After"] = str(BUSY_S)
    if error.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def speaking(endpoint: Endpoint) -> Endpoint:
    """Turn what an endpoint raises into a refusal."""

    async def spoken(request: Request) -> Response:
        try:
            return await endpoint(request)
        except MarketRefused as error:
            return refusal(error)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody reads it
        except Exception:  # noqa: BLE001 - the edge: one broken request must not end others
            # The path is a stranger's: its line breaks must not make lines of the log.
            _log.exception("%s %r failed", request.method, request.url.path)
            return Response(_BROKEN, 500, media_type="application/json")

    return spoken


async def not_served(request: Request, error: Exception) -> Response:
    """The answer to an address or a method that this market does not have."""
    assert isinstance(error, HTTPException)
    response = answer(
        Refusal(
            "The market does not serve this address",
            f"{request.method} {request.url.path[:200]}",
            "Is the client of a version that this market speaks?",
        ),
        error.status_code,
    )
    response.headers.update(error.headers or {})
    return response


async def body(request: Request, limit: int) -> bytes:
    """The whole body; 413 if it has more than `limit` bytes."""
    check_length(request, limit)
    parts = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > limit:
            raise too_large(limit)
        parts.append(chunk)
    return b"".join(parts)


def check_length(request: Request, limit: int) -> None:
    """413 for a body that says of itself that it is too large, before any of it is read."""
    said = request.headers.get("content-length", "0")
    if not said.isascii() or not said.isdigit() or int(said) > limit:
        raise too_large(limit)


def decode(data: bytes, decoder: msgspec.json.Decoder[_T]) -> _T:
    """A message; 400 with the path of the field that is wrong, or with what is no JSON."""
    try:
        return decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        nested = isinstance(error, RecursionError)
        raise MarketRefused(
            "The request cannot be used",
            status=400,
            detail="It is nested too deeply" if nested else str(error),
            hint="Is the client of a version that this market speaks?",
        ) from error


def bearer(request: Request) -> str:
    """The token that a request carries; "" if none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def number(request: Request, name: str, default: float) -> float:
    """A number from the query; 400 if it is none."""
    text = request.query_params.get(name)
    if text is None:
        return default
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not 0 <= value < 2**53:
        raise MarketRefused(
            "The request cannot be used",
            status=400,
            detail=f"Expected a number that is not negative - at `{name}`",
        )
    return value
