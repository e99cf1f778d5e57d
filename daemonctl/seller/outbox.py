"""What one market must still hear: finished results and leases given back. It survives a crash.

Results lie in the spool, states in the history; both are forgotten only when the market has
acknowledged them, so telling may be repeated and nothing is lost.
"""

from __future__ import annotations

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

GATHER_S = 0.5
"""Results wait this long for company before they are delivered."""


class Outbox:
    """Results and returned leases of one market. Only `fill` may run outside the loop."""

    def __init__(self, url: str, history: History, spool: Spool) -> None:
        self._url = url
        self._history = history
        self._spool = spool
        self._results: dict[int, float] = {}  # lease -> when it ended, on the loop's clock
        # Leases that were held when the daemon died are given back: their replicas died with it.
        self._returned = set(history.open_leases(url, LeaseState.HELD))
        for lease in history.open_leases(url, LeaseState.FINISHED):
            if spool.get(url, lease) is None:
                self._returned.add(lease)
            else:
                self._results[lease] = 0.0

    def __len__(self) -> int:
        """Results that wait."""
        return len(self._results)

    def finish(self, finished: Finished, now: float) -> None:
        """A replica ended; `finished.data` holds its whole output."""
        self._spool.put(self._url, finished)
        self._history.finish(self._url, finished.lease, finished.outcome, finished.cpu_ms)
        self._results[finished.lease] = now

    def give_back(self, lease: int) -> None:
        """The lease is not wanted any more."""
        self._returned.add(lease)

    def forget_all(self) -> None:
        """The market knows none of our leases any more (it knows this host no more)."""
        for lease in self._results:
            self._spool.drop(self._url, lease)
        self._results.clear()
        self._returned.clear()

    def due(self) -> float:
        """When there is something to tell, on the loop's clock; infinity if nothing waits."""
        if self._returned:
            return 0.0
        return min(self._results.values(), default=float("inf")) + GATHER_S

    def request(self) -> SyncRequest:
        """The returned leases; the results are named by `results` and put in by `fill`."""
        return SyncRequest(returned=tuple(self._returned)[:MAX_SYNC_LEASES])

    def finished(self) -> tuple[int, ...]:
        """All leases whose results wait."""
        return tuple(self._results)

    def results(self) -> tuple[int, ...]:
        """Leases whose results are to be told next."""
        return tuple(self._results)[:MAX_SYNC_LEASES]

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

    def book(self, request: SyncRequest, reply: SyncReply) -> None:
        """The market answered: what it has is forgotten here."""
        for lease in reply.accepted:
            self._spool.drop(self._url, lease)
            self._results.pop(lease, None)
        if reply.accepted:
            self._history.deliver(self._url, reply.accepted)
        if request.returned or reply.dropped:
            self._history.give_back(self._url, (*request.returned, *reply.dropped))
            self._returned.difference_update(request.returned)
