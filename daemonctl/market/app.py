"""The market as one ASGI application."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from daemonctl.market.http import not_served, route
from daemonctl.market.routes import endpoints
from daemonctl.market.routes.operating import private
from daemonctl.market.service import Market
from daemonctl.market.settings import Settings
from daemonctl.market.watch import Watch
from daemonctl.market.web.addresses import site_of


def create(
    data: Path,
    settings: Settings | None = None,
    clock: Callable[[], float] | None = None,
    *,
    access: bool = False,
) -> Starlette:
    """A market over the folder `data`, opened now and closed when the application ends.

    clock: seconds since the epoch; None = the store's own. access: whether every request is a
    line of the log. `state.market` of the application is the `Market`, `state.site` its site.
    Raises StateError where the folder cannot be used or is served already.
    """
    market = Market(data, settings or Settings(), clock)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with market.running():
            yield

    site = site_of(market)

    async def unknown(request: Request, error: Exception) -> Response:
        wants_page = "text/html" in request.headers.get("accept", "")
        if wants_page and not request.url.path.startswith("/v1/"):
            return await site.not_found(request)
        return await not_served(request, error)

    routes = [*(route(row, market.identify) for row in endpoints(market)), *site.routes]
    labels = {one.endpoint: one.path for one in routes}
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Watch, figures=market.figures, labels=labels, access=access)],
        exception_handlers={HTTPException: unknown},
        lifespan=lifespan,
    )
    app.state.market = market
    app.state.site = site
    return app


def create_private(market: Market) -> Starlette:
    """What the operator's own programs ask of this process: health and figures."""
    return Starlette(
        routes=[route(row, market.identify) for row in private(market)],
        exception_handlers={HTTPException: not_served},
    )
