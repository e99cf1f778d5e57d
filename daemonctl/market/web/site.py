"""The web site of a market: who asks, whether they may, and what is answered when all fails."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from typing import ParamSpec

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from daemonctl.errors import MarketRefused
from daemonctl.market.http import address
from daemonctl.market.numbering import token_hash
from daemonctl.market.ratelimit import Rate, RateLimit, counted
from daemonctl.market.service import Market
from daemonctl.market.store.callers import News
from daemonctl.market.store.states import Standing
from daemonctl.market.web import headers
from daemonctl.market.web.page import For, Page, Pages
from daemonctl.market.web.render import STATIC, static, static_url
from daemonctl.market.web.visit import SIGNED_IN_S, Visit, cookie
from daemonctl.market.web.visiting import Visiting

_P = ParamSpec("_P")
_log = logging.getLogger(__name__)

_VISITS = Rate(per_s=20, burst=300)
"""Requests from one address: a page with its pictures is a dozen."""
_SESSIONS = 20
"""Browsers that one account is signed in with, at most."""
_BROKEN = MarketRefused(
    "The market made a mistake",
    status=500,
    hint="Try again later; its operator finds the cause in its log.",
)
_STRANGER = MarketRefused(
    "This page is for the market's operators",
    status=403,
    detail="Your account is not one that the operator has named.",
)


class Site:
    """One market's site. pages: its addresses, `routes`: as the framework wants them."""

    def __init__(self, market: Market) -> None:
        self.market = market
        self.engine = market.engine
        self.visiting = Visiting(market.engine)
        self._limit = RateLimit(_VISITS)
        self.pages: Pages = ()
        self.routes: list[Route] = []

    def route(self, page: Page) -> Route:
        """A page as the framework wants it."""

        async def call(visit: Visit) -> Response:
            if page.who is not For.ANYONE and visit.me is None and page.method == "GET":
                return visit.go("/sign-in")
            check(page.who, visit)
            return await page.call(visit)

        return Route(page.path, self.showing(call), methods=[page.method])

    def static_route(self) -> Route:
        """The style sheet and the like, each under an address that changes with its bytes."""

        async def call(visit: Visit) -> Response:
            name = visit.request.path_params["name"]
            if name not in STATIC or static_url(name) != visit.request.url.path:
                raise no_page(visit.request)
            response = Response(static(name), media_type=STATIC[name])
            return visit.answer(response, headers.FOREVER)

        return Route("/static/{digest}/{name}", self.showing(call), methods=["GET"])

    def showing(
        self, call: Callable[[Visit], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """Find out who visits, and turn what `call` raises into a page."""

        async def shown(request: Request) -> Response:
            secure = self.origin(request).startswith("https:")
            visit = Visit(request, self.market.info(), None, "", secure=secure)
            try:
                self._not_too_often(counted(address(request)))
                visit = await self._visit(request, secure=secure)
                return await call(visit)
            except MarketRefused as error:
                return visit.refused(error)
            except ClientDisconnect:
                return Response(status_code=400)  # nobody reads it
            except Exception:  # noqa: BLE001 - the edge: one broken request must not end others
                _log.exception("%s %r failed", request.method, request.url.path)
                return visit.refused(_BROKEN)

        return shown

    async def not_found(self, request: Request) -> Response:
        """The page for an address that the site does not have."""

        async def call(visit: Visit) -> Response:
            raise no_page(visit.request)

        return await self.showing(call)(request)

    async def _visit(self, request: Request, *, secure: bool) -> Visit:
        house = await self.visiting.house()
        market = msgspec.structs.replace(self.market.info(), halted=house.halted, least=house.least)
        secret = cookie(request, secure=secure)
        me = None
        if secret:
            me = await self.engine.read(self.engine.store.session, token_hash(secret))
        return Visit(request, market, me, secret, secure=secure)

    def _not_too_often(self, host: str) -> None:
        """Raises MarketRefused (429) for one request too many. host: "" = it is not limited."""
        wait_s = self._limit.wait(host, time.monotonic()) if host else 0.0
        if wait_s:
            raise MarketRefused(
                "This is too often",
                status=429,
                detail="The site takes only so many requests from one address.",
                hint="Wait a few seconds.",
                retry_s=wait_s,
            )

    async def sign_in(self, visit: Visit, account: int) -> None:
        """From now on this browser is an account's.

        Its cookie is another than before, so that nobody is signed in with one that was planted.
        """
        visit.renew()
        store = self.engine.store
        await self.engine.write(
            store.open_session, account, visit.digest, float(SIGNED_IN_S), _SESSIONS
        )
        visit.me = await self.engine.read(store.session, visit.digest)

    async def change(self, call: Callable[_P, News], *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Have the store change something, and tell whoever waits for it."""
        self.market.heard(await self.engine.write(call, *args, **kwargs))
        self.visiting.forget()

    def origin(self, request: Request) -> str:
        """The address of this market as its visitors write it."""
        return str(request.base_url).rstrip("/")


def no_page(request: Request) -> MarketRefused:
    """The refusal of an address that is none of the site's."""
    return MarketRefused(
        "There is no such page", status=404, detail=request.url.path[:200], hint=""
    )


def check(who: For, visit: Visit) -> None:
    """Raises MarketRefused (401 or 403) where this visitor may not."""
    if who is For.ANYONE:
        return
    me = visit.owner()
    if who is For.OPERATOR and not me.operator:
        raise _STRANGER
    if who is not For.ACCOUNT and me.standing is not Standing.GOOD:
        pending = me.standing is Standing.PENDING
        raise MarketRefused(
            "This account waits for the operator's approval"
            if pending
            else "This account is barred",
            status=403,
            detail=me.reason,
            hint="Come back later." if pending else "Ask the market's operator.",
        )
