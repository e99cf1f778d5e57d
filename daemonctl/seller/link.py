"""One market as the daemon's loop sees it: what to tell it, when, and what it answered.

Two threads wait for answers. The courier delivers results and heartbeats and asks for work, all
in one request; the listener holds a long poll open only while the market has nothing for us, so
that a result never waits behind a long poll.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import inf

import msgspec

from daemonctl.errors import CPUShareError, MarketRefused, ProtocolGap
from daemonctl.history import History, Registration
from daemonctl.market.wire import (
    MAX_WAIT_S,
    Finished,
    HostCreated,
    Lease,
    NewHost,
    SyncReply,
    SyncRequest,
    Want,
)
from daemonctl.seller import runs
from daemonctl.seller.appetite import QUIET_S, Appetite
from daemonctl.seller.backoff import Backoff
from daemonctl.seller.caller import Caller, Inbox
from daemonctl.seller.client import SellerClient
from daemonctl.seller.lastwords import LastWords
from daemonctl.seller.notices import Notices
from daemonctl.seller.outbox import GATHER_S, Outbox
from daemonctl.seller.renewals import Renewals
from daemonctl.seller.spool import Spool

_WRONG = (400, 413)
"""What a market answers to a request that it finds wrong, or too long."""


@dataclass(frozen=True)
class Ears:
    """Whom a link tells, from the loop: of new leases, and of leases that are no longer ours."""

    granted: Callable[[str, Lease], None]
    dropped: Callable[[str, int], None]


class MarketLink:
    """One market. All methods are called from the daemon's loop, and none waits.

    url: its address. clock: the loop's clock, in seconds. notices: its words.
    """

    def __init__(
        self,
        url: str,
        *,
        history: History,
        spool: Spool,
        inbox: Inbox,
        ears: Ears,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.url = url
        self.reachable = False
        self.message = ""
        self.last_contact = 0.0
        self.notices = Notices()
        self._history = history
        self._ears = ears
        self._clock = clock
        self._outbox = Outbox(url, history, spool)
        self._courier = Caller(inbox, "courier")
        self._listener = Caller(inbox, "listener")
        self._backoff = Backoff()
        self._not_before = 0.0
        self._told = -QUIET_S
        self._appetite = Appetite()
        self._renewals = Renewals()
        self._known = history.registration(url)
        # Whether an answer may have been lost, and with it leases that we were given.
        self._unsure = True

    @property
    def spooled(self) -> int:
        """Results that wait for their delivery."""
        return len(self._outbox)

    @property
    def unknown(self) -> frozenset[str]:
        """Accounts of our sell orders that it says it does not know."""
        return self._appetite.unknown

    def client(self) -> SellerClient | None:
        """A new client for another thread; None before this host is registered."""
        return SellerClient(self.url, self._known.token) if self._known else None

    def finish(self, finished: Finished) -> None:
        """A replica ended: spool its result and deliver it soon."""
        self._renewals.drop(finished.lease)
        self._outbox.finish(finished, self._clock())

    def give_back(self, lease: int) -> None:
        """The lease is not wanted any more: the market hears of it with the next request."""
        self._renewals.drop(lease)
        self._outbox.give_back(lease)

    def due(self, wants: tuple[Want, ...], host: NewHost | None) -> float:
        """When `tick` has something to do; infinity while only the courier's end can bring it."""
        if self._courier.busy or (self._known is None and host is None):
            return float("inf")
        now = self._clock()
        if self._known is None or self._appetite.asks(self._appetite.wants(wants, now)):
            first = 0.0
        else:
            quiet = self._appetite.quiet_until(self._told, now)
            first = min(quiet, self._outbox.due(), self._renewals.due())
        return max(self._not_before, first)

    def tick(
        self,
        wants: tuple[Want, ...],
        progress: Callable[[int], float | None],
        host: NewHost | None,
    ) -> None:
        """Start what is due, without waiting for it.

        progress: of a lease, 0 to 1. host: this machine, as soon as its speed is known.
        """
        now = self._clock()
        wants = self._appetite.wants(wants, now)
        asks = self._appetite.asks(wants)
        if self.due(wants, host) <= now:
            if self._known is not None:
                self._send(self._known, now, wants if asks else (), progress)
            elif host is not None:
                self._register(host)
        if self._known and wants and not asks and now >= self._not_before:
            self._listen(self._known, now, wants, progress)

    def farewell(self, held: tuple[int, ...], answer_s: float) -> threading.Thread:
        """Give back `held` and deliver what can be delivered, in a thread that the caller joins.

        What the market does not hear now it hears after the next start: the history knows.
        """
        for lease in held:
            self.give_back(lease)
        # A client of its own: the courier's may be in the middle of a request.
        self._last_words = LastWords(self._outbox, self.client())
        return threading.Thread(target=self._last_words.speak, args=(answer_s,), daemon=True)

    _last_words: LastWords | None = None

    def note_farewell(self) -> None:
        """From the loop, after that thread: write down what the market has."""
        if self._last_words is not None and self._last_words.said is not None:
            self._book(*self._last_words.said)

    def _register(self, host: NewHost) -> None:
        client = SellerClient(self.url)
        self._courier.call(
            lambda: client.register(host),
            self._registered,
            lambda error: self._failed(None, error),
        )

    def _registered(self, created: HostCreated) -> None:
        self._history.register(self.url, created.host, created.token)
        self._outbox.forget_all()
        self._known = Registration(created.host, created.token, 0)
        self._session = None
        self._reached()

    _session: tuple[SellerClient, SellerClient] | None = None

    def _clients(self, known: Registration) -> tuple[SellerClient, SellerClient]:
        """The courier's and the listener's."""
        if self._session is None:
            self._session = (
                SellerClient(self.url, known.token),
                SellerClient(self.url, known.token),
            )
        return self._session

    def _send(
        self,
        known: Registration,
        now: float,
        wants: tuple[Want, ...],
        progress: Callable[[int], float | None],
    ) -> None:
        client, _ = self._clients(known)
        results = self._outbox.results(now)
        # After a long silence all leases are asked about: the market may have taken some back.
        ahead_s = inf if now >= self._told + QUIET_S else GATHER_S
        request = msgspec.structs.replace(
            self._outbox.request(),
            held=self._renewals.beats(now, ahead_s, progress),
            want=wants,
            settled_after=known.settled_upto,
        )
        if self._unsure and not self._listener.busy:
            holds = (*self._renewals, *self._outbox.finished())
            request = msgspec.structs.replace(
                request, holds=holds, version=runs.cpushare(), wasmtime=runs.wasmtime()
            )
        self._told = now

        def deliver() -> tuple[SyncRequest, SyncReply]:
            whole = self._outbox.fill(request, results, client)
            return whole, client.sync(whole)

        def delivered(answer: tuple[SyncRequest, SyncReply]) -> None:
            self._answered(known, *answer)
            self._outbox.told(results, answer[0], self._clock())

        def undelivered(error: CPUShareError) -> None:
            if isinstance(error, MarketRefused) and error.status in _WRONG:
                self._outbox.wrong(results)
            self._failed(known, error)

        self._courier.call(deliver, delivered, undelivered)

    def _listen(
        self,
        known: Registration,
        now: float,
        wants: tuple[Want, ...],
        progress: Callable[[int], float | None],
    ) -> None:
        if self._listener.busy or self._courier.busy:
            return
        _, client = self._clients(known)
        # All leases go along: if the market takes one back meanwhile, it says so at once.
        held, upto = self._renewals.beats(now, inf, progress), known.settled_upto
        request = SyncRequest(held=held, want=wants, wait_s=MAX_WAIT_S, settled_after=upto)
        self._listener.call(
            lambda: client.sync(request),
            lambda reply: self._answered(known, request, reply),
            lambda error: self._failed(known, error),
        )

    def _answered(self, known: Registration, request: SyncRequest, reply: SyncReply) -> None:
        if self._stale(known):
            return
        now = self._clock()
        self._reached()
        if request.holds is not None:
            self._unsure = False
        self._book(request, reply)
        stopped = self.notices.hear(reply, now)
        self._let_go(tuple(self._renewals) if stopped else reply.dropped)
        self._appetite.answered(request, reply, now, old=bool(self.notices.outdated()))
        for lease in reply.leases:
            self._renewals.add(lease.lease, lease.expires_in_s, now)
            self._ears.granted(self.url, lease)
        if reply.retry_after_s:
            self._not_before = now + reply.retry_after_s

    def _let_go(self, leases: tuple[int, ...]) -> None:
        for lease in leases:
            self._renewals.drop(lease)
            self._ears.dropped(self.url, lease)

    def _book(self, request: SyncRequest, reply: SyncReply) -> None:
        self._outbox.book(request, reply)
        if self._known and (reply.settled or reply.settled_upto > self._known.settled_upto):
            self._history.settle(self.url, reply.settled, reply.settled_upto)
            self._known = self._history.registration(self.url)

    def _stale(self, known: Registration | None) -> bool:
        """Whether a call was made as a host that we are no more: its end says nothing of us."""
        return known is not None and (self._known is None or known.token != self._known.token)

    def _failed(self, known: Registration | None, error: CPUShareError) -> None:
        if self._stale(known):
            return
        self.reachable = False
        self.message = str(error)
        self._unsure = True
        if isinstance(error, MarketRefused) and error.status == 401:
            # It does not know us any more, so our leases there are void: register anew.
            self._known = None
            self._let_go(tuple(self._renewals))
        gap = error if isinstance(error, ProtocolGap) else None
        self.notices.miss(gap)
        now = self._clock()
        self._not_before = self._appetite.rest(now) if gap else now + self._backoff.next()

    def _reached(self) -> None:
        self.reachable = True
        self.message = ""
        self.last_contact = time.time()
        self._backoff.reset()
