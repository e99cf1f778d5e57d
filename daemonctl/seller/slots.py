"""One slot per enabled sell order: the replica that its core computes and those that wait."""

from __future__ import annotations

import math
import time
from collections import deque
from dataclasses import dataclass, field

from daemonctl.market.wire import MAX_SYNC_LEASES, Lease, Want
from daemonctl.model import Process
from daemonctl.orders.schema import SellOrder


@dataclass(frozen=True)
class Sold:
    """A core that is for sale. file: the name of the order's file."""

    file: str
    core: int
    order: SellOrder

    def takes_over(self, before: Sold) -> bool:
        """Whether what was leased to `before` is this one's: a new name or price changes nothing
        about it."""
        mine, theirs = self.order, before.order
        return (self.core, mine.market, mine.order, mine.account) == (
            before.core,
            theirs.market,
            theirs.order,
            theirs.account,
        )


@dataclass(frozen=True)
class Task:
    """A lease that this host holds, and the order that it was given to."""

    market: str
    lease: Lease
    order: SellOrder


@dataclass
class Running:
    """The replica in the sandbox. process: its worker, known as soon as it was forked."""

    task: Task
    ticket: int
    process: Process | None = None


@dataclass
class Slot:
    """A core and its sell order.

    preparing: leases whose module or input is not here yet. ready: those that could start.
    since: when the slot's state last changed, seconds since the epoch. turned: the same on a clock
    that nobody sets and that stands still while the machine sleeps.
    """

    sold: Sold
    running: Running | None = None
    preparing: dict[int, Task] = field(default_factory=dict)
    ready: deque[Task] = field(default_factory=deque)
    since: float = field(default_factory=time.time)
    turned: float = field(default_factory=time.monotonic)
    _mean_s: float = 0.0

    @property
    def order(self) -> SellOrder:
        """The order that the core is sold by."""
        return self.sold.order

    @property
    def core(self) -> int:
        """The logical CPU."""
        return self.sold.core

    def turn(self) -> None:
        """Its state changes now."""
        self.since = time.time()
        self.turned = time.monotonic()

    def tasks(self) -> list[Task]:
        """All that it holds, the running one first."""
        running = [self.running.task] if self.running else []
        return [*running, *self.ready, *self.preparing.values()]

    def learn(self, task: Task, seconds_per_work_ms: float) -> None:
        """How long jobs take on this host, from what their leases state."""
        seconds = task.lease.work_ms * seconds_per_work_ms
        self._mean_s = seconds if not self._mean_s else 0.8 * self._mean_s + 0.2 * seconds

    def want(self, ahead_s: float, memory: int = 0) -> Want | None:
        """What to ask the market for; None while there is enough to go on with.

        ahead_s: seconds of work to hold. memory: most bytes that a job's may take; 0 = any.
        It asks when half is used up, so that one request brings many; and for long jobs only
        when the running one nears its end, as what waits here another core could compute.
        """
        waiting = len(self.ready) + len(self.preparing)
        if not self._mean_s:
            count = 0 if waiting or self.running else 1
        else:
            horizon = min(ahead_s, MAX_SYNC_LEASES * self._mean_s)
            held = waiting * self._mean_s + self._rest_s()
            count = 0
            if held <= horizon / 2:
                count = max(1, min(math.ceil((horizon - held) / self._mean_s), MAX_SYNC_LEASES))
        if not count:
            return None
        return Want(
            order=self.order.order,
            account=self.order.account,
            count=count,
            ask=self.order.ask,
            core=self.core,
            memory=memory,
        )

    def _rest_s(self) -> float:
        """Seconds that the running job may still take."""
        if self.running is None:
            return 0.0
        return max(0.0, self._mean_s - (time.monotonic() - self.turned))
