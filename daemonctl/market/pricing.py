"""Does a computation's price follow the work that hosts confirm? Pure: samples in, a decision out.

The buyer's estimate is held against the median of what hosts of different owners needed for
confirmed replicas, so that no single owner moves it. A job's price is fixed before it runs: whoever
was told one is never paid less. Where it has grown until a further host is given the job, all of
the job's hosts get the new one, for nobody works below what he asks.
"""

from __future__ import annotations

import enum
import statistics
from collections.abc import Sequence
from typing import NamedTuple

from daemonctl.market.ledger import escrow_for, replica_price

LEAST_OWNERS = 3
"""Samples without which nothing is decided."""
TOLERANCE = 4
"""One part in so many is no reason to change anything."""
MAX_WORK_MS = 10**10


class Course(enum.Enum):
    """What becomes of the price."""

    UNCHANGED = "unchanged"
    FOLLOW = "follow"
    HALT = "halt"
    """It would have to follow, and the escrow does not suffice."""


class Stated(NamedTuple):
    """How a computation is priced. bid: micro-coins per reference core-hour. work_ms, price: of
    one replica of a job that was not leased yet; unpriced: such jobs. leased: open jobs that were;
    priced: the sum of their prices. headroom: micro-coins held beyond what all of these cost.
    halted: it was halted for its price before."""

    bid: int
    quorum: int
    work_ms: int
    price: int
    unpriced: int
    headroom: int = 0
    halted: bool = False
    leased: int = 0
    priced: int = 0

    @property
    def cost(self) -> int:
        """Micro-coins that the open jobs cost at their present prices."""
        return escrow_for(1, self.quorum, self.priced + self.unpriced * self.price)


class Repricing(NamedTuple):
    """A decision. work_ms, price: from now on (FOLLOW), or what they would be (HALT). headroom:
    what is left of it (FOLLOW). needed: micro-coins that the open jobs may come to cost; missing:
    those that the escrow lacks (HALT)."""

    course: Course
    work_ms: int
    price: int
    headroom: int
    needed: int
    missing: int = 0


def median_ms(samples: Sequence[int]) -> int:
    """The work in the middle, rounded down where it lies between two."""
    return int(statistics.median(samples))


def reprice(stated: Stated, samples: Sequence[int]) -> Repricing:
    """What follows from the owners' samples, one each, in reference core-milliseconds.

    What the jobs get cheaper stays as headroom: it can pay for what they get dearer later, and
    goes back with the rest.
    """
    cost, quorum = stated.cost, stated.quorum
    same = Repricing(Course.UNCHANGED, stated.work_ms, stated.price, stated.headroom, cost)
    if len(samples) < LEAST_OWNERS:
        return same
    work_ms = min(MAX_WORK_MS, max(1, median_ms(samples)))
    if TOLERANCE * abs(work_ms - stated.work_ms) <= stated.work_ms:
        if stated.halted:
            # The samples came back to the estimate.
            return same._replace(course=Course.FOLLOW)
        return same
    price = replica_price(stated.bid, work_ms)
    after = escrow_for(1, quorum, stated.priced + stated.unpriced * price)
    # Jobs that are leased may get the new price too.
    needed = max(after, escrow_for(stated.leased + stated.unpriced, quorum, price))
    held = cost + stated.headroom
    if after <= cost or needed <= held:
        return Repricing(Course.FOLLOW, work_ms, price, held - after, needed)
    return Repricing(Course.HALT, work_ms, price, stated.headroom, needed, needed - held)


def blend(before: int, new: int) -> int:
    """A sample of an owner that has one: three parts of what was, one of what is new."""
    return (3 * before + new) // 4


def work_of(cpu_ms: int, speed_ppm: int) -> int:
    """Reference core-milliseconds of CPU milliseconds on a host of that speed; 0 = not told."""
    return min(MAX_WORK_MS, cpu_ms * speed_ppm // 1_000_000)
