"""The market as one ASGI application."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException

from daemonctl.market.http import not_served, route
from daemonctl.market.routes import endpoints
from daemonctl.market.service import Market
from daemonctl.market.settings import Settings


def create(
    data: Path, settings: Settings | None = None, clock: Callable[[], float] | None = None
) -> Starlette:
    """A market over the folder `data`, opened now and closed when the application ends.

    clock: seconds since the epoch; None = the store's own. `state.market` of the application is
    the `Market`. Raises StateError where the folder cannot be used or is served already.
    """
    market = Market(data, settings or Settings(), clock)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with market.running():
            yield

    app = Starlette(
        routes=[route(row, market.identify) for row in endpoints(market)],
        exception_handlers={HTTPException: not_served},
        lifespan=lifespan,
    )
    app.state.market = market
    return app
