"""What one market must still hear: finished results and leases given back. It survives a crash.

Results lie in the spool, states in the history; both are forgotten only when the market has
acknowledged them, so telling may be repeated and nothing is lost.
"""

from __future__ import annotations

import itertools
import logging

import msgspec

from daemonctl.history import History, LeaseState
from daemonctl.market.wire import (
    INLINE_BYTES,
    MAX_SYNC_LEASES,
    Finished,
    SyncReply,
    SyncRequest,
)
from daemonctl.seller.client import SellerClient
from daemonctl.seller.spool import Spool

log = logging.getLogger(__name__)

GATHER_S = 0.5
"""Results wait this long for company before they are delivered."""
AGAIN_S = 30.0
"""A result that the market heard and did not take is told again after this."""


class Outbox:
    """Results and returned leases of one market. Only `fill` may run outside the loop."""

    def __init__(self, url: str, history: History, spool: Spool) -> None:
        self._url = url
        self._history = history
        self._spool = spool
        self._results: dict[int, float] = {}  # lease -> when to tell it, on the loop's clock
        # What a request held that the market called wrong is told one by one, after a request
        # without any has shown that it is because of them.
        self._suspects: set[int] = set()
        self._bare = False
        # Leases that were held when the daemon died are given back: their replicas died with it,
        # but for those whose result had just been spooled.
        self._returned: set[int] = set()
        for state in (LeaseState.HELD, LeaseState.FINISHED):
            for lease in history.open_leases(url, state):
                if (finished := spool.get(url, lease)) is None:
                    self._returned.add(lease)
                    continue
                if state is LeaseState.HELD:
                    history.finish(url, lease, finished.outcome, finished.cpu_ms)
                self._results[lease] = 0.0
        spool.keep(url, self._results)

    def __len__(self) -> int:
        """Results that wait."""
        return len(self._results)

    def finish(self, finished: Finished, now: float) -> None:
        """A replica ended; `finished.data` holds its whole output."""
        self._spool.put(self._url, finished)
        self._history.finish(self._url, finished.lease, finished.outcome, finished.cpu_ms)
        self._results[finished.lease] = now + GATHER_S

    def give_back(self, lease: int) -> None:
        """The lease is not wanted any more."""
        self._returned.add(lease)

    def forget_all(self) -> None:
        """The market knows none of our leases any more (it knows this host no more)."""
        for lease in self._results:
            self._spool.drop(self._url, lease)
        self._results.clear()
        self._returned.clear()
        self._suspects.clear()
        self._bare = False

    def due(self) -> float:
        """When there is something to tell, on the loop's clock; infinity if nothing waits."""
        if self._returned:
            return 0.0
        return min(self._results.values(), default=float("inf"))

    def request(self) -> SyncRequest:
        """The returned leases; the results are named by `results` and put in by `fill`."""
        return SyncRequest(returned=tuple(self._returned)[:MAX_SYNC_LEASES])

    def finished(self) -> tuple[int, ...]:
        """All leases whose results wait."""
        return tuple(self._results)

    def results(self, now: float = float("inf")) -> tuple[int, ...]:
        """Leases whose results are to be told next, with what is due and what soon will be."""
        if self._bare:
            return ()
        for lease in self._suspects:
            return (lease,)
        told = (lease for lease, at in self._results.items() if at <= now + GATHER_S)
        return tuple(itertools.islice(told, MAX_SYNC_LEASES))

    def fill(
        self, request: SyncRequest, leases: tuple[int, ...], client: SellerClient
    ) -> SyncRequest:
        """Read the results of `leases` from the spool; large outputs are stored first.

        Runs in the courier's thread: reads files and may wait for the market.
        """
        found = []
        for lease in leases:
            finished = self._spool.get(self._url, lease)
            if finished is None:
                continue
            if finished.data is not None and len(finished.data) > INLINE_BYTES:
                client.put_blob(finished.digest, finished.data)
                finished = msgspec.structs.replace(finished, data=None)
            found.append(finished)
        return msgspec.structs.replace(request, results=tuple(found))

    def told(self, leases: tuple[int, ...], request: SyncRequest, now: float) -> None:
        """The market answered a `request` that `fill` made for `leases`; `book` goes before."""
        self._bare = False
        sent = {finished.lease for finished in request.results}
        for lease in leases:
            if lease not in self._results:
                continue
            if lease in sent:
                # It was heard and not taken, and would not be the next moment.
                self._results[lease] = now + AGAIN_S
                self._suspects.discard(lease)
            else:
                # The spool lost it: somebody else must compute it.
                self._give_up(lease)

    def wrong(self, leases: tuple[int, ...]) -> None:
        """The market called a request wrong that `fill` made for `leases`.

        One bad result must not keep the others here for ever; nor may a good one be lost where
        the fault is another's. So a result is given up only if it was refused alone.
        """
        if len(leases) == 1 and leases[0] in self._suspects:
            log.warning("%s takes no result of lease %d", self._url, leases[0])
            self._give_up(leases[0])
        elif leases:
            self._suspects.update(leases)
            self._bare = True

    def book(self, request: SyncRequest, reply: SyncReply) -> None:
        """The market answered: what it has is forgotten here."""
        for lease in reply.accepted:
            self._forget(lease)
        if reply.accepted:
            self._history.deliver(self._url, reply.accepted)
        if request.returned or reply.dropped:
            self._history.give_back(self._url, (*request.returned, *reply.dropped))
            self._returned.difference_update(request.returned)

    def _give_up(self, lease: int) -> None:
        self._forget(lease)
        self._returned.add(lease)

    def _forget(self, lease: int) -> None:
        self._spool.drop(self._url, lease)
        self._results.pop(lease, None)
        self._suspects.discard(lease)
