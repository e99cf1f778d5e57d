"""What one transaction of the store works on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from daemonctl.market.numbering import computation_of, job_number
from daemonctl.market.store.interface import News, Terms
from daemonctl.market.store.sql import standing
from daemonctl.market.store.sql.memory import Memory
from daemonctl.market.store.sql.standing import Standings
from daemonctl.market.store.sql.tx import Tx


@dataclass
class _Tail:
    """What a transaction changes of a computation's row in the end; see `Work.served`.

    lwm, served: None = as they are. running: leases that are out more than before.
    """

    lwm: int | None = None
    served: float | None = None
    new: int = 0
    priced: int = 0
    raised: int = 0
    running: int = 0


class Work:
    """One transaction's working set: counters are gathered here and written once, by `flush`.

    touched: jobs to be decided anew. late: deliveries whose leases had ended before.
    loosened: jobs of which somebody holds a replica no more and has delivered none.
    vouched: leases of jobs computed alone that a spot check has confirmed. samples: replicas
    whose CPU time tells something new, with their computation and owner. trades: jobs and
    micro-coins that were paid, by computation.
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
        self.samples: dict[int, tuple[int, int]] = {}
        self.trades: dict[int, tuple[int, int]] = {}
        self.standings = Standings(tx)
        self._tails: dict[int, _Tail] = defaultdict(_Tail)
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
        self._tails[computation].running += count
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
        self._tails[computation].lwm = lwm

    def served(self, computation: int, new: int, priced: int, raised: int) -> None:
        """Leases of it were given now. new: jobs that never were leased before; priced: what open
        jobs with a price cost more; raised: what of it the headroom pays."""
        tail = self._tails[computation]
        tail.served = self.now
        tail.new += new
        tail.priced += priced
        tail.raised += raised

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
        self._flush_tails()
        self.lower_marks()
        self.flush_held()
        if self._tick != self._first_tick:
            self.tx.run("UPDATE counter SET value = ? WHERE name = 'tick'", self._tick)
        self.tx.announce(self.news)

    def flush_held(self) -> None:
        """Write what hosts hold, at the work that is stated now."""
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

    def _flush_tails(self) -> None:
        # One statement for all: while somebody reads for long, every version of so busy a row
        # stays, and whoever looks for the row walks over them.
        self.tx.each(
            "UPDATE computation SET lwm = coalesce(?, lwm), served = coalesce(?, served),"
            " unpriced = unpriced - ?, priced = priced + ?, headroom = headroom - ?,"
            " running = running + ? WHERE id = ?",
            "ifiiiii",
            [
                (tail.lwm, tail.served, tail.new, tail.priced, tail.raised, tail.running, number)
                for number, tail in self._tails.items()
                if tail != _Tail()
            ],
        )
        self._tails.clear()

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
