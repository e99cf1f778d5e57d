"""What hosts ask of the market: the sync, its gathering and its long poll."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence

from daemonctl.market import checks
from daemonctl.market.current import waited
from daemonctl.market.engine import Engine
from daemonctl.market.gather import Gatherer
from daemonctl.market.leasing import leases
from daemonctl.market.store.interface import HostSync, News, SyncAnswer
from daemonctl.market.wire import MAX_WAIT_S, HostStanding, SyncReply, SyncRequest


class Selling:
    """The sellers' side of a market."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._told: News | None = None
        self._gatherer: Gatherer[HostSync, tuple[SyncAnswer, News]] = Gatherer(
            self._sync_group,
            engine.writer,
            cap=engine.settings.gather,
            limit=engine.settings.queue,
            measure=engine.figures.group,
        )

    @property
    def waiting(self) -> int:
        """Syncs that wait for a transaction."""
        return self._gatherer.waiting

    async def sync(
        self, host: int, said: SyncRequest, gone: Callable[[], Awaitable[object]]
    ) -> SyncReply:
        """Everything a host has to say. gone: returns when the host has hung up."""
        request = checks.host_sync(host, said)
        wait_s = checks.seconds(said.wait_s, MAX_WAIT_S)
        if said.leaving:
            # First, or what it gives back would go to its own poll.
            self._engine.waiting.dismiss(host)
        unstored = [d for d in request.deliveries if d.digest and d.data is None]
        if unstored:
            request = await self._without_missing(request)
        if not wait_s:
            return await self._reply(await self._gather(request))
        end = time.monotonic() + wait_s
        with self._engine.waiting.host(host, work=bool(request.wishes)) as bell:
            answer = await self._gather(request)
            if _says_something(answer):
                return await self._reply(answer)
            again = HostSync(host, wishes=request.wishes, settled_after=request.settled_after)
            told = answer.notices
            hung_up = asyncio.ensure_future(gone())
            try:
                while not (_says_something(answer) or self._engine.waiting.closed):
                    left = end - time.monotonic()
                    if left <= 0 or hung_up.done() or bell.dismissed:
                        break
                    await _either(bell, hung_up, left)
                    bell.clear()
                    # Where it was not for work that the bell rang, leases may have been taken
                    # back: what the host holds is asked about again.
                    asked = again._replace(held=request.held) if bell.about_you else again
                    bell.about_you = False
                    if not (hung_up.done() or bell.dismissed or self._engine.waiting.closed):
                        answer = await self._gather(asked)
                        if answer.grants:
                            self._engine.waiting.found()
                        if answer.notices != told:
                            break
                if (hung_up.done() or bell.dismissed) and answer.grants:
                    # Nobody is there to take them.
                    back = tuple(grant.lease for grant in answer.grants)
                    await self._gather(HostSync(host, returned=back))
                    answer = answer._replace(grants=())
            finally:
                hung_up.cancel()
        return await self._reply(answer)

    async def standing(self, host: int) -> HostStanding:
        """What this market thinks of a host."""
        return await self._engine.read(self._engine.store.host, host)

    def _sync_group(self, batch: Sequence[HostSync]) -> list[tuple[SyncAnswer, News]]:
        engine = self._engine
        answers, news = engine.run(engine.store.sync, batch, engine.settings.lease_s)
        engine.figures.leased(sum(len(answer.grants) for answer in answers))
        engine.figures.ended(news.confirmed, news.failed)
        return [(answer, news) for answer in answers]

    async def _gather(self, request: HostSync) -> SyncAnswer:
        answer, news = await self._gatherer.submit(request)
        # Told by the first of the group that is still there: each would wake further hosts.
        if news is not self._told:
            self._told = news
            self._engine.waiting.tell(news)
        return answer

    async def _reply(self, answer: SyncAnswer) -> SyncReply:
        inputs = await self._engine.blobs.small([grant.input.hex() for grant in answer.grants])
        return SyncReply(
            leases=leases(answer.grants, self._engine.settings.lease_s, inputs),
            accepted=answer.accepted,
            dropped=answer.dropped,
            settled=answer.settled,
            settled_upto=answer.settled_upto,
            unknown_accounts=answer.unknown_accounts,
            notices=answer.notices,
        )

    async def _without_missing(self, request: HostSync) -> HostSync:
        """Results whose output is not here are not accepted: the host sends both again."""
        digests = {d.digest for d in request.deliveries if d.digest and d.data is None}
        missing = await self._engine.missing(digests)
        return request._replace(
            deliveries=tuple(
                d for d in request.deliveries if d.data is not None or d.digest not in missing
            )
        )


def _says_something(answer: SyncAnswer) -> bool:
    return bool(answer.grants or answer.accepted or answer.dropped or answer.settled)


async def _either(bell: asyncio.Event, hung_up: asyncio.Future[object], left: float) -> None:
    rung = asyncio.ensure_future(bell.wait())
    began = time.monotonic()
    try:
        await asyncio.wait((rung, hung_up), timeout=left, return_when=asyncio.FIRST_COMPLETED)
    finally:
        rung.cancel()
        waited(time.monotonic() - began)
