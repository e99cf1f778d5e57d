"""One computation: for everybody how far it is, for its buyer the results and what to do."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from starlette.responses import Response, StreamingResponse

from daemonctl import coins
from daemonctl.errors import InputError, MarketRefused
from daemonctl.market.store.site import Seen, Settlement, Shown
from daemonctl.market.web import headers
from daemonctl.market.web.page import For, Page, Pages
from daemonctl.market.web.site import Site
from daemonctl.market.web.visit import Visit
from daemonctl.market.web.zipping import archive, file_name
from daemonctl.market.wire import NewBudget

_PAGE = 20


def pages(site: Site) -> Pages:
    """The addresses of these pages."""
    store = site.engine.store

    async def look(visit: Visit) -> tuple[Seen, bool]:
        """The computation, and whether the visitor is its buyer."""
        one, owner = await site.engine.read(store.seen, visit.request.path_params["id"])
        return one, visit.me is not None and visit.me.number == owner

    async def own(visit: Visit) -> Seen:
        one, mine = await look(visit)
        if not mine:
            raise _not_yours()
        return one

    async def result(visit: Visit) -> tuple[Seen, Shown]:
        """A confirmed result that the visitor may see; 404 for all others alike."""
        one, mine = await look(visit)
        seq = _number(visit.request.path_params["seq"])
        found = None
        if mine or one.shown:
            found = await site.engine.read(store.one_result, one.number, seq)
        if found is None:
            raise _no_result()
        return one, found

    async def show(visit: Visit) -> Response:
        one, mine = await look(visit)
        before = _number(visit.request.query_params.get("before", "0"))
        found: tuple[Settlement, ...] = ()
        if mine:
            found = await site.engine.read(store.settlements, one.number, before, _PAGE + 1)
        return visit.page(
            "computation.html",
            one=one,
            mine=mine,
            pictures=await site.visiting.pictures(one) if one.shown or mine else (),
            settled=found[:_PAGE],
            older=found[_PAGE - 1].seq if len(found) > _PAGE else 0,
            escrow=await site.engine.read(store.escrow, one.number) if mine else 0,
            newest=not before,
            may_stop=visit.me is not None and visit.me.operator,
        )

    async def picture(visit: Visit) -> Response:
        one, found = await result(visit)
        png = await site.visiting.png(found)
        if png is None:
            raise _no_result()
        response = Response(png, media_type="image/png")
        cache = "public, max-age=86400" if one.shown else headers.PRIVATE
        return visit.answer(response, cache, strangers=True)

    async def download(visit: Visit) -> Response:
        _, found = await result(visit)
        blob = await site.visiting.output(found)
        if blob is None:
            raise _no_result()
        first = await anext(blob.chunks, b"")

        async def whole() -> AsyncIterator[bytes]:
            async with contextlib.aclosing(blob.chunks) as rest:
                yield first
                async for chunk in rest:
                    yield chunk

        name = file_name(found.job, first)
        headers_ = {
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Length": str(blob.size),
        }
        response = StreamingResponse(whole(), 200, headers_, "application/octet-stream")
        return visit.answer(response, headers.PRIVATE, strangers=True)

    async def everything(visit: Visit) -> Response:
        one = await own(visit)
        return visit.answer(archive(site, visit.owner().number, one), headers.PRIVATE)

    async def cancel(visit: Visit) -> Response:
        await visit.form()
        one = await own(visit)
        await site.market.buying.cancel(visit.owner().number, one.computation)
        return visit.go(f"/c/{one.computation}", "cancelled")

    async def budget(visit: Visit) -> Response:
        fields = await visit.form()
        one = await own(visit)
        try:
            amount = coins.parse(fields.get("budget", ""))
        except InputError as error:
            raise MarketRefused(
                error.title, status=422, detail=f"budget: {error.detail}", hint=error.hint
            ) from error
        said = NewBudget(amount)
        await site.market.buying.set_budget(visit.owner().number, one.computation, said)
        return visit.go(f"/c/{one.computation}", "budget")

    return (
        Page("GET", "/c/{id}", For.ANYONE, show),
        Page("GET", "/c/{id}/picture/{seq}", For.ANYONE, picture),
        Page("GET", "/c/{id}/result/{seq}", For.ANYONE, download),
        Page("GET", "/c/{id}/results.zip", For.ACCOUNT, everything),
        Page("POST", "/c/{id}/cancel", For.ACCOUNT, cancel),
        Page("POST", "/c/{id}/budget", For.ACCOUNT, budget),
    )


def _number(text: str) -> int:
    """A number in an address; 404 where it is none."""
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise _no_result()
    return int(text)


def _no_result() -> MarketRefused:
    return MarketRefused(
        "There is no such result",
        status=404,
        hint="It may not be confirmed yet, or it is its buyer's alone.",
    )


def _not_yours() -> MarketRefused:
    return MarketRefused(
        "This is another account's computation",
        status=403,
        hint="Sign in with the account that submitted it.",
    )
