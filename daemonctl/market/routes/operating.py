"""Addresses for what watches over a market: is it alive, is it ready, how is it doing."""

from __future__ import annotations

import hmac

from starlette.responses import Response

from daemonctl.errors import MarketRefused
from daemonctl.market.endpoint import Asked, Endpoint, Endpoints, Who
from daemonctl.market.figures import CONTENT_TYPE
from daemonctl.market.http import bearer
from daemonctl.market.service import Market


def endpoints(market: Market) -> Endpoints:
    """What is served beside the protocol, to the world: figures for the operator's token only."""

    async def figures(asked: Asked[None]) -> Response:
        token = market.settings.metrics_token
        if not token or not hmac.compare_digest(bearer(asked.request).encode(), token.encode()):
            raise MarketRefused(
                "The figures are for the market's operator",
                status=401,
                hint="`cpushare market serve --metrics-token-file` says whose token opens them.",
            )
        return _figures(market)

    return (
        *_health(market),
        Endpoint(
            "GET", "/metrics", Who.OPERATOR, figures, "Figures, as Prometheus reads.", answer=str
        ),
    )


def private(market: Market) -> Endpoints:
    """What is served on a port for the operator's own programs, which need no token."""

    async def figures(_asked: Asked[None]) -> Response:
        return _figures(market)

    return (
        *_health(market),
        Endpoint(
            "GET", "/metrics", Who.ANYONE, figures, "Figures, as Prometheus reads.", answer=str
        ),
    )


def _health(market: Market) -> Endpoints:
    async def healthy(_asked: Asked[None]) -> Response:
        return Response("ok\n", media_type="text/plain")

    async def ready(_asked: Asked[None]) -> Response:
        why = await market.unready()
        if why:
            raise MarketRefused("The market is not ready", status=503, detail=why)
        return Response("ok\n", media_type="text/plain")

    return (
        Endpoint("GET", "/healthz", Who.ANYONE, healthy, "Whether it is alive.", answer=str),
        Endpoint(
            "GET",
            "/readyz",
            Who.ANYONE,
            ready,
            "Whether it is ready for requests: its database answers and it is not about to stop.",
            answer=str,
        ),
    )


def _figures(market: Market) -> Response:
    return Response(market.figures.text(), media_type=CONTENT_TYPE)
