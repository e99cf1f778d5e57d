"""Does a computation's price follow the work that hosts confirm? Pure: samples in, a decision out.

The buyer's estimate is held against the median of what hosts of different owners needed for
confirmed replicas, so that no single owner moves it. A job's price is fixed once it is leased:
only those that never were follow.
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
    one replica of a job that was not leased yet; unpriced: such jobs. headroom: micro-coins held
    beyond what the open jobs cost. halted: it was halted for its price before."""

    bid: int
    quorum: int
    work_ms: int
    price: int
    unpriced: int
    headroom: int = 0
    halted: bool = False


class Repricing(NamedTuple):
    """A decision. work_ms, price: from now on (FOLLOW), or what they would be (HALT). headroom:
    what is left of it (FOLLOW). missing: micro-coins that the escrow lacks (HALT)."""

    course: Course
    work_ms: int
    price: int
    headroom: int
    missing: int = 0


def median_ms(samples: Sequence[int]) -> int:
    """The work in the middle, rounded down where it lies between two."""
    return int(statistics.median(samples))


def reprice(stated: Stated, samples: Sequence[int]) -> Repricing:
    """What follows from the owners' samples, one each, in reference core-milliseconds.

    What the jobs get cheaper stays as headroom: it can pay for what they get dearer later, and
    goes back with the rest.
    """
    same = Repricing(Course.UNCHANGED, stated.work_ms, stated.price, stated.headroom)
    if len(samples) < LEAST_OWNERS:
        return same
    work_ms = min(MAX_WORK_MS, max(1, median_ms(samples)))
    if TOLERANCE * abs(work_ms - stated.work_ms) <= stated.work_ms:
        if stated.halted:
            # The samples came back to the estimate.
            return same._replace(course=Course.FOLLOW)
        return same
    price = replica_price(stated.bid, work_ms)
    more = escrow_for(stated.unpriced, stated.quorum, price - stated.price)
    if more <= stated.headroom:
        return Repricing(Course.FOLLOW, work_ms, price, stated.headroom - more)
    return Repricing(Course.HALT, work_ms, price, stated.headroom, more - stated.headroom)


def blend(before: int, new: int) -> int:
    """A sample of an owner that has one: three parts of what was, one of what is new."""
    return (3 * before + new) // 4


def work_of(cpu_ms: int, speed_ppm: int) -> int:
    """Reference core-milliseconds of CPU milliseconds on a host of that speed; 0 = not told."""
    return min(MAX_WORK_MS, cpu_ms * speed_ppm // 1_000_000)
