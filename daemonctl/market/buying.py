"""What buyers ask of the market: computations, their results, their end."""

from __future__ import annotations

import asyncio
import contextlib
import time

from daemonctl.errors import MarketRefused
from daemonctl.market import checks, ledger
from daemonctl.market.current import waited
from daemonctl.market.engine import Engine
from daemonctl.market.store.interface import News, Submission
from daemonctl.market.wire import (
    MAX_MODULE_BYTES,
    MAX_WAIT_S,
    ComputationCreated,
    ComputationInfo,
    Computations,
    NewBudget,
    NewComputation,
    ResultPage,
)

_LISTED = 200
_PAGE_RESULTS = 1000
_PAGE_BYTES = 8 * 1024 * 1024


class Buying:
    """The buyers' side of a market."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def submit(self, account: int, said: NewComputation) -> ComputationCreated:
        """Open a computation, its escrow held; the same submission twice opens one."""
        await asyncio.to_thread(checks.check_computation, said)
        await self._check_blobs(said)
        price = ledger.replica_price(said.bid, said.work_ms)
        digest = await asyncio.to_thread(checks.terms_hash, said)
        terms, escrow, new = await self._engine.write(
            self._engine.store.submit,
            Submission(account, said, price, digest),
        )
        if new:
            self._engine.waiting.tell(News(work=True))
        return ComputationCreated(terms.computation, price, escrow)

    async def computation(self, account: int, computation: str) -> ComputationInfo:
        """What became of a computation so far."""
        _, info = await self._engine.read(self._engine.store.computation, account, computation)
        return info

    async def computations(self, account: int) -> Computations:
        """What the account submitted, the newest first."""
        found = await self._engine.read(self._engine.store.computations, account, _LISTED)
        return Computations(found)

    async def set_budget(self, account: int, computation: str, said: NewBudget) -> ComputationInfo:
        """Hold so much for what is still open of a computation; a halt for its price ends."""
        checks.check_budget(said)
        info, news = await self._engine.write(
            self._engine.store.set_budget, account, computation, said.budget
        )
        self._engine.waiting.tell(news)
        return info

    async def results(
        self, account: int, computation: str, after: int, limit: int, wait_s: float
    ) -> ResultPage:
        """A page of results; waits for the first one where there is none yet."""
        number, _ = await self._engine.read(self._engine.store.computation, account, computation)
        end = time.monotonic() + checks.seconds(wait_s, MAX_WAIT_S)
        limit = min(max(1, limit), _PAGE_RESULTS)
        with self._engine.waiting.computation(number) as bell:
            while True:
                page = await self._engine.read(
                    self._engine.store.results, account, computation, after, limit, _PAGE_BYTES
                )
                left = end - time.monotonic()
                if page.results or page.finished or left <= 0 or self._engine.waiting.closed:
                    return ResultPage(page.results, page.next, page.finished)
                began = time.monotonic()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(bell.wait(), left)
                waited(time.monotonic() - began)
                bell.clear()

    async def cancel(self, account: int, computation: str) -> ComputationInfo:
        """End a computation; what it does not spend goes back at once."""
        info, news = await self._engine.write(self._engine.store.cancel, account, computation)
        self._engine.waiting.tell(news)
        return info

    async def _check_blobs(self, said: NewComputation) -> None:
        if (await self._engine.blobs.size(said.module) or 0) > MAX_MODULE_BYTES:
            raise checks.wrong("$.module", f"A module may have {MAX_MODULE_BYTES} bytes")
        missing = await self._engine.missing(
            {bytes.fromhex(d) for d in (said.module, *said.inputs)}
        )
        if missing:
            raise MarketRefused(
                "Blobs of this computation are missing",
                status=409,
                detail=f"{len(missing)} of them, {min(missing).hex()} among them",
                hint="PUT the module and every input to /v1/blobs/DIGEST first.",
            )
