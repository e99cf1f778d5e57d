"""A buyer that submits, repeats itself, cancels, and reads its results again and again."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import requests

from daemonctl.market.ledger import escrow_for, replica_price
from daemonctl.market.wire import (
    ComputationCreated,
    ComputationInfo,
    ComputationState,
    JobResult,
    NewBudget,
    NewComputation,
)
from daemonctl.model import MICRO
from tests.integration.market.client import Buyer, sha256
from tests.integration.market.faults.sellers import BROKEN_OFF, TRAP, WORK_MS

_T = TypeVar("_T")
_OPEN_AT_ONCE = 3


@dataclass
class Bought:
    """A computation as its buyer knows it. results: by their `seq`."""

    order: NewComputation
    made: ComputationCreated
    cancelled: bool = False
    finished: bool = False
    results: dict[int, JobResult] = field(default_factory=dict)


class Customer(threading.Thread):
    """Submits one computation after the other until `enough`, then waits for the last ones."""

    def __init__(self, buyer: Buyer, dice: random.Random, counts: Counter[str]) -> None:
        super().__init__()
        self.buyer = buyer
        self.bought: list[Bought] = []
        self.enough = threading.Event()
        self._over = threading.Event()
        self._dice = dice
        self._counts = counts
        self._error: Exception | None = None

    def begin(self, url: str) -> None:
        """Go on by this address."""
        self.buyer.url = url
        self.start()

    def end(self) -> None:
        """Stop; what went wrong in the thread is raised here."""
        self._over.set()
        self.join(60)
        assert not self.is_alive()
        if self._error is not None:
            raise self._error

    def open(self) -> list[Bought]:
        """Those whose last result has not come."""
        return [one for one in list(self.bought) if not one.finished]

    def info(self, one: Bought) -> ComputationInfo:
        """The state of a computation."""
        return self.buyer.info(one.made.computation)

    def run(self) -> None:
        """Buy."""
        try:
            while not self._over.is_set() and not (self.enough.is_set() and not self.open()):
                if not self.enough.is_set() and len(self.open()) < _OPEN_AT_ONCE:
                    self._submit()
                for one in self.open():
                    if not self.enough.is_set() and self._dice.randrange(1000) < 20:
                        self._cancel(one)
                    self._read(one)
                    self._pay_for(one)
                self._over.wait(0.05)
        except _Over:
            pass
        except Exception as error:  # noqa: BLE001 - a thread's edge: `end` raises it
            self._error = error

    def _submit(self) -> None:
        number = len(self.bought)
        texts = [b"%s %d %d" % (self.buyer.id.encode(), number, n) for n in range(4)]
        if self._dice.random() < 0.3:
            texts.append(TRAP)
        for data in (b"module", *texts):
            self._until_heard(lambda data=data: self.buyer.put(data))
        jobs = self._dice.randint(5, 30)
        bid, quorum = self._dice.randint(1, 5) * MICRO, self._dice.randint(1, 3)
        order = NewComputation(
            f"key {number}",
            "test",
            sha256(b"module"),
            tuple(sha256(self._dice.choice(texts)) for _ in range(jobs)),
            bid,
            WORK_MS,
            quorum,
            adaptive=self._dice.random() < 0.4,
            budget=self._dice.choice(
                (0, 3 * escrow_for(jobs, quorum, replica_price(bid, WORK_MS)))
            ),
        )
        made = self._until_heard(lambda: self._post(order))
        if self._dice.random() < 0.3:
            self._counts["submission repeated"] += 1
            assert self._until_heard(lambda: self._post(order)) == made
        self.bought.append(Bought(order, made))

    def _post(self, order: NewComputation) -> ComputationCreated:
        made: ComputationCreated = self.buyer.ask("POST", "computations", ComputationCreated, order)
        return made

    def _cancel(self, one: Bought) -> None:
        self._counts["computation cancelled"] += 1
        path = f"computations/{one.made.computation}/cancel"
        info = self._until_heard(lambda: self.buyer.ask("POST", path, ComputationInfo))
        # The last job may have been settled before.
        one.cancelled = info.state is ComputationState.CANCELLED

    def _read(self, one: Bought) -> None:
        """All results that are new, or all from the first again; they never change."""
        after = 0 if self._dice.random() < 0.1 else max(one.results, default=0)
        computation = one.made.computation
        page = self._until_heard(lambda: self.buyer.results(computation, after=after))
        for result in page.results:
            assert one.results.setdefault(result.seq, result) == result
        one.finished = page.finished and page.next == max(one.results, default=0)
        if not page.results and not page.finished:
            self._pay_more(one)

    def _pay_more(self, one: Bought) -> None:
        """Where its price has outgrown what is held, hold as much as may ever be needed."""
        path = f"computations/{one.made.computation}/budget"
        if "Raise its budget" in self._until_heard(lambda: self.info(one)).halted:
            self._counts["budget raised"] += 1
            budget = NewBudget(3 * one.made.escrow)
            try:
                self._until_heard(lambda: self.buyer.ask("PUT", path, ComputationInfo, budget))
            except requests.HTTPError as error:
                # It was cancelled, or an answer was lost and it has ended since.
                if error.response.status_code != 409:
                    raise

    def _pay_for(self, one: Bought) -> None:
        """Where its price has outgrown what is held for it, hold more, or give it up."""
        if one.finished or self._dice.random() > 0.1:
            return
        info = self._until_heard(lambda: self.info(one))
        if not info.halted:
            return
        if self._dice.random() < 0.3:
            self._cancel(one)
            return
        self._counts["budget raised"] += 1
        path = f"computations/{one.made.computation}/budget"
        said = NewBudget(4 * max(info.escrow, 1000))
        try:
            self._until_heard(lambda: self.buyer.ask("PUT", path, ComputationInfo, said))
        except requests.HTTPError as error:
            if error.response.status_code != 409:  # it has ended, or needs yet more
                raise

    def _until_heard(self, ask: Callable[[], _T]) -> _T:
        while not self._over.is_set():
            try:
                return ask()
            except BROKEN_OFF:
                time.sleep(0.05)
            except requests.HTTPError as error:
                if error.response.status_code not in (429, 500, 503):
                    raise
                time.sleep(0.2)
        raise _Over


class _Over(Exception):
    """It was told to stop in the middle of something."""
