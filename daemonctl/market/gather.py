"""Group commit: while one transaction runs, requests gather, and the next one takes them all."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from typing import Generic, TypeVar

from daemonctl.errors import MarketRefused

_Q = TypeVar("_Q")
_A = TypeVar("_A")

BUSY_S = 2
"""Seconds after which a host that was sent away may try again."""


class Gatherer(Generic[_Q, _A]):
    """Runs `run` in `executor` with all that waits, at most `cap` at a time, one group after
    the other. `run` answers in order; all of a group's changes are one transaction.

    limit: waiting requests beyond which more are refused with 503. measure: is told the size of
    each group and the seconds that it took. Used in one event loop.
    """

    def __init__(
        self,
        run: Callable[[Sequence[_Q]], list[_A]],
        executor: Executor,
        *,
        cap: int,
        limit: int,
        measure: Callable[[int, float], None] = lambda _size, _seconds: None,
    ) -> None:
        self._run = run
        self._executor = executor
        self._cap = cap
        self._limit = limit
        self._measure = measure
        self._waiting: deque[tuple[_Q, asyncio.Future[_A]]] = deque()
        self._task: asyncio.Task[None] | None = None

    async def submit(self, request: _Q) -> _A:
        """The answer, once its transaction is on the disk. Raises MarketRefused (503) when too
        many wait, or what `run` raised for this request."""
        if len(self._waiting) >= self._limit:
            raise MarketRefused(
                "The market is busy", status=503, hint=f"Try again in {BUSY_S} seconds."
            )
        future: asyncio.Future[_A] = asyncio.get_running_loop().create_future()
        self._waiting.append((request, future))
        if self._task is None:
            self._task = asyncio.create_task(self._work())
        return await future

    @property
    def waiting(self) -> int:
        """Requests that wait for their group."""
        return len(self._waiting)

    async def _work(self) -> None:
        while self._waiting:
            count = min(len(self._waiting), self._cap)
            await self._group([self._waiting.popleft() for _ in range(count)])
        self._task = None

    async def _group(self, group: list[tuple[_Q, asyncio.Future[_A]]]) -> None:
        loop = asyncio.get_running_loop()
        requests = [request for request, _ in group]
        began = time.perf_counter()
        try:
            answers = await loop.run_in_executor(self._executor, self._run, requests)
        except Exception as error:  # noqa: BLE001 - it is handed to whom it belongs
            if isinstance(error, MarketRefused) and error.status == 503:
                # Not one of them, but the database: to try each alone would take for ever.
                for _, future in group:
                    if not future.done():
                        future.set_exception(error)
            elif len(group) > 1:
                # One of them broke the transaction of all: each gets its own.
                for single in group:
                    await self._group([single])
            elif not group[0][1].done():
                group[0][1].set_exception(error)
            return
        self._measure(len(group), time.perf_counter() - began)
        for (_, future), answer in zip(group, answers, strict=True):
            if not future.done():
                future.set_result(answer)
