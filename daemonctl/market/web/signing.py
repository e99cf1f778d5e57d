"""Signing in and out, and making an account."""

from __future__ import annotations

import math
import time

from starlette.responses import Response

from daemonctl.errors import MarketRefused
from daemonctl.market.http import address
from daemonctl.market.numbering import token_hash
from daemonctl.market.ratelimit import Rate, RateLimit, counted
from daemonctl.market.store.callers import Role
from daemonctl.market.web.page import For, Page, Pages
from daemonctl.market.web.site import Site
from daemonctl.market.web.visit import Visit
from daemonctl.market.wire import Admission, NewAccount

_TRIES = Rate(per_s=1 / 20, burst=10)
"""Wrong tokens from one address. A token has 256 random bits: this is against noise in the log
and work for the store rather than against guessing."""


def pages(site: Site) -> Pages:
    """The addresses of these pages."""
    tries = RateLimit(_TRIES)
    store = site.engine.store

    async def ask(visit: Visit) -> Response:
        if visit.me is not None:
            return visit.go("/account")
        return visit.page("sign-in.html", errors={}, admission=visit.market.accounts)

    async def sign_in(visit: Visit) -> Response:
        fields = await visit.form()
        token = fields.get("token", "").strip()
        found = None
        if token.isascii() and 0 < len(token) <= 200:
            found = await site.engine.read(store.identify, token_hash(token))
        if found is None or found.role is not Role.ACCOUNT:
            # A proxy that nobody named speaks for all its clients; right tokens are let in anyway.
            if wait_s := tries.wait(counted(address(visit.request)), time.monotonic()):
                raise _too_often(math.ceil(wait_s))
            why = (
                "This is a machine's token. Sign in with the account's."
                if found
                else "No account has this token. It is the long word that you were shown once."
            )
            return visit.page(
                "sign-in.html", 422, errors={"token": why}, admission=visit.market.accounts
            )
        await site.sign_in(visit, found.number)
        return visit.go("/account")

    async def sign_out(visit: Visit) -> Response:
        await visit.form()
        await site.engine.write(store.close_session, visit.digest)
        visit.renew()
        return visit.go("/", "signed-out")

    def form(visit: Visit, status: int = 200, name: str = "", why: str = "") -> Response:
        work = None
        if visit.market.accounts is Admission.WORK:
            work = site.market.people.challenge(address(visit.request))
        return visit.page(
            "new-account.html",
            status,
            errors={"name": why} if why else {},
            name=name,
            work=work,
            origin=site.origin(visit.request),
        )

    async def ask_new(visit: Visit) -> Response:
        return form(visit)

    async def make(visit: Visit) -> Response:
        fields = await visit.form()
        name = " ".join(fields.get("name", "").split())
        if len(name) > 100 or not name.isprintable():
            return form(visit, 422, name[:100], "At most 100 printable letters.")
        said = NewAccount(name, fields.get("challenge", ""), fields.get("nonce", ""))
        made = await site.market.add_account(said, address(visit.request))
        found = await site.engine.read(store.identify, token_hash(made.token))
        assert found is not None
        await site.sign_in(visit, found.number)
        return visit.page("token.html", made=made, name=name, new=True)

    return (
        Page("GET", "/sign-in", For.ANYONE, ask),
        Page("POST", "/sign-in", For.ANYONE, sign_in),
        Page("POST", "/sign-out", For.ACCOUNT, sign_out),
        Page("GET", "/new-account", For.ANYONE, ask_new),
        Page("POST", "/new-account", For.ANYONE, make),
    )


def _too_often(wait_s: int) -> MarketRefused:
    return MarketRefused(
        "Too many wrong tokens",
        status=429,
        detail="They came from your address, one after the other.",
        hint=f"Wait {wait_s} seconds, then try again with the right one.",
        retry_s=wait_s,
    )
