"""The market as one ASGI application."""

from __future__ import annotations

import contextlib
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from daemonctl.market.http import not_served, route
from daemonctl.market.routes import endpoints
from daemonctl.market.routes.operating import private
from daemonctl.market.service import Market
from daemonctl.market.settings import Settings
from daemonctl.market.watch import Watch


def create(
    data: Path,
    settings: Settings | None = None,
    clock: Callable[[], float] = time.time,
    *,
    access: bool = False,
) -> Starlette:
    """A market over the folder `data`, opened now and closed when the application ends.

    clock: seconds since the epoch. access: whether every request is a line of the log.
    `state.market` of the application is the `Market`.
    Raises StateError where the folder cannot be used or is served already.
    """
    market = Market(data, settings or Settings(), clock)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with market.running():
            yield

    routes = [route(row, market.identify) for row in endpoints(market)]
    labels = {one.endpoint: one.path for one in routes}
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Watch, figures=market.figures, labels=labels, access=access)],
        exception_handlers={HTTPException: not_served},
        lifespan=lifespan,
    )
    app.state.market = market
    return app


def create_private(market: Market) -> Starlette:
    """What the operator's own programs ask of this process: health and figures."""
    return Starlette(
        routes=[route(row, market.identify) for row in private(market)],
        exception_handlers={HTTPException: not_served},
    )
