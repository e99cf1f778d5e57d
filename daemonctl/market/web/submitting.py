"""Submitting a computation: files and terms, what it costs, and only then the escrow."""

from __future__ import annotations

import msgspec
from starlette.responses import Response

from daemonctl.errors import MarketRefused
from daemonctl.market import ledger
from daemonctl.market.checks import check_computation
from daemonctl.market.numbering import new_id
from daemonctl.market.web import terms as form
from daemonctl.market.web.page import For, Page, Pages
from daemonctl.market.web.site import Site, check
from daemonctl.market.web.uploads import MOST_BYTES, MOST_FILES, Stored, Upload, store, upload
from daemonctl.market.web.visit import Visit
from daemonctl.market.wire import MAX_MODULE_BYTES, NewComputation

_WASM = b"\0asm"
_draft = msgspec.json.Decoder(NewComputation)


def pages(site: Site) -> Pages:
    """The addresses of these pages."""

    async def ask(visit: Visit) -> Response:
        if visit.me is None:
            return visit.page("submit-first.html")
        check(For.GOOD, visit)
        return _form(visit, form.DEFAULTS, {})

    async def review(visit: Visit) -> Response:
        async with upload(visit) as said:
            terms = form.read(said.text)
            module, inputs = await _files(said, terms.errors)
            if terms.errors or module is None:
                shown = {name: said.text(name) for name in form.DEFAULTS}
                return _form(visit, shown, terms.errors, 422)
        order = NewComputation(
            key=new_id("k"),
            name=terms.name,
            module=module.digest,
            inputs=tuple(one.digest for one in inputs),
            bid=terms.bid,
            work_ms=terms.work_ms,
            quorum=terms.quorum,
            args=terms.args,
            memory_bytes=terms.memory_bytes,
            adaptive=terms.adaptive,
            expires_in_s=terms.expires_in_s,
            budget=terms.budget,
            description=terms.description,
            public=terms.public,
        )
        return await _cost(visit, order, module, inputs)

    async def submit(visit: Visit) -> Response:
        fields = await visit.form()
        try:
            order = _draft.decode(fields.get("draft", ""))
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
            raise MarketRefused(
                "The form cannot be read",
                status=400,
                detail="what it carries is no computation",
                hint="Submit the computation anew.",
            ) from error
        made = await site.market.buying.submit(visit.owner().number, order)
        return visit.go(f"/c/{made.computation}", "submitted")

    async def _files(said: Upload, errors: dict[str, str]) -> tuple[Stored | None, list[Stored]]:
        """The module and the inputs among the blobs; what is wrong with them goes to `errors`."""
        modules, inputs = said.files("module"), said.files("inputs")
        if len(modules) != 1:
            errors["module"] = "Choose one file, a WebAssembly module."
        elif (modules[0].size or 0) > MAX_MODULE_BYTES:
            errors["module"] = f"It may have at most {MAX_MODULE_BYTES // 1024**2} MiB."
        if not inputs:
            errors["inputs"] = "Choose at least one file; each is one job."
        if errors:
            return None, []
        module = await store(site.engine.blobs, modules[0])
        if not module.start.startswith(_WASM):
            errors["module"] = "This is no WebAssembly module: it does not begin as they all do."
            return None, []
        return module, [await store(site.engine.blobs, one) for one in inputs]

    async def _cost(
        visit: Visit, order: NewComputation, module: Stored, inputs: list[Stored]
    ) -> Response:
        check_computation(order)
        price = ledger.replica_price(order.bid, order.work_ms)
        least = ledger.escrow_for(len(order.inputs), order.quorum, price)
        info = await site.market.account(visit.owner().number)
        held = max(least, order.budget)
        return visit.page(
            "cost.html",
            order=order,
            draft=msgspec.json.encode(order).decode(),
            module=module,
            inputs=inputs,
            price=price,
            least=least,
            held=held,
            balance=info.balance,
            enough=info.balance >= held,
        )

    return (
        Page("GET", "/submit", For.ANYONE, ask),
        Page("POST", "/submit", For.GOOD, review),
        Page("POST", "/submit/confirm", For.GOOD, submit),
    )


def _form(
    visit: Visit, shown: dict[str, str], errors: dict[str, str], status: int = 200
) -> Response:
    return visit.page(
        "submit.html",
        status,
        shown=shown,
        errors=errors,
        expiries=form.EXPIRIES,
        most_inputs=MOST_FILES - 1,
        most_bytes=MOST_BYTES,
        most_module=MAX_MODULE_BYTES,
    )
