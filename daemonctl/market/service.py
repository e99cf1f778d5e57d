"""The market itself, without HTTP: what each request does, in one event loop.

The store's changes run in one thread, its reads in others; this loop never waits for a disk.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

from daemonctl import __version__
from daemonctl.errors import MarketRefused, StateError
from daemonctl.files import Lock
from daemonctl.market import checks, ledger
from daemonctl.market.blobs import Blobs
from daemonctl.market.gather import Gatherer
from daemonctl.market.leasing import leases
from daemonctl.market.numbering import new_id, new_token, token_hash
from daemonctl.market.settings import Settings
from daemonctl.market.store.interface import (
    HostSync,
    Identity,
    News,
    Role,
    Submission,
    SyncAnswer,
)
from daemonctl.market.store.sqlite import SqliteStore
from daemonctl.market.waiting import Waiting
from daemonctl.market.wire import (
    MAX_MODULE_BYTES,
    MAX_WAIT_S,
    AccountCreated,
    AccountInfo,
    ComputationCreated,
    ComputationInfo,
    HostCreated,
    MarketInfo,
    NewAccount,
    NewComputation,
    NewHost,
    ResultPage,
    SyncReply,
    SyncRequest,
)

_P = ParamSpec("_P")
_T = TypeVar("_T")

_READERS = 2
_KNOWN = 100_000
_PAGE_RESULTS = 1000
_PAGE_BYTES = 8 * 1024 * 1024
_LOOK_S = 10.0
_NOBODY = MarketRefused(
    "This needs a valid token",
    status=401,
    detail="the Authorization header carries none that this market knows",
    hint="Send 'Authorization: Bearer TOKEN' with the token of an account or a host.",
)


class Market:
    """One market over the folder `data`, which it alone may serve.

    clock: seconds since the epoch. Raises StateError where the folder cannot be used.
    """

    def __init__(
        self, data: Path, settings: Settings, clock: Callable[[], float] = time.time
    ) -> None:
        self.settings = settings
        self._clock = clock
        self._lock = Lock(data / "lock")
        if not self._lock.acquire():
            raise StateError(
                "This folder is served by another market",
                detail=str(data),
                hint="Stop that one first, or choose another folder.",
            )
        try:
            self.blobs = Blobs(data / "blobs")
            self._store = SqliteStore(data / "market.sqlite")
        except StateError:
            self._lock.release()
            raise
        self._store.renew_all(clock(), settings.lease_s)
        self._writer = ThreadPoolExecutor(1, "market-writer")
        self._readers = ThreadPoolExecutor(_READERS, "market-reader")
        self._gatherer: Gatherer[HostSync, tuple[SyncAnswer, News]] = Gatherer(
            self._sync_group, self._writer, cap=settings.gather, limit=settings.queue
        )
        self._waiting = Waiting()
        self._known: dict[bytes, Identity] = {}
        self._timer: asyncio.Task[None] | None = None

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """From the first request to the last; afterwards all is closed."""
        self._timer = asyncio.create_task(self._expire())
        try:
            yield
        finally:
            self.stop_waiting()
            self._timer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._timer
            await asyncio.to_thread(self.close)

    def close(self) -> None:
        """End the threads and close the store; whatever was being written is."""
        self._writer.shutdown()
        self._readers.shutdown()
        self._store.close()
        self._lock.release()

    def stop_waiting(self) -> None:
        """Answer every long poll now: the market is about to stop."""
        self._waiting.close()

    def info(self) -> MarketInfo:
        """What this market says of itself."""
        return MarketInfo(name=self.settings.name, version=__version__)

    async def identify(self, token: str) -> Identity:
        """Whose token it is; 401 if nobody's."""
        digest = token_hash(token)
        known = self._known.get(digest)
        if known is None:
            known = await self._read(self._store.identify, digest)
            if known is None:
                raise _NOBODY
            if len(self._known) >= _KNOWN:
                self._known.clear()
            self._known[digest] = known
        return known

    async def add_account(self, said: NewAccount) -> AccountCreated:
        """Make an account, with the welcome grant."""
        checks.check_account(said)
        token = new_token()
        made = await self._write(
            self._store.add_account,
            new_id("a"),
            said.name,
            token_hash(token),
            self.settings.welcome,
            self._clock(),
        )
        return AccountCreated(made.account, token, made.balance)

    async def add_host(self, said: NewHost) -> HostCreated:
        """Make a host known."""
        checks.check_host(said)
        host, token = new_id("h"), new_token()
        await self._write(self._store.add_host, host, said, token_hash(token), self._clock())
        return HostCreated(host, token)

    async def account(self, number: int) -> AccountInfo:
        """An account's balance."""
        return await self._read(self._store.account, number)

    async def sync(
        self, host: int, said: SyncRequest, gone: Callable[[], Awaitable[object]]
    ) -> SyncReply:
        """Everything a host has to say. gone: returns when the host has hung up."""
        request = checks.host_sync(host, said)
        wait_s = checks.seconds(said.wait_s, MAX_WAIT_S)
        unstored = [d for d in request.deliveries if d.digest and d.data is None]
        if unstored:
            request = await self._without_missing(request)
        if not wait_s:
            return self._reply(await self._gather(request))
        end = time.monotonic() + wait_s
        with self._waiting.host(host, work=bool(request.wishes)) as bell:
            answer = await self._gather(request)
            if _says_something(answer):
                return self._reply(answer)
            request = HostSync(host, wishes=request.wishes, settled_after=request.settled_after)
            hung_up = asyncio.ensure_future(gone())
            try:
                while not _says_something(answer) and not self._waiting.closed:
                    left = end - time.monotonic()
                    if left <= 0 or hung_up.done():
                        break
                    await _either(bell, hung_up, left)
                    bell.clear()
                    if not hung_up.done() and not self._waiting.closed:
                        answer = await self._gather(request)
                if hung_up.done() and answer.grants:
                    # Nobody is there to take them.
                    back = tuple(grant.lease for grant in answer.grants)
                    await self._gather(HostSync(host, returned=back))
            finally:
                hung_up.cancel()
        return self._reply(answer)

    async def submit(self, account: int, said: NewComputation) -> ComputationCreated:
        """Open a computation, its escrow held; the same submission twice opens one."""
        await asyncio.to_thread(checks.check_computation, said)
        await self._read(self._check_blobs, said)
        price = ledger.replica_price(said.bid, said.work_ms)
        digest = await asyncio.to_thread(checks.terms_hash, said)
        terms, escrow, new = await self._write(
            self._store.submit, Submission(account, said, price, digest), self._clock()
        )
        if new:
            self._waiting.tell(News(work=True))
        return ComputationCreated(terms.computation, terms.price, escrow)

    async def computation(self, account: int, computation: str) -> ComputationInfo:
        """What became of a computation so far."""
        _, info = await self._read(self._store.computation, account, computation)
        return info

    async def results(
        self, account: int, computation: str, after: int, limit: int, wait_s: float
    ) -> ResultPage:
        """A page of results; waits for the first one where there is none yet."""
        number, _ = await self._read(self._store.computation, account, computation)
        end = time.monotonic() + checks.seconds(wait_s, MAX_WAIT_S)
        limit = min(max(1, limit), _PAGE_RESULTS)
        with self._waiting.computation(number) as bell:
            while True:
                page = await self._read(
                    self._store.results, account, computation, after, limit, _PAGE_BYTES
                )
                left = end - time.monotonic()
                if page.results or page.finished or left <= 0 or self._waiting.closed:
                    return ResultPage(page.results, page.next, page.finished)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(bell.wait(), left)
                bell.clear()

    async def cancel(self, account: int, computation: str) -> ComputationInfo:
        """End a computation; what it does not spend goes back at once."""
        info, news = await self._write(self._store.cancel, account, computation, self._clock())
        self._waiting.tell(news)
        return info

    async def output(self, digest: str) -> bytes | None:
        """A small output that came inside a sync, by its digest."""
        return await self._read(self._store.output, bytes.fromhex(digest))

    def _sync_group(self, batch: Sequence[HostSync]) -> list[tuple[SyncAnswer, News]]:
        answers, news = self._store.sync(batch, self._clock(), self.settings.lease_s)
        return [(answer, news) for answer in answers]

    async def _gather(self, request: HostSync) -> SyncAnswer:
        answer, news = await self._gatherer.submit(request)
        # Told by each of the group; ringing is cheap and only the first finds bells silent.
        self._waiting.tell(news)
        return answer

    def _reply(self, answer: SyncAnswer) -> SyncReply:
        return SyncReply(
            leases=leases(answer.grants, self.settings.lease_s, self.blobs),
            accepted=answer.accepted,
            dropped=answer.dropped,
            settled=answer.settled,
            settled_upto=answer.settled_upto,
            unknown_accounts=answer.unknown_accounts,
        )

    async def _without_missing(self, request: HostSync) -> HostSync:
        """Results whose output is not here are not accepted: the host sends both again."""
        digests = {d.digest for d in request.deliveries if d.digest and d.data is None}
        missing = await self._read(self._missing, digests)
        return request._replace(
            deliveries=tuple(
                d for d in request.deliveries if d.data is not None or d.digest not in missing
            )
        )

    def _missing(self, digests: set[bytes]) -> set[bytes]:
        absent = {bytes.fromhex(d) for d in self.blobs.missing(d.hex() for d in digests)}
        return absent - self._store.outputs_among(absent)

    def _check_blobs(self, said: NewComputation) -> None:
        if (self.blobs.size(said.module) or 0) > MAX_MODULE_BYTES:
            raise checks.wrong("$.module", f"A module may have {MAX_MODULE_BYTES} bytes")
        missing = self._missing({bytes.fromhex(d) for d in (said.module, *said.inputs)})
        if missing:
            raise MarketRefused(
                "Blobs of this computation are missing",
                status=409,
                detail=f"{len(missing)} of them, {min(missing).hex()} among them",
                hint="PUT the module and every input to /v1/blobs/DIGEST first.",
            )

    async def _expire(self) -> None:
        """Return leases that ran out, also while no host asks."""
        while True:
            news, next_s = await self._write(self._store.expire, self._clock())
            self._waiting.tell(news)
            await asyncio.sleep(max(0.05, min(next_s, self.settings.lease_s, _LOOK_S)))

    async def _read(self, call: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        return await asyncio.get_running_loop().run_in_executor(
            self._readers, lambda: call(*args, **kwargs)
        )

    async def _write(self, call: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        return await asyncio.get_running_loop().run_in_executor(
            self._writer, lambda: call(*args, **kwargs)
        )


def require(identity: Identity, role: Role) -> int:
    """The number of an identity that must be of this role; 401 if it is of the other."""
    if identity.role is not role:
        raise MarketRefused(
            f"This needs the token of {'a host' if role is Role.HOST else 'an account'}",
            status=401,
            hint="Hosts sync; accounts own CPUCoins and computations.",
        )
    return identity.number


def _says_something(answer: SyncAnswer) -> bool:
    return bool(answer.grants or answer.accepted or answer.dropped or answer.settled)


async def _either(bell: asyncio.Event, hung_up: asyncio.Future[object], left: float) -> None:
    rung = asyncio.ensure_future(bell.wait())
    try:
        await asyncio.wait((rung, hung_up), timeout=left, return_when=asyncio.FIRST_COMPLETED)
    finally:
        rung.cancel()
