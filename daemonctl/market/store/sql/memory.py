"""What the store remembers between transactions."""

from __future__ import annotations

import json
import secrets

from daemonctl.market.assignment import Party
from daemonctl.market.book import Shares
from daemonctl.market.numbering import computation_of
from daemonctl.market.spotcheck import Chance
from daemonctl.market.store.interface import Terms
from daemonctl.market.store.sql.tx import Tx

_MANY = 200_000


class Memory:
    """What can always be read again from the tables; forgotten after a failed transaction.

    cursors: for each computation, for each party, a job number below which no open job can be
    given to it, because it has a replica of each. Without it a lone host would walk over all
    that it has computed itself each time it asks.
    epochs: how often jobs of a computation were opened again when its cursors were right.
    visitors: (computation, host) pairs that the table of them is known to hold.
    orders: (account, ask) of sell orders by host and name, and when they were last written down.
    sampled: when a replica of a (computation, owner) was last looked at; measured: of a host;
    judged: how many samples a computation had when they were last looked at, and when.
    shares: whose turn it is; this one is not forgotten, as nothing but the order hangs on it.
    chance: random numbers that nobody can foresee, for spot checks.
    architectures: when it was last looked which of them are told apart, and which are.
    """

    def __init__(self) -> None:
        self.chance: Chance = secrets.SystemRandom().random
        self.cursors: dict[int, dict[Party, int]] = {}
        self.epochs: dict[int, int] = {}
        self.visitors: set[tuple[int, int]] = set()
        self.orders: dict[tuple[int, str], tuple[tuple[int, int], float]] = {}
        self.sampled: dict[tuple[int, int], float] = {}
        self.measured: dict[int, float] = {}
        self.judged: dict[int, tuple[int, float]] = {}
        self.shares = Shares()
        self.architectures: tuple[float, frozenset[int]] = (0.0, frozenset())
        self._terms: dict[int, Terms] = {}
        self._public: frozenset[int] = frozenset()

    def forget(self) -> None:
        """Begin anew."""
        self.cursors.clear()
        self.epochs.clear()
        self.visitors.clear()
        self.orders.clear()
        self.sampled.clear()
        self.measured.clear()
        self.judged.clear()
        self._terms.clear()

    def note_epoch(self, computation: int, epoch: int) -> None:
        """How often jobs of it were opened again by now: where another process did, those who
        had one before may get it."""
        if self.epochs.get(computation) != epoch:
            self.cursors.pop(computation, None)
            self.epochs[computation] = epoch

    def note_own(self, computation: int) -> None:
        """This process opened jobs again, and `reopened` was told of each."""
        if computation in self.epochs:
            self.epochs[computation] += 1

    def note_public(self, public: frozenset[int]) -> None:
        """Which accounts count by host now: where that changed, other jobs may be had."""
        if public != self._public:
            self.cursors.clear()
            self._public = public

    def trim(self) -> None:
        """Keep the memory bounded."""
        if len(self.visitors) > _MANY:
            self.visitors.clear()
        for known in (self.orders, self.sampled, self.measured, self.judged, self.epochs):
            if len(known) > _MANY:
                known.clear()
        if sum(map(len, self.cursors.values())) > _MANY:
            self.cursors.clear()
        if len(self._terms) > _MANY:
            self._terms.clear()

    def reopened(self, job: int) -> None:
        """This job has replicas to hand out again, perhaps to those who had one before."""
        cursors = self.cursors.get(computation_of(job), {})
        for party, cursor in cursors.items():
            if cursor > job:
                cursors[party] = job

    def changed(self, computation: int) -> None:
        """Its terms are others now."""
        self._terms.pop(computation, None)

    def terms(self, tx: Tx, computation: int, *, work_ms: int = 0, price: int = 0) -> Terms:
        """A computation's terms, by the store's number of it. work_ms, price: as they are now,
        where that is known; without them they may be older ones."""
        found = self._terms.get(computation)
        if found is None or (work_ms and (found.work_ms, found.price) != (work_ms, price)):
            found = self._terms[computation] = read_terms(tx, computation)
        return found


def read_terms(tx: Tx, computation: int) -> Terms:
    """A computation's terms from the tables."""
    row = tx.one(
        "SELECT c.id, c.key, c.name, a.name, c.module, c.args, c.bid, c.work_ms, c.price,"
        " c.quorum, c.memory_bytes, c.output_bytes, c.adaptive"
        " FROM computation c JOIN account a ON a.id = c.account_id WHERE c.id = ?",
        computation,
    )
    number, key, name, buyer, module, args, bid, work_ms, price, quorum, memory, output, alone = row
    return Terms(
        number=number,
        computation=key,
        name=name,
        buyer=buyer,
        module=module,
        args=tuple(json.loads(args)),
        bid=bid,
        work_ms=work_ms,
        price=price,
        quorum=quorum,
        memory_bytes=memory,
        output_bytes=output,
        adaptive=bool(alone),
    )
