"""Sell orders to download: for one's own account, or for somebody whom anyone can help."""

from __future__ import annotations

import re

from starlette.responses import Response

from daemonctl import address, coins
from daemonctl.errors import InputError, MarketRefused
from daemonctl.market.numbering import new_id
from daemonctl.market.web import headers
from daemonctl.market.web.page import For, Page, Pages
from daemonctl.market.web.site import Site
from daemonctl.market.web.visit import Visit
from daemonctl.sellorder import LONGEST_NAME, SellOrder, render

_MOST_CORE = 8191
_PEOPLE = 1000


def pages(site: Site) -> Pages:
    """The addresses of these files."""

    async def mine(visit: Visit) -> Response:
        me, said = visit.owner(), visit.request.query_params
        return _file(
            visit, me.account, me.name, _ask(said.get("ask", "0")), _core(said.get("core", ""))
        )

    async def help_somebody(visit: Visit) -> Response:
        account = visit.request.path_params["account"]
        for one in await site.engine.read(site.engine.store.people, _PEOPLE):
            if one.anyone and one.account == account:
                return _file(visit, one.account, one.name, 0, None)
        raise MarketRefused(
            "There is nobody of this id whom anyone can help",
            status=404,
            hint="The page of people lists them.",
        )

    def _file(visit: Visit, account: str, name: str, ask: int, core: int | None) -> Response:
        order = SellOrder(
            _market(site.origin(visit.request)),
            new_id("o"),
            account,
            beneficiary(name, account),
            ask,
            core,
        )
        response = Response(render(order), media_type="application/octet-stream")
        title = file_title(name, account)
        response.headers["Content-Disposition"] = f'attachment; filename="{title}.cpu"'
        return visit.answer(response, headers.PRIVATE)

    return (
        Page("GET", "/account/order.cpu", For.ACCOUNT, mine),
        Page("GET", "/help/{account}", For.ANYONE, help_somebody),
    )


def beneficiary(name: str, account: str) -> str:
    """The name that a sell order shows: printable, not blank, not too long."""
    clean = "".join(one for one in name if one.isprintable()).strip()[:LONGEST_NAME].strip()
    return clean or account


def file_title(name: str, account: str) -> str:
    """A file's name without its ending: letters that every file system and header takes."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower())[:40].strip("-") or account


def _market(origin: str) -> str:
    """The market's address as sell orders have it."""
    try:
        return address.check(origin)
    except InputError as error:
        raise MarketRefused(
            "This market cannot name its own address",
            status=409,
            detail=error.detail,
            hint="Its operator lets it speak HTTPS, or names the proxy that does so"
            " (--trusted-proxy).",
        ) from error


def _ask(text: str) -> int:
    try:
        return coins.parse(text or "0")
    except InputError as error:
        raise MarketRefused(
            error.title, status=400, detail=f"ask: {error.detail}", hint=error.hint
        ) from error


def _core(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 4 or int(text) > _MOST_CORE:
        raise MarketRefused(
            "Not the number of a core",
            status=400,
            detail=f"core: {text[:20]!r}",
            hint="Write 3 for cpu3, or leave it empty.",
        )
    return int(text)
