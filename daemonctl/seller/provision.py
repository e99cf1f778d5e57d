"""Before a replica can start, its input must be here and its module compiled: seeing to that.

Everything is asked for again from what lies on disk (`advance`), so that a fetch that failed, a
zygote that died and a cache that was emptied need no code of their own.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass

from daemonctl.errors import CPUShareError, MarketRefused
from daemonctl.model import Outcome
from daemonctl.sandbox.client import Sandbox
from daemonctl.sandbox.code import CodeCache
from daemonctl.sandbox.interface import Limits, Result
from daemonctl.seller.blobs import BlobCache
from daemonctl.seller.caller import Caller, Inbox
from daemonctl.seller.client import SellerClient
from daemonctl.seller.slots import Task

COMPILE_LIMITS = Limits(cpu_seconds=60)
"""A module's size bounds nothing: 17 KB can cost minutes. So compiling has a limit of its own."""
_RETRY_S = 5.0
_MOST_REFUSED = 100


@dataclass(frozen=True)
class Outlets:
    """Whom it tells, from the loop. `ready` may follow in the very call of `advance`."""

    ready: Callable[[Task], None]
    failed: Callable[[Task, Result], None]
    give_back: Callable[[Task], None]


class Provision:
    """Brings tasks from leased to ready. Called from the loop; none of its methods waits."""

    def __init__(
        self,
        *,
        blobs: BlobCache,
        codes: CodeCache,
        inbox: Inbox,
        client: Callable[[str], SellerClient | None],
        outlets: Outlets,
    ) -> None:
        self._blobs = blobs
        self._codes = codes
        self._inbox = inbox
        self._client = client
        self._outlets = outlets
        self._waiting: dict[tuple[str, int], Task] = {}
        self._fetchers: dict[str, tuple[Caller, SellerClient]] = {}
        self._fetching: set[str] = set()
        self._retry_at: dict[str, float] = {}
        self._compiling: dict[int, str] = {}  # ticket -> digest of the module
        self._refused: dict[str, Result] = {}

    @property
    def tickets(self) -> tuple[int, ...]:
        """Compilations under way."""
        return tuple(self._compiling)

    def add(self, task: Task) -> None:
        """See to one more task, from the next `advance` on."""
        self._waiting[task.market, task.lease.lease] = task

    def drop(self, market: str, lease: int) -> None:
        """The task is not ours any more."""
        self._waiting.pop((market, lease), None)

    def advance(self, sandbox: Sandbox, *, compiling: bool) -> None:
        """Go on with whatever can go on. compiling: whether a compilation may be begun."""
        for task in tuple(self._waiting.values()):
            self._advance_one(task, sandbox, compiling)

    def due(self, now: float) -> float:
        """When a failed fetch may be tried again; infinity where none failed."""
        self._retry_at = {digest: at for digest, at in self._retry_at.items() if at > now}
        return min(self._retry_at.values(), default=float("inf"))

    def compiled(self, ticket: int, result: Result) -> bool:
        """A compilation ended; False where the ticket is none of ours."""
        digest = self._compiling.pop(ticket, None)
        if digest is None:
            return False
        if result.outcome is Outcome.DONE:
            self._codes.store(digest, result.output)
        elif result.outcome is not Outcome.STOPPED:
            self._refused[digest] = result
            if len(self._refused) > _MOST_REFUSED:
                # The oldest; should it come again, it is refused again.
                del self._refused[next(iter(self._refused))]
        return True

    def sandbox_died(self) -> None:
        """Its compilations are gone; `advance` with a new sandbox asks for them again."""
        self._compiling.clear()

    def _advance_one(self, task: Task, sandbox: Sandbox, compiling: bool) -> None:
        lease = task.lease
        if (refused := self._refused.get(lease.module)) is not None:
            self._leave(task)
            self._outlets.failed(task, refused)
            return
        here = lease.input_data is not None or self._have(task.market, lease.input)
        if self._code(task, sandbox, compiling) and here:
            self._leave(task)
            self._outlets.ready(task)

    def _code(self, task: Task, sandbox: Sandbox, compiling: bool) -> bool:
        digest = task.lease.module
        code = self._codes.open(digest)
        if code is not None:
            os.close(code)
            return True
        here = self._have(task.market, digest)
        if here and compiling and digest not in self._compiling.values():
            module = self._blobs.open(digest)
            if module is not None:
                self._compiling[sandbox.compile(module, COMPILE_LIMITS)] = digest
                os.close(module)
        return False

    def _have(self, market: str, digest: str) -> bool:
        if self._blobs.has(digest):
            return True
        if digest not in self._fetching and time.monotonic() >= self._retry_at.get(digest, 0.0):
            self._fetch(market, digest)
        return False

    def _fetch(self, market: str, digest: str) -> None:
        if market not in self._fetchers:
            client = self._client(market)
            if client is None:
                return
            self._fetchers[market] = (Caller(self._inbox, "fetcher"), client)
        fetcher, client = self._fetchers[market]
        self._fetching.add(digest)
        self._retry_at.pop(digest, None)

        def work() -> None:
            self._blobs.store(digest, client.blob(digest))

        def failed(error: CPUShareError) -> None:
            self._fetching.discard(digest)
            self._retry_at[digest] = time.monotonic() + _RETRY_S
            if isinstance(error, MarketRefused):
                # It leases what it does not have: no use in holding that.
                for task in tuple(self._waiting.values()):
                    if digest in (task.lease.module, task.lease.input):
                        self._leave(task)
                        self._outlets.give_back(task)

        fetcher.call(work, lambda _: self._fetching.discard(digest), failed)

    def _leave(self, task: Task) -> None:
        self._waiting.pop((task.market, task.lease.lease), None)
