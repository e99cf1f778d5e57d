"""Handing out replicas: one computation after the other to all that ask, as the book says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from daemonctl.market.assignment import Asker, OpenJob
from daemonctl.market.book import Book, Offer
from daemonctl.market.ledger import MILLISECONDS_PER_HOUR
from daemonctl.market.numbering import lease_number
from daemonctl.market.store.interface import Grant, HostSync, Terms
from daemonctl.market.store.sql.asking import Asked, ask
from daemonctl.market.store.sql.trusting import hand_out_alone_or_not
from daemonctl.market.store.sql.walking import Queued, Walk
from daemonctl.market.store.sql.work import Work
from daemonctl.market.trust import longest_s


class Given(NamedTuple):
    """What one sync gets. unknown: accounts of its wishes that nobody has."""

    grants: list[Grant]
    unknown: list[str]


class _Order(NamedTuple):
    """A buy order in the book."""

    offer: Offer
    price: int
    lwm: int
    memory: int
    epoch: int
    headroom: int


@dataclass
class _Till:
    """What a round's hand-outs change of one computation's prices. headroom: that is left of what
    is held beyond its jobs' prices. new: jobs that got one; raised: micro-coins that went to
    jobs that had one; priced: to both."""

    headroom: int
    new: int = 0
    raised: int = 0
    priced: int = 0

    def price(self, queued: Queued, terms: Terms) -> int:
        """Of a replica of this job. Fixed before anybody computes; it only grows, with that of
        its computation, so that further hosts are not asked to work for less than the bid."""
        more = terms.quorum * (terms.price - queued.price)
        if not queued.price or 0 < more <= self.headroom:
            return terms.price
        return queued.price

    def fix(self, queued: Queued, terms: Terms, price: int) -> None:
        """It is given at this price."""
        self.priced += price - queued.price
        if not queued.price:
            self.new += 1
        else:
            more = terms.quorum * (price - queued.price)
            self.raised += more
            self.headroom -= more


def nothing(batch: Sequence[HostSync]) -> list[Given]:
    """What syncs get of a market that hands out nothing."""
    return [Given([], []) for _ in batch]


def hand_out(work: Work, batch: Sequence[HostSync], deadline: float) -> list[Given]:
    """Give leases until `deadline` to those who wish for them."""
    if not any(sync.wishes for sync in batch):
        return nothing(batch)
    asked = ask(work, batch)
    given = [Given([], unknown) for unknown in asked.unknown]
    if not asked.round.askers:
        return given
    orders = {order.offer.computation: order for order in _orders(work, asked)}
    for number, order in orders.items():
        work.memory.note_epoch(number, order.epoch)
    clerk = _Clerk(work, asked, given, deadline)
    book = Book((order.offer for order in orders.values()), work.memory.shares, work.now)
    while (turn := book.next()) is not None:
        if not turn.helped and asked.round.over(turn.offer.bid):
            break  # the following bid no more
        book.gave(turn, clerk.serve(orders[turn.offer.computation], turn.most))
    clerk.write()
    return given


def _orders(work: Work, asked: Asked) -> list[_Order]:
    """All buy orders that any of the hosts might take, with jobs in their queues."""
    rows = work.tx.rows(
        "SELECT id, account_id, bid, work_ms, served, price, lwm, memory_bytes, epoch,"
        " headroom"
        " FROM computation INDEXED BY computation_queue WHERE state = 0 AND halt = 0 AND bid >= ?"
        " AND lwm < (id + 1) * 1048576"  # numbering.JOBS_PER_COMPUTATION
        " AND (expires IS NULL OR expires > ?)",
        min(asker.ask for asker in asked.round.askers),
        work.now,
    )
    return [_Order(Offer(*row[:5]), *row[5:]) for row in rows]


class _Clerk:
    """Serves one turn after the other, then writes all hand-outs in sets."""

    def __init__(self, work: Work, asked: Asked, given: list[Given], deadline: float) -> None:
        self._work = work
        self._round = asked.round
        self._places = asked.places
        self._given = given
        self._deadline = deadline
        self._walks: dict[int, Walk] = {}
        self._jobs: list[tuple[int, int, int, int, int, int]] = []
        self._replicas: list[tuple[int, int, int, float, float]] = []
        self._visitors: set[tuple[int, int]] = set()
        self._tills: dict[int, _Till] = {}

    def serve(self, order: _Order, most: int) -> int:
        """Hand out jobs of one computation; how many replicas were given."""
        offer = order.offer
        askers = self._round.eligible(offer.bid, order.memory, offer.work_ms)
        if not askers:
            return 0
        number = offer.computation
        walk = self._walks.get(number)
        if walk is None:
            walk = Walk(self._work, number, order.lwm, offer.work_ms, askers)
            self._walks[number] = walk
            self._tills[number] = _Till(order.headroom)
        terms = self._work.memory.terms(
            self._work.tx, number, work_ms=offer.work_ms, price=order.price
        )

        def give(queued: Queued, job: OpenJob, askers: list[Asker]) -> list[Asker]:
            return self._give(terms, queued, job, askers)

        return walk.turn(self._round, askers, most, give)

    def _give(self, terms: Terms, queued: Queued, job: OpenJob, askers: list[Asker]) -> list[Asker]:
        till = self._tills[terms.number]
        price = till.price(queued, terms)
        if price < terms.price:
            pays = price * MILLISECONDS_PER_HOUR
            askers = [asker for asker in askers if asker.ask * terms.work_ms <= pays]
        taken, alone = hand_out_alone_or_not(self._work, self._round, job, askers, terms)
        if not taken:
            return taken
        till.fix(queued, terms, price)
        for ordinal, asker in enumerate(taken, queued.issued):
            place = self._places[asker.place]
            lease = lease_number(queued.job, ordinal)
            host, account = asker.party
            until = self._work.now + longest_s(terms.work_ms, place.speed_ppm)
            self._replicas.append((lease, host, account, self._deadline, until))
            self._visitors.add((terms.number, host))
            self._work.held(queued.job, host, 1)
            self._given[place.sync].grants.append(
                Grant(lease, place.order, terms, queued.input, place.speed_ppm, price)
            )
        left = 0 if alone else queued.open - len(taken)
        kind = job.kind if job.taken else taken[0].kind
        self._jobs.append((left, len(taken), price, int(alone), kind, queued.job))
        return taken

    def write(self) -> None:
        """Write all hand-outs."""
        tx = self._work.tx
        for walk in self._walks.values():
            walk.end()
        served = {computation for computation, _ in self._visitors}
        tx.each(
            "UPDATE job SET open = ?, issued = issued + ?, price = ?, need = ?, class = ?"
            " WHERE id = ?",
            "iiiiii",
            self._jobs,
        )
        tx.each(
            "INSERT INTO replica(id, host_id, account_id, deadline, until) VALUES (?, ?, ?, ?, ?)",
            "iiiff",
            self._replicas,
        )
        for number, till in self._tills.items():
            if number in served:
                self._work.served(number, till.new, till.priced, till.raised)
        new = self._visitors - self._work.memory.visitors
        tx.each(
            "INSERT INTO computation_host(computation_id, host_id) VALUES (?, ?)"
            " ON CONFLICT DO NOTHING",
            "ii",
            new,
        )
        self._work.memory.visitors |= new
