"""The market itself, without HTTP: who is who, and the two sides that it brings together."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from daemonctl import __version__
from daemonctl.errors import MarketRefused
from daemonctl.market import checks
from daemonctl.market.buying import Buying
from daemonctl.market.engine import Engine
from daemonctl.market.listing import MAX_BENEFICIARIES, Beneficiaries
from daemonctl.market.numbering import new_id, new_token, token_hash
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

_KNOWN = 100_000
_LOOK_S = 5.0
"""At least so often: `store.sql.presence` counts on it."""
_LEAST_S = 0.05
_ANSWER_S = 5.0
_NOBODY = MarketRefused(
    "This needs a valid token",
    status=401,
    detail="the Authorization header carries none that this market knows",
    hint="Send 'Authorization: Bearer TOKEN' with the token of an account or a host.",
)


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
        self._known: dict[bytes, Identity] = {}
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
        timer = asyncio.create_task(self._expire())
        try:
            yield
        finally:
            self.stop_waiting()
            timer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await timer
            await asyncio.to_thread(self._engine.close)

    def heard(self, news: News) -> None:
        """Something was brought about, by another process or beside the protocol."""
        if news.tokens or news.everybody:
            self._known.clear()
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
        except Exception:  # noqa: BLE001 - whatever it is, it is no market to be asked
            _log.exception("the database could not be asked")
            return "its database cannot be asked"
        return ""

    def info(self) -> MarketInfo:
        """What this market says of itself."""
        return MarketInfo(name=self._engine.settings.name, version=__version__)

    async def identify(self, token: str) -> Identity:
        """Whose token it is; 401 if nobody's."""
        digest = token_hash(token)
        known = self._known.get(digest)
        if known is None:
            known = await self._engine.read(self._engine.store.identify, digest)
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
        made = await self._engine.write(
            self._engine.store.add_account,
            new_id("a"),
            said.name,
            token_hash(token),
            self._engine.settings.welcome,
        )
        return AccountCreated(made.account, token, made.balance)

    async def add_host(self, said: NewHost) -> HostCreated:
        """Make a host known."""
        checks.check_host(said)
        host, token = new_id("h"), new_token()
        await self._engine.write(self._engine.store.add_host, host, said, token_hash(token))
        return HostCreated(host, token)

    async def account(self, number: int) -> AccountInfo:
        """An account's balance."""
        return await self._engine.read(self._engine.store.account, number)

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
                self._broken = ""
            except Exception:  # noqa: BLE001 - the edge: a full disk must not end it for good
                _log.exception("leases could not expire")
                self._broken = "its database cannot be written"
            await asyncio.sleep(max(_LEAST_S, min(next_s, engine.settings.lease_s, _LOOK_S)))
