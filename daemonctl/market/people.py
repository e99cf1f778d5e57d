"""Who is who at a market: letting people in, knowing them by their tokens, and how often they
may ask."""

from __future__ import annotations

import asyncio
import contextlib
import math
import re
import secrets
import time
from collections.abc import Hashable

from daemonctl.errors import MarketRefused
from daemonctl.market import challenge, checks
from daemonctl.market.engine import Engine
from daemonctl.market.numbering import new_id, new_token, token_hash
from daemonctl.market.ratelimit import Rate, RateLimit, counted
from daemonctl.market.store.interface import Identity, News, Role
from daemonctl.market.store.people import House
from daemonctl.market.store.states import Standing
from daemonctl.market.wire import (
    AccountCreated,
    AccountInfo,
    Admission,
    Challenge,
    HostCreated,
    NewAccount,
    NewHost,
    NewToken,
    Statement,
)

SECRET, WELCOME = "secret", "welcome"
"""What is shared under these names: the key of challenges, and micro-coins for new accounts."""
_KNOWN = 100_000
_KNOWN_S = 30.0
"""How long a token is believed without asking the store again, if its change was not heard of."""
_STRANGERS = Rate(per_s=20, burst=200)
"""Requests from one address with tokens that are not known, or for challenges."""
_BURST_S = 10
_PAGE = 1000
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_NOBODY = MarketRefused(
    "This needs a valid token",
    status=401,
    detail="the Authorization header carries none that this market knows",
    hint="Send 'Authorization: Bearer TOKEN' with the token of an account or a host.",
)


class People:
    """The people of one market. Used in one event loop.

    house: what the operator has said for the whole market, as last heard.
    """

    def __init__(self, engine: Engine) -> None:
        settings = engine.settings
        self.house = House()
        self._engine = engine
        self._secret = b""
        self._known: dict[bytes, tuple[Identity, float]] = {}
        self._changes = 0
        self._strangers = RateLimit(_STRANGERS)
        self._newcomers = _limit(settings.newcomers / 3600, settings.newcomers)
        self._callers = _limit(settings.requests, _BURST_S * settings.requests)
        self._stale = False
        self._looking: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Before the first request: share with the other processes what all must know."""
        engine = self._engine
        share = engine.store.share
        secret = await engine.write(share, SECRET, secrets.token_hex(32), once=True)
        self._secret = bytes.fromhex(secret)
        await engine.write(share, WELCOME, str(engine.settings.welcome))
        self.house = await engine.read(engine.store.house)

    async def end(self) -> None:
        """After the last request."""
        if self._looking is not None:
            self._looking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._looking

    def heard(self, news: News) -> None:
        """Another process brought something about."""
        if news.tokens or news.everybody:
            self._changes += 1
            self._known.clear()
        if news.everybody:
            self._stale = True
            if self._looking is None or self._looking.done():
                self._looking = asyncio.create_task(self._look())

    async def identify(self, token: str, address: str = "") -> Identity:
        """Whose token it is. 401 if nobody's, 403 where its account may do nothing, 429 where
        they ask too often. address: that it was sent from."""
        digest, now, place = token_hash(token), time.monotonic(), counted(address)
        found, until = self._known.get(digest, (None, 0.0))
        if found is None or until < now:
            if found is None:  # who was known is no stranger, whoever else asks from there
                _take(self._strangers, place, now)
            changes = self._changes
            found = await self._engine.read(self._engine.store.identify, digest)
            if found is None:
                self._known.pop(digest, None)
                raise _NOBODY
            if changes == self._changes:
                if len(self._known) >= _KNOWN:
                    self._known.clear()
                self._known[digest] = (found, now + _KNOWN_S)
        _take(self._callers, place and (found.role, found.number), now)
        if found.standing is not Standing.GOOD and found.role is Role.ACCOUNT:
            raise _may_not(found)
        return found

    def challenge(self, address: str) -> Challenge:
        """Work for an account; 404 where none is asked for."""
        _take(self._strangers, counted(address), time.monotonic())
        settings = self._engine.settings
        if settings.accounts is not Admission.WORK:
            raise MarketRefused(
                "This market asks for no work",
                status=404,
                hint="POST /v1/accounts without a challenge.",
            )
        return challenge.make(self._secret, settings.work_bits, time.time())

    async def add_account(self, said: NewAccount, address: str = "") -> AccountCreated:
        """Make an account, with the welcome grant, as the admission says."""
        checks.check_account(said)
        settings, solved = self._engine.settings, None
        if settings.accounts is Admission.WORK:
            solved = challenge.check(
                self._secret, said.challenge, said.nonce, settings.work_bits, time.time()
            )
        _take(self._newcomers, counted(address), time.monotonic())
        token = new_token()
        pending = settings.accounts is Admission.APPROVAL
        made = await self._engine.write(
            self._engine.store.add_account,
            new_id("a"),
            said.name,
            token_hash(token),
            settings.welcome,
            solved=solved,
            pending=pending,
        )
        return AccountCreated(made.account, token, made.balance, pending)

    async def add_host(self, said: NewHost, address: str = "") -> HostCreated:
        """Make a host known."""
        checks.check_host(said)
        _take(self._newcomers, counted(address), time.monotonic())
        host, token = new_id("h"), new_token()
        await self._engine.write(self._engine.store.add_host, host, said, token_hash(token))
        return HostCreated(host, token)

    async def account(self, number: int) -> AccountInfo:
        """An account's balance."""
        return await self._engine.read(self._engine.store.account, number)

    async def statement(self, number: int, after: int, limit: int) -> Statement:
        """A page of an account's movements."""
        most = min(max(1, limit), _PAGE)
        return await self._engine.read(self._engine.store.statement, number, after, most)

    async def set_token(self, who: Identity, old: str, said: NewToken) -> None:
        """Another token, made by its owner. old: the one that the request came with."""
        if not _TOKEN.fullmatch(said.token):
            raise checks.wrong("$.token", "Expected 256 random bits in URL-safe base64")
        await self._engine.write(self._engine.store.set_token, who, token_hash(said.token))
        self._forget(old)

    async def revoke(self, who: Identity, old: str) -> None:
        """No token any more."""
        await self._engine.write(self._engine.store.revoke, who)
        self._forget(old)

    def _forget(self, token: str) -> None:
        self._changes += 1
        self._known.pop(token_hash(token), None)

    async def _look(self) -> None:
        # What cannot be read now is read at the next change; what is told is never relied upon.
        with contextlib.suppress(MarketRefused):
            while self._stale:
                self._stale = False
                self.house = await self._engine.read(self._engine.store.house)


def _limit(per_s: float, burst: int) -> RateLimit | None:
    return RateLimit(Rate(per_s, burst)) if burst else None


def _take(limit: RateLimit | None, key: Hashable, now: float) -> None:
    """One request more; 429 where that is too many. key: "" = nobody who is limited."""
    wait_s = limit.wait(key, now) if limit is not None and key else 0.0
    if wait_s:
        seconds = math.ceil(wait_s)
        raise MarketRefused(
            "This is too often",
            status=429,
            detail="The market takes only so many requests from one address or for one token",
            hint=f"Try again in {seconds} s.",
            retry_s=seconds,
        )


def _may_not(who: Identity) -> MarketRefused:
    if who.standing is Standing.PENDING:
        return MarketRefused(
            "This account waits for the operator's approval",
            status=403,
            hint="Nothing is to be done: try again later.",
        )
    return MarketRefused(
        "This account is barred",
        status=403,
        detail=who.reason,
        hint="Whoever runs this market can let it in again.",
    )
