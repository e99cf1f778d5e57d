"""For which sell orders a market is asked for work, and when it is left alone."""

from __future__ import annotations

import random
from collections.abc import Iterable

from daemonctl.market.wire import SyncReply, SyncRequest, Want

QUIET_S = 60.0
"""With nothing to tell, the market still hears from us this often."""
REST_S = 600.0
"""A market that gives us nothing before an update is asked again after about so long."""


class Appetite:
    """Of one market. Instants are on the caller's clock, in seconds.

    unknown: accounts of our sell orders that it says it does not know.
    """

    def __init__(self) -> None:
        self.unknown: frozenset[str] = frozenset()
        self._dry: frozenset[str] = frozenset()  # orders that it had nothing for
        self._rest_until = 0.0

    def wants(self, wants: tuple[Want, ...], now: float) -> tuple[Want, ...]:
        """What of our wishes it is to hear."""
        return () if now < self._rest_until else wants

    def asks(self, wants: Iterable[Want]) -> bool:
        """Whether it is asked at once, as it may have something for one of these orders; else by
        long poll."""
        return not frozenset(want.order for want in wants) <= self._dry

    def quiet_until(self, told: float, now: float) -> float:
        """When it hears from us although there is nothing to tell. told: when it last did."""
        return self._rest_until if now < self._rest_until else told + QUIET_S

    def rest(self, now: float) -> float:
        """Nothing comes of asking: leave it alone for a while; until when."""
        self._rest_until = now + REST_S * random.uniform(0.8, 1.2)
        return self._rest_until

    def answered(self, request: SyncRequest, reply: SyncReply, now: float, *, old: bool) -> None:
        """It answered. old: it gives us nothing before an update."""
        if old:
            self.rest(now)
        else:
            self._rest_until = 0.0
        if request.want:
            # Nothing for these orders: from now on by long poll, until another order wants too.
            asked = frozenset(want.order for want in request.want)
            self.unknown = frozenset(reply.unknown_accounts)
            self._dry = frozenset() if reply.leases else asked
