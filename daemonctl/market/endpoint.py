"""What the market knows of each of its addresses: one row, from which its route, the test of who
may use it and its description are made."""

from __future__ import annotations

import enum
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response

_T = TypeVar("_T")

SMALL_BODY = 64 * 1024
"""Bytes that a body may have where nothing else is said."""


class Who(enum.Enum):
    """Who may use an address."""

    ANYONE = "anyone"
    HOST = "a host"
    ACCOUNT = "an account"
    EITHER = "a host or an account"
    BUYER = "the account whose computation it is"
    OPERATOR = "the operator"
    """With a token of its own, which `call` looks at."""


@dataclass(frozen=True, slots=True)
class Asked(Generic[_T]):
    """One request, from somebody who may send it. said: its body, unless that is bytes.

    caller: the store's number of the host or account; 0 where anyone may ask.
    """

    request: Request
    said: _T
    caller: int = 0


@dataclass(frozen=True)
class Query:
    """A parameter of the address. default: what it is when left out; its type is the type."""

    name: str
    default: float | int | str
    means: str


@dataclass(frozen=True)
class Endpoint(Generic[_T]):
    """An address of protocol /v1, or beside it.

    does: one sentence, for its description. call: returns a message of type `answer`, None for
    an empty answer (204), or a response where `answer` is bytes, str (text) or dict (JSON).
    body: the message that it takes; bytes = a stream that `call` reads itself; None = nothing.
    most: bytes of a message.
    refuses: statuses that `call` answers with beside those that `statuses` adds.
    """

    method: str
    path: str
    who: Who
    call: Callable[[Asked[_T]], Awaitable[msgspec.Struct | Response | None]]
    does: str
    body: type[_T] | None = None
    answer: type[msgspec.Struct] | type[bytes | str | dict[str, Any]] | None = None
    status: int = 200
    refuses: tuple[int, ...] = ()
    query: tuple[Query, ...] = field(default=())
    most: int = SMALL_BODY

    @property
    def statuses(self) -> tuple[int, ...]:
        """Every status that it may answer with, the good one first."""
        # Any may find the market about to stop or its database away.
        found = {*self.refuses, 503}
        if self.body is not None:
            found |= {400, 413}
        if self.query:
            found.add(400)
        if self.who is Who.OPERATOR:
            found.add(401)
        elif self.who is not Who.ANYONE:
            found |= {401, 403, 429}
        if self.who is Who.BUYER:
            found.add(404)
        return self.status, *sorted(found)


Endpoints = tuple[Endpoint[Any], ...]
