"""What one market still has to hear when the daemon ends."""

from __future__ import annotations

import contextlib

import msgspec

from daemonctl.errors import MarketError
from daemonctl.market.wire import SyncReply, SyncRequest
from daemonctl.seller.client import SellerClient
from daemonctl.seller.outbox import Outbox


class LastWords:
    """One request, made in a thread of its own. client: nobody else's; None where this host is
    not known to the market. said: the request and its answer, once there is one."""

    def __init__(self, outbox: Outbox, client: SellerClient | None) -> None:
        self._outbox = outbox
        self._client = client
        self.said: tuple[SyncRequest, SyncReply] | None = None

    def speak(self, answer_s: float) -> None:
        """Deliver what can be delivered within `answer_s`; the rest is told after the next
        start."""
        if self._client is None or self._outbox.due() == float("inf"):
            return
        request = msgspec.structs.replace(
            self._outbox.request(), holds=self._outbox.finished(), leaving=True
        )
        with contextlib.suppress(MarketError):
            whole = self._outbox.fill(request, self._outbox.results(), self._client)
            self.said = (request, self._client.sync(whole, answer_s=answer_s))
