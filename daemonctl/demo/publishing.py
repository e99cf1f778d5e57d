"""The demo as a buyer: an account, a computation handed in, results fetched."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from daemonctl.buyer import submit
from daemonctl.buyer.client import BuyerClient
from daemonctl.buyer.collect import Collector
from daemonctl.buyer.inputs import Input
from daemonctl.demo import sample
from daemonctl.demo.home import Account, Home, Memory
from daemonctl.demo.services import Service
from daemonctl.demo.view import View
from daemonctl.errors import CPUShareError, MarketUnreachable
from daemonctl.market.wire import ComputationInfo, JobResult
from daemonctl.model import MICRO, Outcome

BID = MICRO
"""Micro-coins per reference core-hour: at par."""


@dataclass
class Watcher:
    """Hears of submission and results; the numbers found and the failures, by picture."""

    view: View
    market: Service
    info_now: ComputationInfo | None = None
    numbers: dict[str, sample.Numbers] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    def measuring(self, chosen: Input) -> None:
        """The sample begins."""
        self.view.say(f"Measuring the work on {chosen.name}, in the sandbox.")

    def uploading(self, done: int, total: int) -> None:
        """Loopback is too fast for this to be worth a word."""

    def waiting(self, error: MarketUnreachable) -> None:
        """The market is silent: if it is gone there is nothing to wait for."""
        if self.market.ended():
            raise CPUShareError(
                "The market ended unexpectedly",
                detail=self.market.tail(),
                hint=f"Its log: {self.market.log}",
            ) from error

    def info(self, info: ComputationInfo) -> None:
        """How far the computation is."""
        self.info_now = info

    def result(self, name: str, result: JobResult, path: Path | None) -> None:
        """A settled job; its numbers are read from the picture that was written."""
        picture = Path(name).stem
        if path is not None and result.outcome is Outcome.DONE:
            if picture not in self.numbers:
                self.numbers[picture] = sample.read(picture, path.read_bytes())
        else:
            facts = (result.outcome.value, result.detail, result.log.strip())
            self.failures[picture] = ": ".join(part for part in facts if part)


def account(url: str, name: str) -> Account:
    """A new account at the market."""
    with BuyerClient(url) as client:
        created = client.create_account(name)
    return Account(created.account, created.token)


def publish(home: Home, memory: Memory, client: BuyerClient, watcher: Watcher) -> Memory:
    """Hand the sample computation in, as a new one; the memory with its id.

    Interrupted and begun again it makes no second computation. Raises CPUShareError.
    """
    assert memory.buyer is not None
    terms = submit.Terms(
        module=sample.module(),
        patterns=(str(home.pool / "*.pgm"),),
        args=sample.ARGS,
        name=sample.NAME,
        bid=BID,
        quorum=1,  # one host, one owner: nobody else is there to agree
    )
    plan = submit.plan(terms, watcher)
    submit.check_balance(client, plan)
    created = submit.submit(home.paths, client, memory.buyer.account, plan, watcher)
    return msgspec.structs.replace(
        memory,
        computation=created.computation,
        names=tuple(one.name for one in plan.inputs),
        price=created.price,
        round=memory.round + 1,
        finished=False,
    )


class Results:
    """Fetches the results of one computation, and no oftener than makes sense."""

    EVERY_S = 2.0

    def __init__(self, home: Home, memory: Memory, client: BuyerClient, watcher: Watcher) -> None:
        self._client = client
        self._computation = memory.computation
        self._watcher = watcher
        self._next = 0.0
        self._fetched = -1
        self._collector = Collector(
            client,
            memory.computation,
            watcher,
            names=memory.names,
            to=home.results,
            suffix="",
        )

    def look(self) -> ComputationInfo:
        """How far the computation is; what is new of its results has been written then."""
        info = self._info()
        settled = info.confirmed + info.failed
        if settled != self._fetched and (settled == info.jobs or time.monotonic() >= self._next):
            self._collector.run(until_finished=settled == info.jobs)
            self._fetched = settled
            self._next = time.monotonic() + self.EVERY_S
        return info

    def _info(self) -> ComputationInfo:
        try:
            return self._client.info(self._computation)
        except MarketUnreachable as error:
            self._watcher.waiting(error)
            if self._watcher.info_now is None:
                raise
            return self._watcher.info_now


def clear(folder: Path) -> None:
    """Remove the results of the round before, and nothing else that lies there."""
    for path in (*folder.glob("*.pgm"), folder / "results.csv"):
        if path.is_file() and not path.is_symlink():
            path.unlink()
