"""The replicas that this host holds: from the lease to the spooled result."""

from __future__ import annotations

import os
import time

from daemonctl.history import History
from daemonctl.market.wire import Lease
from daemonctl.model import Outcome
from daemonctl.paths import Paths
from daemonctl.policy import Decisions
from daemonctl.sandbox.client import Sandbox
from daemonctl.sandbox.code import CodeCache
from daemonctl.sandbox.interface import Ended, Result, Started
from daemonctl.seller.blobs import BlobCache
from daemonctl.seller.caller import Inbox
from daemonctl.seller.engine import Engine
from daemonctl.seller.freezer import Freezer
from daemonctl.seller.job import finished, job, open_input
from daemonctl.seller.keepsake import Keepsake
from daemonctl.seller.markets import Markets, Wants
from daemonctl.seller.provision import Outlets, Provision
from daemonctl.seller.slots import Running, Slot, Sold, Task
from daemonctl.settings import Settings


class Work:
    """All slots and what they hold. Called from the loop; none of its methods waits."""

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        history: History,
        inbox: Inbox,
        engine: Engine,
        markets: Markets,
    ) -> None:
        self._settings = settings
        self._freezer = Freezer(engine)
        self._history = history
        self._engine = engine
        self._markets = markets
        self._keepsake = Keepsake(paths)
        self._blobs = BlobCache(paths.cache / "blobs", settings.cache_bytes // 2)
        self._codes = CodeCache(paths.cache / "code", settings.cache_bytes // 2)
        self._provision = Provision(
            blobs=self._blobs,
            codes=self._codes,
            inbox=inbox,
            client=markets.client,
            outlets=Outlets(self._ready, self._failed, self._unwanted),
        )
        self._slots: dict[int, Slot] = {}  # by core
        self._tickets: dict[int, Slot] = {}
        self._work_ms_s = 0.001  # seconds that a millisecond of reference work takes here
        markets.listen(self._granted, self._dropped)

    @property
    def busy(self) -> bool:
        """Whether anything computes or is being prepared: then progress is worth a look."""
        return bool(self._tickets or self._provision.tickets)

    def slots(self) -> tuple[Slot, ...]:
        """The slots, by core."""
        return tuple(sorted(self._slots.values(), key=lambda slot: slot.core))

    def conform(self, orders: tuple[Sold, ...]) -> None:
        """The sell orders changed: keep the slots that stay, give back what the others held."""
        wanted = {sold.core: sold for sold in orders}
        for core, slot in tuple(self._slots.items()):
            sold = wanted.get(core)
            if sold is not None and sold.takes_over(slot.sold):
                slot.sold = sold
            else:
                del self._slots[core]
                self._abandon(slot)
        for core, sold in wanted.items():
            self._slots.setdefault(core, Slot(sold))

    def expected_s(self, slot: Slot) -> float:
        """Seconds that the slot's running job takes here, as its work was stated; 0 = none runs."""
        return slot.running.task.lease.work_ms * self._work_ms_s if slot.running else 0.0

    def learn_speed(self, speed_ppm: int) -> None:
        """How fast this host is, so that leases can be turned into seconds."""
        self._work_ms_s = 1000.0 / speed_ppm

    def follow(self, settings: Settings) -> None:
        """The settings changed."""
        self._settings = settings
        self._blobs.bound(settings.cache_bytes // 2)
        self._codes.bound(settings.cache_bytes // 2)

    def wants(self) -> Wants:
        """What the slots want of each market; nothing for a core that may not run."""
        wants: Wants = {}
        if self._engine.sandbox is None:
            return wants
        for slot in filter(self._may_run, self._slots.values()):
            want = slot.want(self._settings.ahead_seconds, self._settings.memory_bytes)
            if want is not None:
                wants[slot.order.market] = (*wants.get(slot.order.market, ()), want)
        return wants

    def go_on(self) -> None:
        """Start every replica that can start."""
        sandbox = self._engine.sandbox
        if sandbox is None:
            return
        self._provision.advance(sandbox, compiling=self._freezer.some)
        for slot in filter(self._may_run, self._slots.values()):
            while slot.running is None and slot.ready:
                self._start(slot, slot.ready.popleft(), sandbox)

    def due(self) -> float:
        """When there is something to go on with that no descriptor tells."""
        return self._provision.due(time.monotonic())

    def rule(self, decisions: Decisions, *, some: bool, again: bool) -> None:
        """Stop the workers of cores that may not run where they stand, and let the others go on.

        some: whether anything may compute. again: see `Freezer.conform`.
        """
        ran = {slot.core: self._may_run(slot) for slot in self._slots.values()}
        self._freezer.decisions, self._freezer.some = decisions, some
        self._conform_workers(again=again)
        for slot in self._slots.values():
            if self._may_run(slot) != ran[slot.core]:
                slot.turn()
            elif self._freezer.too_long(slot.core, time.monotonic() - slot.turned):
                self._abandon(slot)

    def _conform_workers(self, *, again: bool) -> None:
        jobs = {ticket: slot.core for ticket, slot in self._tickets.items()}
        self._freezer.conform(jobs, self._provision.tickets, again=again)

    def _may_run(self, slot: Slot) -> bool:
        return self._freezer.may_run(slot.core)

    def started(self, event: Started) -> None:
        """A worker was forked."""
        slot = self._tickets.get(event.ticket)
        if slot is not None and slot.running is not None:
            slot.running.process = event.process
        self._conform_workers(again=False)

    def ended(self, event: Ended) -> None:
        """A worker is gone."""
        if self._provision.compiled(event.ticket, event.result):
            return
        slot = self._tickets.pop(event.ticket, None)
        if slot is None or slot.running is None or slot.running.ticket != event.ticket:
            return  # abandoned before
        task, slot.running = slot.running.task, None
        slot.turn()
        if event.result.outcome is Outcome.STOPPED:
            # Not by us, or nobody would hear of it here: the compiled code was not accepted.
            self._codes.drop(task.lease.module)
            self._unwanted(task)
            return
        self._engine.worked()
        self._keepsake.keep(task, slot.core, event.result)
        self._deliver(task, event.result)

    def sandbox_died(self) -> None:
        """Its workers are gone: what they computed starts again in the next one."""
        self._tickets.clear()
        self._freezer.died()
        self._provision.sandbox_died()
        for slot in self._slots.values():
            if slot.running is not None:
                slot.ready.appendleft(slot.running.task)
                slot.running = None

    def progress(self, market: str, lease: int) -> float | None:
        """How far a lease is, 0 to 1; None if its job does not tell."""
        for slot in self._slots.values():
            running = slot.running
            if running and (running.task.market, running.task.lease.lease) == (market, lease):
                return self.slot_progress(slot)
        return None

    def slot_progress(self, slot: Slot) -> float | None:
        """How far the slot's running job is."""
        sandbox = self._engine.sandbox
        if slot.running is None or sandbox is None:
            return None
        progress = sandbox.progress(slot.running.ticket)
        # Whole per cent: nobody sees more, and each change wakes whoever watches the status.
        return None if progress is None else round(progress, 2)

    def stop(self) -> list[tuple[str, int]]:
        """End everything; the leases that are still held, as (market, lease)."""
        held = []
        for slot in self._slots.values():
            held += [(task.market, task.lease.lease) for task in slot.tasks()]
        self._slots.clear()
        self._tickets.clear()
        return held

    def _granted(self, market: str, lease: Lease) -> None:
        # One published order may be on several cores: of those that may run, the one that holds
        # least wanted most.
        slot = min(
            (
                slot
                for slot in self._slots.values()
                if (slot.order.order, slot.order.market) == (lease.order, market)
            ),
            key=lambda slot: (not self._may_run(slot), len(slot.tasks())),
            default=None,
        )
        if slot is None:
            # The order was switched off while the market answered.
            self._markets.give_back(market, lease.lease)
            return
        task = Task(market, lease, slot.order)
        self._history.take(
            market,
            lease,
            account=slot.order.account,
            beneficiary=slot.order.beneficiary,
            core=slot.core,
        )
        slot.learn(task, self._work_ms_s)
        slot.preparing[lease.lease] = task
        self._provision.add(task)

    def _dropped(self, market: str, lease: int) -> None:
        """The market gave the lease to somebody else, or its computation ended."""
        self._provision.drop(market, lease)
        for slot in self._slots.values():
            if slot.order.market != market:
                continue
            slot.preparing.pop(lease, None)
            for task in [task for task in slot.ready if task.lease.lease == lease]:
                slot.ready.remove(task)
            if slot.running is not None and slot.running.task.lease.lease == lease:
                self._kill(slot)

    def _start(self, slot: Slot, task: Task, sandbox: Sandbox) -> None:
        code = self._codes.open(task.lease.module)
        stdin = open_input(task.lease, self._blobs)
        try:
            if code is None or stdin is None:
                # The cache lost it meanwhile: fetch or compile it again.
                slot.preparing[task.lease.lease] = task
                self._provision.add(task)
                return
            ticket = sandbox.run(job(task.lease, code, stdin, slot.core))
        finally:
            for fd in (code, stdin):
                if fd is not None:
                    os.close(fd)
        slot.running = Running(task, ticket)
        slot.turn()
        self._tickets[ticket] = slot

    def _ready(self, task: Task) -> None:
        if (slot := self._holder(task)) is not None:
            del slot.preparing[task.lease.lease]
            slot.ready.append(task)

    def _failed(self, task: Task, result: Result) -> None:
        if (slot := self._holder(task)) is not None:
            del slot.preparing[task.lease.lease]
            self._deliver(task, result)

    def _unwanted(self, task: Task) -> None:
        if (slot := self._holder(task)) is not None:
            del slot.preparing[task.lease.lease]
        self._markets.give_back(task.market, task.lease.lease)

    def _holder(self, task: Task) -> Slot | None:
        for slot in self._slots.values():
            if slot.preparing.get(task.lease.lease) is task:
                return slot
        return None

    def _deliver(self, task: Task, result: Result) -> None:
        self._markets.finish(task.market, finished(task.lease, result))

    def _abandon(self, slot: Slot) -> None:
        for task in slot.tasks():
            self._provision.drop(task.market, task.lease.lease)
            self._markets.give_back(task.market, task.lease.lease)
        slot.ready.clear()
        slot.preparing.clear()
        self._kill(slot)

    def _kill(self, slot: Slot) -> None:
        if slot.running is not None and self._engine.sandbox is not None:
            self._engine.sandbox.kill(slot.running.ticket)
            self._tickets.pop(slot.running.ticket, None)
            slot.running = None
            slot.turn()
