"""HTTP for messages: bodies in, messages and refusals out."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from daemonctl.errors import MarketRefused
from daemonctl.market.blobs import too_large
from daemonctl.market.current import current
from daemonctl.market.endpoint import Asked, Endpoint, Query, Who
from daemonctl.market.gather import BUSY_S
from daemonctl.market.store.interface import Identity, Role
from daemonctl.market.store.states import Standing
from daemonctl.market.wire import Refusal

_T = TypeVar("_T")
Identify = Callable[[str, str], Awaitable[Identity]]
_Call = Callable[[Request], Awaitable[Response]]

_ROLES = {
    Who.HOST: (Role.HOST,),
    Who.ACCOUNT: (Role.ACCOUNT,),
    Who.BUYER: (Role.ACCOUNT,),
    Who.EITHER: (Role.HOST, Role.ACCOUNT),
}
_SLOW_BODY = 256 * 1024
"""Bytes from which on a message is read in a thread: others need not wait for it."""

_log = logging.getLogger(__name__)
_encode = msgspec.json.Encoder().encode


def answer(message: msgspec.Struct, status: int = 200) -> Response:
    """A message as JSON."""
    return Response(_encode(message), status, media_type="application/json")


def refusal(error: MarketRefused) -> Response:
    """A no, in the market's words."""
    response = answer(Refusal(error.title, error.detail, error.hint), error.status)
    if error.status in (429, 503):
        response.headers["Retry-After"] = str(math.ceil(error.retry_s or BUSY_S))
    if error.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def route(endpoint: Endpoint[Any], identify: Identify) -> Route:
    """An endpoint as the framework wants it. identify: whose token it is, sent from which
    address; 401 if nobody's."""
    served = _speaking(_serving(endpoint, identify))
    return Route(endpoint.path, served, methods=[endpoint.method])


def _serving(endpoint: Endpoint[Any], identify: Identify) -> _Call:
    roles = _ROLES.get(endpoint.who, ())
    takes_message = endpoint.body not in (None, bytes)
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(endpoint.body or type(None))

    async def serve(request: Request) -> Response:
        if "\0" in request.scope["path"]:
            raise HTTPException(404)  # no store can look for it
        caller, said = 0, None
        if roles:
            caller = _caller(await identify(bearer(request), address(request)), roles)
        if takes_message:
            data = await body(request, endpoint.most)
            if len(data) < _SLOW_BODY:
                said = decode(data, decoder)
            else:
                said = await asyncio.to_thread(decode, data, decoder)
        found = await endpoint.call(Asked(request, said, caller))
        if isinstance(found, Response):
            return found
        if found is None:
            return Response(status_code=endpoint.status)
        return answer(found, endpoint.status)

    return serve


def _caller(identity: Identity, roles: tuple[Role, ...]) -> int:
    """The number of somebody of one of these roles; 401 for others."""
    if identity.role not in roles:
        raise MarketRefused(
            f"This needs the token of {'a host' if Role.HOST in roles else 'an account'}",
            status=401,
            hint="Hosts sync; accounts own CPUCoins and computations.",
        )
    if identity.standing is Standing.BARRED and len(roles) > 1:
        # What a barred host is told of itself it may still ask; it has nothing to bring.
        raise MarketRefused("This host is barred", status=403, detail=identity.reason)
    return identity.number


def _speaking(call: _Call) -> _Call:
    """Turn what a call raises into a refusal."""

    async def spoken(request: Request) -> Response:
        try:
            return await call(request)
        except MarketRefused as error:
            return refusal(error)
        except HTTPException as error:
            return await not_served(request, error)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody reads it
        except Exception:  # noqa: BLE001 - the edge: one broken request must not end others
            # The path is a stranger's: its line breaks must not make lines of the log.
            _log.exception("%s %r failed", request.method, request.url.path)
            return answer(_broken(), 500)

    return spoken


def _broken() -> Refusal:
    asked = current.get()
    return Refusal(
        "The market made a mistake",
        f"request {asked.id}" if asked else "",
        "Try again later; its operator finds the cause in its log.",
    )


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


def address(request: Request) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else ""


def bearer(request: Request) -> str:
    """The token that a request carries; "" if none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def number(request: Request, query: Query) -> float:
    """A number from the address; 400 if it is none."""
    text = request.query_params.get(query.name, str(query.default))
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    whole = isinstance(query.default, int)
    if not 0 <= value < 2**53 or (whole and not value.is_integer()):
        kind = "a whole number" if whole else "a number"
        raise MarketRefused(
            "The request cannot be used",
            status=400,
            detail=f"Expected {kind} that is not negative - at `{query.name}`",
        )
    return value
