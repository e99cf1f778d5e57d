"""The description of protocol /v1 for machines: OpenAPI 3.1, made from the table of addresses."""

from __future__ import annotations

import re
from typing import Any, TypeGuard

import msgspec

from daemonctl import __version__
from daemonctl.market.endpoint import Endpoint, Endpoints, Query, Who
from daemonctl.market.wire import Refusal

_Json = dict[str, Any]

_TAKES: dict[Who, list[_Json]] = {
    Who.HOST: [{"host": []}],
    Who.ACCOUNT: [{"account": []}],
    Who.BUYER: [{"account": []}],
    Who.EITHER: [{"host": []}, {"account": []}],
    Who.OPERATOR: [{"operator": []}],
}
_REFUSES = {
    400: "The request cannot be used; the field that is wrong is named.",
    401: "No token, or none that opens this.",
    402: "The account's free CPUCoins do not suffice.",
    403: "Whose token it is may not use it at present; the reason is told.",
    404: "There is no such thing, or it is another's.",
    409: "It goes against what is already here.",
    410: "It is no longer here.",
    413: "The body is too large.",
    426: "The program that asks is of a version that is not served any more.",
    429: "Too often; Retry-After says when to ask again.",
    503: "Too busy, about to stop, or without its database; Retry-After says when to ask again.",
}
_PATH = {
    "digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "id": {"type": "string", "minLength": 1},
}
_ABOUT = (
    "Amounts are integers of micro-coins, work is reference core-milliseconds, a digest is the"
    " SHA-256 of the bytes in lower-case hexadecimal. Unknown fields of a body are ignored."
)


def describe(rows: Endpoints, name: str) -> bytes:
    """The description as JSON. name: of the market."""
    kinds = {Refusal, *(one for row in rows for one in (row.body, row.answer))}
    ordered = sorted(filter(_is_message, kinds), key=lambda one: one.__name__)
    schemas, parts = msgspec.json.schema_components(
        ordered, ref_template="#/components/schemas/{name}"
    )
    shown = dict(zip(ordered, schemas, strict=True))
    paths: dict[str, _Json] = {}
    for row in rows:
        paths.setdefault(row.path, {})[row.method.lower()] = _operation(row, shown)
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {"title": name, "version": __version__, "description": _ABOUT},
            "paths": paths,
            "components": {
                "schemas": parts,
                "securitySchemes": {
                    who: {"type": "http", "scheme": "bearer", "description": f"The {who}'s token."}
                    for who in ("account", "host", "operator")
                },
            },
        }
    )


def _operation(row: Endpoint[Any], shown: dict[type, _Json]) -> _Json:
    refused = {"application/json": {"schema": shown[Refusal]}}
    good, *others = row.statuses
    answers: _Json = {str(good): {"description": row.does}}
    if row.answer is not None:
        answers[str(good)]["content"] = _content(row.answer, shown)
    for status in others:
        answers[str(status)] = {"description": _REFUSES[status], "content": refused}
    said: _Json = {
        "operationId": re.sub(r"\W+", "_", f"{row.method.lower()}{row.path}").strip("_"),
        "summary": row.does,
        "description": f"For {row.who.value}.",
        "responses": answers,
    }
    parameters = [
        {"name": one, "in": "path", "required": True, "schema": _PATH[one]}
        for one in re.findall(r"\{(\w+)\}", row.path)
    ]
    parameters += [_parameter(one) for one in row.query]
    if parameters:
        said["parameters"] = parameters
    if row.who in _TAKES:
        said["security"] = _TAKES[row.who]
    if row.body is not None:
        said["requestBody"] = {"required": True, "content": _content(row.body, shown)}
    return said


def _parameter(query: Query) -> _Json:
    schema: _Json = {"type": "string", "default": query.default}
    if not isinstance(query.default, str):
        schema["type"] = "integer" if isinstance(query.default, int) else "number"
        schema |= {"minimum": 0, "maximum": 2**53 - 1}
    return {"name": query.name, "in": "query", "description": query.means, "schema": schema}


def _content(kind: type, shown: dict[type, _Json]) -> _Json:
    if kind is bytes:
        return {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    if kind is str:
        return {"text/plain": {"schema": {"type": "string"}}}
    schema = shown[kind] if _is_message(kind) else {"type": "object"}
    return {"application/json": {"schema": schema}}


def _is_message(kind: type | None) -> TypeGuard[type[msgspec.Struct]]:
    return kind is not None and issubclass(kind, msgspec.Struct)
