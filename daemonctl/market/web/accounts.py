"""An account's own page: its coins, its machines, its token."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator

from starlette.responses import Response, StreamingResponse

from daemonctl import coins
from daemonctl.market.numbering import new_token, token_hash
from daemonctl.market.store.callers import Identity, Role
from daemonctl.market.store.site import SignedIn
from daemonctl.market.web import headers, words
from daemonctl.market.web.page import For, Page, Pages
from daemonctl.market.web.site import Site
from daemonctl.market.web.visit import Visit
from daemonctl.market.wire import AccountCreated

_PAGE = 20
_CSV_PAGE = 1000
_MACHINES = 100
_COMPUTATIONS = 50


def pages(site: Site) -> Pages:
    """The addresses of these pages."""
    store, read = site.engine.store, site.engine.read

    async def show(visit: Visit) -> Response:
        me = visit.owner()
        before = _seq(visit.request.query_params.get("before", ""))
        found = await read(store.movements, me.number, _PAGE + 1, before=before, newest_first=True)
        return visit.page(
            "account.html",
            info=await site.market.account(me.number),
            movements=found[:_PAGE],
            older=found[_PAGE - 1].seq if len(found) > _PAGE else 0,
            newest=not before,
            machines=await read(store.sold_by, me.number, _MACHINES),
            bought=await read(store.bought, me.number, _COMPUTATIONS),
        )

    async def statement(visit: Visit) -> Response:
        response = StreamingResponse(_csv(site, visit.owner()), media_type="text/csv")
        name = f"statement-{visit.owner().account}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return visit.answer(response, headers.PRIVATE)

    async def naming(visit: Visit) -> Response:
        fields = await visit.form()
        named = fields.get("named") == "yes"
        await site.engine.write(store.set_named, visit.owner().number, named)
        site.visiting.forget()
        return visit.go("/account", "named" if named else "unnamed")

    async def replace(visit: Visit) -> Response:
        await visit.form()
        me, token = visit.owner(), new_token()
        who = Identity(Role.ACCOUNT, me.number)
        # Everybody who is signed in with the old token is so no more; this browser anew.
        await site.change(store.set_token, who, token_hash(token))
        await site.sign_in(visit, me.number)
        made = AccountCreated(me.account, token)
        return visit.page("token.html", made=made, name=me.name, new=False)

    async def ask_revoke(visit: Visit) -> Response:
        return visit.page("revoke.html", errors={})

    async def revoke(visit: Visit) -> Response:
        fields = await visit.form()
        me = visit.owner()
        if fields.get("account", "").strip() != me.account:
            return visit.page("revoke.html", 422, errors={"account": "That is not its id."})
        await site.change(store.revoke, Identity(Role.ACCOUNT, me.number))
        await site.engine.write(store.close_sessions, me.number)
        visit.renew()
        return visit.go("/", "revoked")

    return (
        Page("GET", "/account", For.ACCOUNT, show),
        Page("GET", "/account/statement.csv", For.ACCOUNT, statement),
        Page("POST", "/account/named", For.ACCOUNT, naming),
        Page("POST", "/account/token", For.ACCOUNT, replace),
        Page("GET", "/account/revoke", For.ACCOUNT, ask_revoke),
        Page("POST", "/account/revoke", For.ACCOUNT, revoke),
    )


def _seq(text: str) -> int:
    """The place in a statement that an address names; 0 = its end."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


async def _csv(site: Site, me: SignedIn) -> AsyncIterator[str]:
    """Every movement, the oldest first, a page of the store at a time."""
    after = 0
    yield "number,time,kind,CPUCoins,computation,note\r\n"
    while True:
        found = await site.engine.read(
            site.engine.store.movements, me.number, _CSV_PAGE, after=after
        )
        text = io.StringIO()
        csv.writer(text).writerows(
            (
                one.seq,
                words.iso(one.at),
                one.kind,
                coins.show(one.amount),
                one.computation,
                _harmless(one.note),
            )
            for one in found
        )
        yield text.getvalue()
        if len(found) < _CSV_PAGE:
            return
        after = found[-1].seq


def _harmless(note: str) -> str:
    """Words that no spreadsheet takes for a formula."""
    return f"'{note}" if note[:1] in ("=", "+", "-", "@", "\t", "\r") else note
