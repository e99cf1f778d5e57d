"""What visitors ask of the market: looked up at most every few seconds, whoever asks how often."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import OrderedDict
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any, NamedTuple, TypeVar, cast

from daemonctl.market.blobs import Blob
from daemonctl.market.engine import Engine
from daemonctl.market.store.people import House
from daemonctl.market.store.site import Ask, HourPrice, Person, Seen, Shown
from daemonctl.market.web import picture
from daemonctl.picture import MAX_BYTES

_T = TypeVar("_T")

OPEN_SHOWN = 30
OTHERS_SHOWN = 8
NOW_S = 600.0
"""A host that spoke within so long is here; a long poll lasts at most half a minute, but what is
computed may take longer."""
HOURS_SHOWN = 7 * 24
_SOON_S = 1.0
_FRESH_S = 3.0
_SLOW_FRESH_S = 20.0
_ROWS = 200
_EARNED_AT_ONCE = 20_000
_PICTURES = 6
_KINDS_KEPT = 4096
_PNG_BYTES = 32 * 1024 * 1024
"""Pictures that are kept as they are sent: the latest are looked at most."""


class Front(NamedTuple):
    """What the first page shows. pictures: of each open computation's latest results."""

    open: tuple[Seen, ...]
    others: tuple[Seen, ...]
    hosts_now: int
    pictures: dict[str, tuple[Shown, ...]]


class Book(NamedTuple):
    """The order book, both sides with the best first; hours: the oldest first."""

    bids: tuple[Seen, ...]
    asks: tuple[Ask, ...]
    hours: tuple[HourPrice, ...]


class Earners(NamedTuple):
    """earned: micro-coins by account."""

    people: tuple[Person, ...]
    earned: dict[str, int]


class Visiting:
    """The visitors' side of a market. Used in one event loop."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: dict[str, tuple[float, asyncio.Future[Any]]] = {}
        self._kinds: OrderedDict[str, bool] = OrderedDict()
        self._pngs: OrderedDict[str, bytes | None] = OrderedDict()
        self._drawing = asyncio.Semaphore(1)
        # The ledger only grows: what was summed up to an entry stays true.
        self._earned: dict[int, tuple[int, int]] = {}

    async def front(self) -> Front:
        """What is computed now."""
        return await self._fresh("front", _FRESH_S, self._front)

    def forget(self) -> None:
        """Look everything up anew: whoever changed something shall see it."""
        self._kept.clear()

    async def house(self) -> House:
        """What the operator has said for the whole market."""
        store = self._engine.store
        return await self._fresh("house", _SOON_S, lambda: self._engine.read(store.house))

    async def book(self) -> Book:
        """The order book and the price of the last days."""
        return await self._fresh("book", _FRESH_S, self._book)

    async def earners(self) -> Earners:
        """Who lets itself be named, with what it earned."""
        return await self._fresh("earners", _SLOW_FRESH_S, self._earners)

    async def pictures(self, one: Seen, most: int = _PICTURES) -> tuple[Shown, ...]:
        """The latest results of a computation that are pictures. Only for whom they are meant."""
        store = self._engine.store
        latest = await self._engine.read(store.latest_results, one.number, most)
        return tuple([shown for shown in latest if await self._is_picture(shown)])

    async def output(self, shown: Shown) -> Blob | None:
        """A result's bytes, in pieces to be read or closed; None where they are not here."""
        if shown.data is not None:
            return Blob(len(shown.data), _piece(shown.data))
        return await self._engine.blobs.get(shown.digest)

    async def png(self, shown: Shown) -> bytes | None:
        """A result as a picture for browsers; None where it is none."""
        if shown.digest not in self._pngs:
            # One at a time, beside the threads that hosts wait for: it may take a while.
            async with self._drawing:
                data = await self._small(shown)
                made = None if data is None else await asyncio.to_thread(picture.as_png, data)
            self._pngs[shown.digest] = made
            while sum(len(one or b"") for one in self._pngs.values()) > _PNG_BYTES:
                self._pngs.popitem(last=False)
            if len(self._pngs) > _KINDS_KEPT:
                self._pngs.popitem(last=False)
            return made
        self._pngs.move_to_end(shown.digest)
        return self._pngs[shown.digest]

    async def _small(self, shown: Shown) -> bytes | None:
        """A result's bytes, where they are few enough for a picture."""
        blob = await self.output(shown)
        if blob is None:
            return None
        async with contextlib.aclosing(blob.chunks) as chunks:
            if blob.size > MAX_BYTES:
                return None
            return b"".join([chunk async for chunk in chunks])

    async def _is_picture(self, shown: Shown) -> bool:
        known = self._kinds.get(shown.digest)
        if known is None:
            data = await self._small(shown)
            known = self._kinds[shown.digest] = data is not None and picture.is_picture(data)
            if len(self._kinds) > _KINDS_KEPT:
                self._kinds.popitem(last=False)
        return known

    async def _front(self) -> Front:
        engine = self._engine
        opened = await engine.read(engine.store.bids, OPEN_SHOWN)
        newest = await engine.read(engine.store.newest, OPEN_SHOWN + OTHERS_SHOWN)
        hosts = await engine.read(engine.store.hosts_now, NOW_S)
        listed = {one.computation for one in opened}
        others = [one for one in newest if one.computation not in listed][:OTHERS_SHOWN]
        pictures = {
            one.computation: await self.pictures(one, 4) if one.shown else () for one in opened
        }
        return Front(opened, tuple(others), hosts, pictures)

    async def _book(self) -> Book:
        engine = self._engine
        return Book(
            await engine.read(engine.store.bids, _ROWS),
            await engine.read(engine.store.asks, NOW_S, _ROWS),
            await engine.read(engine.store.price_hours, HOURS_SHOWN),
        )

    async def _earners(self) -> Earners:
        engine = self._engine
        people = await engine.read(engine.store.people, _ROWS)
        earned = {}
        for one in people:
            total, last = self._earned.get(one.number, (0, 0))
            more, last, _ = await engine.read(
                engine.store.earned_after, one.number, last, _EARNED_AT_ONCE
            )
            earned[one.account] = total + more
            self._earned[one.number] = (total + more, last)
        return Earners(people, earned)

    async def _fresh(self, name: str, lasts_s: float, look: Callable[[], Awaitable[_T]]) -> _T:
        """What `look` found at most `lasts_s` ago; all who ask meanwhile wait for the same."""
        now = time.monotonic()
        since, task = self._kept.get(name, (0.0, None))
        if task is None or now - since > lasts_s or _failed(task):
            task = asyncio.ensure_future(look())
            self._kept[name] = (now, task)
        # One who hangs up must not end it for the others.
        return cast(_T, await asyncio.shield(task))


async def _piece(data: bytes) -> AsyncGenerator[bytes, None]:
    yield data


def _failed(task: asyncio.Future[Any]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)
