"""In which order are computations served? Pure: the open ones in, one turn after the other out.

The best bid goes first. Among equal bids buyers take turns, and so do the computations of one
buyer: whoever got least work is next, in ties the least recently served, then the oldest. A turn
is some minutes of work; so a buyer who splits one computation into a thousand gets no more.

Nobody starves: a computation that got nothing for a quarter of an hour though there are hands
that take its bid goes before all others, once, with a batch. It is one computation of each buyer
in that time, and at most an eighth of all work: splitting, or a thousand bids of next to nothing,
do not push those aside who pay.
"""

from __future__ import annotations

import heapq
import sys
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from daemonctl.market.fair import Fair

TURN_MS = 600_000
"""Work of one turn, in reference core-milliseconds; a job that is longer is a turn."""
TURN_REPLICAS = 64
"""Replicas of one turn at most."""
LAG_MS = 8 * 3_600_000
"""So much work can be made up for at most by who could not be served: few hands may be able to
do its jobs, but when many come they are not its alone for days."""
STARVING_S = 900.0
"""So long a computation may get nothing."""
HELPED_PART = 8
"""The starving get one part in so many of all work."""
HELPED_REPLICAS = 8
"""Replicas that a starving computation is given at once, at most."""
_TRIES = 4
"""Starving computations that one round looks at; their jobs may be for none of these hands."""
_AGAIN_S = 60.0
"""So long one whose jobs were for none of the hands is not looked at again out of turn."""
_MANY = 100_000


class Offer(NamedTuple):
    """An open computation. bid: micro-coins per reference core-hour. work_ms: of one job.
    served: when a lease of it was last given, or it was submitted; epoch seconds."""

    computation: int
    buyer: int
    bid: int
    work_ms: int = 1
    served: float = 0.0


class Turn(NamedTuple):
    """Whose turn it is. most: replicas to give; a job's further replicas may go beyond it.
    helped: it comes before its time, for it was starving."""

    offer: Offer
    most: int
    helped: bool = False


class Shares:
    """What a process remembers from round to round. It decides nothing but the order, so it may
    be forgotten at any time; each of several processes is fair with what it hands out itself.

    levels: buyers by bid. buyers: computations by bid and buyer. credit: work that the starving
    may still get. helped: when a buyer's starving computation was served; missed: when one was
    looked at in vain.
    """

    def __init__(self) -> None:
        self.levels: dict[int, Fair] = defaultdict(Fair)
        self.buyers: dict[tuple[int, int], Fair] = defaultdict(Fair)
        self.credit = TURN_MS
        self.helped: dict[int, float] = {}
        self.missed: dict[int, float] = {}
        self._trimmed = 0.0

    def trim(self, bids: Iterable[int], now: float) -> None:
        """Forget bids that nobody offers any more, and times that say nothing any more."""
        for bid in self.levels.keys() - set(bids):
            del self.levels[bid]
            for pair in [pair for pair in self.buyers if pair[0] == bid]:
                del self.buyers[pair]
        if len(self.buyers) > _MANY:
            self.buyers.clear()
        if now < self._trimmed + _AGAIN_S:
            return
        self._trimmed = now
        for times in (self.helped, self.missed):
            for key in [key for key, at in times.items() if at + STARVING_S <= now]:
                del times[key]


class Book:
    """The order of service of one round. Ask for `next` turn and say what it `gave`, until there
    is none or the hands are full."""

    def __init__(self, offers: Iterable[Offer], shares: Shares, now: float) -> None:
        self._shares = shares
        self._now = now
        self._offers: dict[int, list[Offer]] = defaultdict(list)
        for offer in offers:
            self._offers[offer.bid].append(offer)
        shares.trim(self._offers, now)
        self._bids = sorted(self._offers, reverse=True)
        self._levels: dict[int, _Level] = {}
        self._starving = self._find_starving()

    def next(self) -> Turn | None:
        """Whose turn it is; None when all have been asked."""
        while self._starving and self._shares.credit > 0:
            offer = self._starving.pop()
            if self._now - self._shares.helped.get(offer.buyer, -STARVING_S) >= STARVING_S:
                return Turn(offer, min(HELPED_REPLICAS, _turn(offer)), helped=True)
        while self._bids:
            turn = self._level(self._bids[0]).next()
            if turn is not None:
                return turn
            self._bids.pop(0)
        return None

    def gave(self, turn: Turn, replicas: int) -> None:
        """So many replicas were given; fewer than a turn's: there are no more for these hands."""
        offer, shares = turn.offer, self._shares
        work = replicas * offer.work_ms
        level = self._level(offer.bid)
        level.gave(offer, work)
        if not turn.helped:
            shares.credit = min(TURN_MS, shares.credit + work // HELPED_PART)
            if replicas >= turn.most:
                level.again(offer)
        elif replicas:
            shares.credit -= work
            shares.helped[offer.buyer] = self._now
        else:
            shares.missed[offer.computation] = self._now

    def _find_starving(self) -> list[Offer]:
        """A few of those who starve, the first to be looked at last: those that were not looked
        at in vain for longest, of these the one that starves longest."""
        if sum(map(len, self._offers.values())) < 2:
            return []
        since, missed, helped = self._now - STARVING_S, self._shares.missed, self._shares.helped
        found = (
            offer
            for offers in self._offers.values()
            for offer in offers
            if offer.served <= since
            and missed.get(offer.computation, -_AGAIN_S) <= self._now - _AGAIN_S
            and helped.get(offer.buyer, since) <= since
        )
        found_first = heapq.nsmallest(
            _TRIES, found, key=lambda o: (missed.get(o.computation, 0.0), o.served, o.computation)
        )
        return found_first[::-1]

    def _level(self, bid: int) -> _Level:
        found = self._levels.get(bid)
        if found is None:
            found = self._levels[bid] = _Level(bid, self._offers[bid], self._shares)
        return found


class _Level:
    """All who bid the same: heaps of buyers, and of each buyer's computations."""

    def __init__(self, bid: int, offers: list[Offer], shares: Shares) -> None:
        self._fair = shares.levels[bid]
        mine: dict[int, list[Offer]] = defaultdict(list)
        for offer in offers:
            mine[offer.buyer].append(offer)
        # What is far longer than the rest must not lose what it has coming to it.
        lag = max(LAG_MS, 2 * max(offer.work_ms for offer in offers))
        self._fair.meet(mine, lag)
        self._fairs = {buyer: shares.buyers[bid, buyer] for buyer in mine}
        self._last = {buyer: max(o.served for o in found) for buyer, found in mine.items()}
        self._mine: dict[int, list[tuple[int, float, int, Offer]]] = {}
        for buyer, found in mine.items():
            fair = self._fairs[buyer]
            fair.meet((offer.computation for offer in found), lag)
            self._mine[buyer] = [self._key(offer) for offer in found]
            heapq.heapify(self._mine[buyer])
        self._buyers = [self._place(buyer) for buyer in mine]
        heapq.heapify(self._buyers)

    def next(self) -> Turn | None:
        """Whose turn it is among them; it has left the heaps then."""
        while self._buyers:
            known = self._buyers[0]
            heap = self._mine[known[-1]]
            if not heap:
                heapq.heappop(self._buyers)
                continue
            if known != (place := self._place(known[-1])):
                # It was given work since.
                heapq.heapreplace(self._buyers, place)
                continue
            alone = len(self._buyers) == 1 and len(heap) == 1
            offer = heapq.heappop(heap)[3]
            return Turn(offer, sys.maxsize if alone else _turn(offer))
        return None

    def gave(self, offer: Offer, work: int) -> None:
        """It got so much."""
        self._fair.give(offer.buyer, work)
        self._fairs[offer.buyer].give(offer.computation, work)

    def again(self, offer: Offer) -> None:
        """It may have more."""
        heapq.heappush(self._mine[offer.buyer], self._key(offer))

    def _key(self, offer: Offer) -> tuple[int, float, int, Offer]:
        got = self._fairs[offer.buyer].got(offer.computation)
        return (got, offer.served, offer.computation, offer)

    def _place(self, buyer: int) -> tuple[int, float, int, int]:
        heap = self._mine[buyer]
        oldest = heap[0][2] if heap else 0
        return (self._fair.got(buyer), self._last[buyer], oldest, buyer)


def _turn(offer: Offer) -> int:
    """Replicas of one turn."""
    return min(TURN_REPLICAS, max(1, TURN_MS // offer.work_ms))
