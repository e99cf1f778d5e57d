"""What one transaction of the store works on, and what the store remembers between them."""

from __future__ import annotations

import json
import secrets
from collections import defaultdict
from functools import cached_property

from daemonctl.market.assignment import Party
from daemonctl.market.book import Shares
from daemonctl.market.numbering import computation_of, job_number
from daemonctl.market.spotcheck import Chance
from daemonctl.market.store.interface import News, Terms
from daemonctl.market.store.sql import standing
from daemonctl.market.store.sql.standing import Standings
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
        if len(self.orders) > _MANY:
            self.orders.clear()
        if sum(map(len, self.cursors.values())) > _MANY:
            self.cursors.clear()
        if len(self._terms) > _MANY:
            self._terms.clear()
        if len(self.epochs) > _MANY:
            self.epochs.clear()

    def reopened(self, job: int) -> None:
        """This job has replicas to hand out again, perhaps to those who had one before."""
        cursors = self.cursors.get(computation_of(job), {})
        for party, cursor in cursors.items():
            if cursor > job:
                cursors[party] = job

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


class Work:
    """One transaction's working set: counters are gathered here and written once, by `flush`.

    touched: jobs to be decided anew. late: deliveries whose leases had ended before.
    loosened: jobs of which somebody holds a replica no more and has delivered none.
    vouched: leases of jobs computed alone that a spot check has confirmed.
    """

    def __init__(self, tx: Tx, memory: Memory) -> None:
        self.tx = tx
        self.memory = memory
        self.now = tx.now
        self.news = News()
        self.touched: set[int] = set()
        self.late: set[int] = set()
        self.loosened: set[int] = set()
        self.vouched: set[int] = set()
        self.standings = Standings(tx)
        self._running: dict[int, int] = defaultdict(int)
        self._held: dict[int, int] = defaultdict(int)
        self._held_of: dict[tuple[int, int], int] = defaultdict(int)
        self._lowest: dict[int, int] = {}
        self._tick: int = tx.one("SELECT value FROM counter WHERE name = 'tick'")[0]
        self._first_tick = self._tick

    @cached_property
    def public(self) -> frozenset[int]:
        """The accounts that count by host."""
        found = frozenset(n for (n,) in self.tx.rows("SELECT id FROM account WHERE public = 1"))
        self.memory.note_public(found)
        return found

    def terms(self, computation: int) -> Terms:
        """What never changes of a computation."""
        return self.memory.terms(self.tx, computation)

    def tick(self) -> int:
        """The next number in the order in which things come to pass."""
        self._tick += 1
        return self._tick

    def let_go(self, job: int, host: int) -> None:
        """`host` holds its lease of `job` no more and has not delivered."""
        self.held(job, host, -1)
        self.touched.add(job)
        self.loosened.add(job)

    def held(self, job: int, host: int, count: int) -> None:
        """`host` holds `count` more (or fewer) leases of `job` than before."""
        computation = computation_of(job)
        self._running[computation] += count
        self._held[host] += count
        self._held_of[host, computation] += count

    def pending(self, host: int) -> int:
        """How many more leases `host` holds than its row says so far."""
        return self._held[host]

    def pending_ms(self) -> dict[int, int]:
        """How much more stated work hosts hold than their rows say so far."""
        found: dict[int, int] = defaultdict(int)
        for (host, computation), count in self._held_of.items():
            if count:
                found[host] += count * self.memory.terms(self.tx, computation).work_ms
        return found

    def reopened(self, job: int, *, more: bool) -> None:
        """An undecided job is open; more: it has more to hand out than before."""
        computation = computation_of(job)
        self.memory.reopened(job)
        self._lowest[computation] = min(job, self._lowest.get(computation, job))
        self.news.work |= more

    def drained(self, computation: int, lwm: int) -> None:
        """No job of the computation below `lwm` is open."""
        self.tx.run("UPDATE computation SET lwm = ? WHERE id = ?", lwm, computation)

    def lower_marks(self) -> None:
        """Write down jobs that were opened again below their computation's low-water mark."""
        self.tx.each(
            "UPDATE computation SET lwm = CASE WHEN lwm > ? THEN ? ELSE lwm END,"
            " epoch = epoch + 1 WHERE id = ?",
            "iii",
            [(job, job, computation) for computation, job in self._lowest.items()],
        )
        for computation in self._lowest:
            self.memory.note_own(computation)
        self._lowest.clear()

    def flush(self) -> None:
        """Write the counters, and tell the other processes what came about."""
        self.lower_marks()
        self.flush_held()
        if self._tick != self._first_tick:
            self.tx.run("UPDATE counter SET value = ? WHERE name = 'tick'", self._tick)
        self.tx.announce(self.news)

    def flush_held(self) -> None:
        """Write what hosts hold and computations run, at the work that is stated now."""
        self.tx.each(
            "UPDATE computation SET running = running + ? WHERE id = ?",
            "ii",
            [(count, number) for number, count in self._running.items() if count],
        )
        self._running.clear()
        held_ms = self._held_ms()
        judged = self.standings.changed()
        self.tx.each(
            f"UPDATE host SET held = held + ?, held_ms = held_ms + ?, {standing.WRITE}"
            " WHERE id = ?",
            f"ii{standing.KINDS}i",
            [
                (self._held.pop(host, 0), held_ms[host], *values, host)
                for host, values in judged.items()
            ],
        )
        self.tx.each(
            "UPDATE host SET held = held + ?, held_ms = held_ms + ? WHERE id = ?",
            "iii",
            [
                (count, held_ms[host], host)
                for host, count in self._held.items()
                if count or held_ms[host]
            ],
        )
        self._held.clear()

    def _held_ms(self) -> dict[int, int]:
        """Stated work of what each host holds more than before."""
        counts = {pair: count for pair, count in self._held_of.items() if count}
        self._held_of.clear()
        found: dict[int, int] = defaultdict(int)
        if counts:
            work_ms: dict[int, int] = dict(
                self.tx.rows(
                    "SELECT c.id, c.work_ms FROM NUMBERS(?) v JOIN computation c ON c.id = v.value",
                    {computation for _, computation in counts},
                )
            )
            for (host, computation), count in counts.items():
                found[host] += count * work_ms[computation]
        return found


def end_of(computation: int) -> int:
    """A number above all of a computation's jobs."""
    return job_number(computation + 1, 0)
