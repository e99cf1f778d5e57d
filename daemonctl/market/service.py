"""The market itself, without HTTP: who is who, and the two sides that it brings together."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from daemonctl import __version__
from daemonctl.errors import MarketRefused
from daemonctl.market.buying import Buying
from daemonctl.market.engine import Engine
from daemonctl.market.listing import MAX_BENEFICIARIES, Beneficiaries
from daemonctl.market.people import People
from daemonctl.market.selling import Selling
from daemonctl.market.settings import Settings
from daemonctl.market.store.interface import Identity, News
from daemonctl.market.wire import (
    AccountCreated,
    AccountInfo,
    HostCreated,
    MarketInfo,
    NewAccount,
    NewHost,
)

_log = logging.getLogger(__name__)

_LOOK_S = 5.0
"""At least so often: `store.sql.presence` counts on it."""
_LEAST_S = 0.05
_ANSWER_S = 5.0


class Market:
    """One market over the folder `data`, which it alone may serve. Used in one event loop.

    clock: seconds since the epoch; None = the store's own. Raises StateError where the folder
    or its database cannot be used.
    """

    def __init__(
        self, data: Path, settings: Settings, clock: Callable[[], float] | None = None
    ) -> None:
        self._engine = Engine(data, settings, clock)
        self.settings = settings
        self.figures = self._engine.figures
        self.blobs = self._engine.blobs
        self.selling = Selling(self._engine)
        self.buying = Buying(self._engine)
        self.people = People(self._engine)
        self._broken = ""
        self.draining = False
        self.figures.watch(
            lambda: self.selling.waiting,
            lambda: self._engine.waiting.open,
            lambda: self.draining,
        )

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """From the first request to the last; afterwards all is closed."""
        loop = asyncio.get_running_loop()

        def heard(news: News) -> None:
            loop.call_soon_threadsafe(self.heard, news)

        self._engine.store.listen(heard)
        await self.people.begin()
        timer = asyncio.create_task(self._expire())
        try:
            yield
        finally:
            self.stop_waiting()
            timer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await timer
            await self.people.end()
            await asyncio.to_thread(self._engine.close)

    def heard(self, news: News) -> None:
        """Something was brought about, by another process or beside the protocol."""
        self.people.heard(news)
        self._engine.waiting.tell(news)

    @property
    def engine(self) -> Engine:
        """What it runs on."""
        return self._engine

    def drain(self) -> None:
        """Say from now on that others shall be asked: the market is about to stop."""
        self.draining = True

    def stop_waiting(self) -> None:
        """Answer every long poll now: the market stops."""
        self.draining = True
        self._engine.waiting.close()

    async def unready(self) -> str:
        """Why this market should not be asked at present; "" = it may be."""
        if self.draining:
            return "it is about to stop"
        if self._broken:
            return self._broken
        try:
            async with asyncio.timeout(_ANSWER_S):
                await self._engine.read(self._engine.store.identify, b"")
        except TimeoutError:
            return f"its database has not answered for {_ANSWER_S:g} seconds"
        except MarketRefused:
            return "its database does not answer"
        except Exception:  # noqa: BLE001 - whatever it is, it is no market to be asked
            _log.exception("the database could not be asked")
            return "its database cannot be asked"
        return ""

    def info(self) -> MarketInfo:
        """What this market says of itself."""
        settings = self._engine.settings
        return MarketInfo(
            name=settings.name,
            version=__version__,
            accounts=settings.accounts,
            welcome=settings.welcome,
            halted=self.people.house.halted,
            least=self.people.house.least,
        )

    async def identify(self, token: str, address: str = "") -> Identity:
        """Whose token it is, and that they may ask; 401, 403 or 429. address: it came from."""
        return await self.people.identify(token, address)

    async def add_account(self, said: NewAccount, address: str = "") -> AccountCreated:
        """Make an account, as this market's admission says. address: of who asks."""
        return await self.people.add_account(said, address)

    async def add_host(self, said: NewHost, address: str = "") -> HostCreated:
        """Make a host known. address: of who asks."""
        return await self.people.add_host(said, address)

    async def account(self, number: int) -> AccountInfo:
        """An account's balance."""
        return await self.people.account(number)

    async def beneficiaries(self) -> Beneficiaries:
        """Whom anyone may sell for."""
        return Beneficiaries(
            await self._engine.read(self._engine.store.beneficiaries, MAX_BENEFICIARIES)
        )

    async def output(self, digest: str) -> bytes | None:
        """A small output that came inside a sync, by its digest."""
        return await self._engine.read(self._engine.store.output, bytes.fromhex(digest))

    async def _expire(self) -> None:
        """Return leases that ran out, also while no host asks."""
        engine = self._engine
        while True:
            next_s = _LOOK_S
            try:
                news, next_s = await engine.write(engine.store.expire)
                engine.waiting.tell(news)
                engine.figures.ended(news.confirmed, news.failed)
                self._broken = ""
            except MarketRefused as error:  # the store has told the log why
                self._broken = "its database does not answer"
                _log.warning("leases could not expire: %s", error)
            except Exception:  # noqa: BLE001 - the edge: a full disk must not end it for good
                self._broken = "its database cannot be written"
                _log.exception("leases could not expire")
            await asyncio.sleep(max(_LEAST_S, min(next_s, engine.settings.lease_s, _LOOK_S)))
