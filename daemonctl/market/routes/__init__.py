"""The addresses of protocol /v1, one row each; `wire` has their table in words."""

from __future__ import annotations

from functools import cache

from starlette.responses import Response

from daemonctl.market.describe import describe
from daemonctl.market.endpoint import Asked, Endpoint, Endpoints, Who
from daemonctl.market.routes import blobs, buying, operating, people, selling, tokens
from daemonctl.market.service import Market

_PARTS = (selling, blobs, buying, people, operating, tokens)
"""The busiest first: they are looked at in this order."""


def endpoints(market: Market) -> Endpoints:
    """Every address of a market, the description of them all too."""

    @cache
    def described() -> bytes:
        return describe(rows, market.info().name)

    async def description(_asked: Asked[None]) -> Response:
        return Response(described(), media_type="application/json")

    rows = (
        *(row for part in _PARTS for row in part.endpoints(market)),
        Endpoint(
            "GET",
            "/v1/openapi.json",
            Who.ANYONE,
            description,
            "This protocol for machines, as OpenAPI 3.1.",
            answer=dict,
        ),
    )
    return rows
