"""The operator's page: how the market stands, and the switches that only the operator has."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import Response

from daemonctl import coins
from daemonctl.errors import InputError, MarketRefused
from daemonctl.market.store.callers import News
from daemonctl.market.store.states import Standing
from daemonctl.market.web.page import For, Page, Pages
from daemonctl.market.web.site import Site
from daemonctl.market.web.visit import Visit
from daemonctl.market.wire import FLOORS, Least
from daemonctl.versions import is_version

_LISTED = 100
_COMPUTATIONS = 200
_REASON = 200
_VERSION = 32


def pages(site: Site) -> Pages:
    """The addresses of these pages."""
    store, read = site.engine.store, site.engine.read

    async def show(visit: Visit) -> Response:
        return visit.page(
            "operator.html",
            tally=await read(store.tally),
            waiting=await read(store.applicants, _LISTED),
            computations=await read(store.newest, _COMPUTATIONS),
            accounts=await read(store.flagged_accounts, Standing.BARRED, _LISTED),
            hosts=await read(store.flagged_hosts, Standing.BARRED, _LISTED),
        )

    async def stop(visit: Visit) -> Response:
        fields = await visit.form()
        reason, computation = _reason(fields), fields.get("computation", "")
        if computation:
            await site.change(store.stop, computation, reason)
            return visit.go(f"/c/{computation}", "stopped")
        await site.change(store.stop_all, reason)
        return visit.go("/operator", "stopped")

    async def start(visit: Visit) -> Response:
        computation = (await visit.form()).get("computation", "")
        if computation:
            await site.change(store.start, computation)
            return visit.go(f"/c/{computation}", "started")
        await site.change(store.start_all)
        return visit.go("/operator", "started")

    async def approve(visit: Visit) -> Response:
        fields = await visit.form()
        welcome = site.engine.settings.welcome
        await site.engine.write(store.approve, _account(fields), welcome)
        return visit.go("/operator", "approved")

    async def bar(visit: Visit) -> Response:
        fields = await visit.form()
        await site.change(_bar(fields), _account(fields), _reason(fields))
        return visit.go("/operator", "barred")

    async def unbar(visit: Visit) -> Response:
        fields = await visit.form()
        await site.change(_bar(fields), _account(fields), "")
        return visit.go("/operator", "unbarred")

    async def least(visit: Visit) -> Response:
        fields = await visit.form()
        of, version = fields.get("of", ""), fields.get("version", "").strip()
        if of not in FLOORS:
            raise _wrong("of", "it is none of the choices", "Choose one of them.")
        if "off" in fields:
            await site.change(store.set_least, Least(of, ""))
            return visit.go("/operator", "every-version")
        if len(version) > _VERSION or not is_version(version):
            raise _wrong("version", "it is no version", "Write it as 0.2.0.")
        await site.change(store.set_least, Least(of, version, _reason(fields)))
        return visit.go("/operator", "least")

    def _bar(fields: dict[str, str]) -> Callable[[str, str], News]:
        # Ids begin with a letter that says whose they are.
        return store.bar_host if _account(fields).startswith("h") else store.bar_account

    async def grant(visit: Visit) -> Response:
        fields = await visit.form()
        try:
            amount = coins.parse(fields.get("amount", ""))
        except InputError as error:
            raise _wrong("amount", error.detail, error.hint) from error
        if not amount:
            raise _wrong("amount", "nothing would be granted", "Write how many CPUCoins.")
        note = fields.get("note", "").strip()[:_REASON]
        await site.engine.write(store.issue, _account(fields), amount, note)
        return visit.go("/operator", "granted")

    return (
        Page("GET", "/operator", For.OPERATOR, show),
        Page("POST", "/operator/stop", For.OPERATOR, stop),
        Page("POST", "/operator/start", For.OPERATOR, start),
        Page("POST", "/operator/approve", For.OPERATOR, approve),
        Page("POST", "/operator/bar", For.OPERATOR, bar),
        Page("POST", "/operator/unbar", For.OPERATOR, unbar),
        Page("POST", "/operator/grant", For.OPERATOR, grant),
        Page("POST", "/operator/least", For.OPERATOR, least),
    )


def _account(fields: dict[str, str]) -> str:
    return fields.get("account", "").strip()[:64]


def _reason(fields: dict[str, str]) -> str:
    reason = " ".join(fields.get("reason", "").split())
    if not 0 < len(reason) <= _REASON or not reason.isprintable():
        raise _wrong(
            "reason",
            f"it is not 1 to {_REASON} printable letters",
            "Whoever is concerned reads it: say in a sentence why.",
        )
    return reason


def _wrong(field: str, why: str, hint: str) -> MarketRefused:
    return MarketRefused("The form cannot be used", status=422, detail=f"{field}: {why}", hint=hint)
