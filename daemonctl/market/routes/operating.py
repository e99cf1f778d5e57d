"""Addresses for those who operate the market."""

from __future__ import annotations

from starlette.responses import Response

from daemonctl.market.endpoint import Asked, Endpoint, Endpoints, Who
from daemonctl.market.service import Market


def endpoints(_market: Market) -> Endpoints:
    """What watches over a market asks it."""

    async def healthy(_asked: Asked[None]) -> Response:
        return Response("ok\n", media_type="text/plain")

    return (Endpoint("GET", "/healthz", Who.ANYONE, healthy, "Whether it is alive.", answer=str),)
