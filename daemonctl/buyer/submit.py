"""Publish a computation: measure, say what it costs, upload each blob once, hand it in."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

import msgspec

from daemonctl import coins
from daemonctl.buyer import inputs as files_of
from daemonctl.buyer import sample
from daemonctl.buyer.client import BuyerClient
from daemonctl.buyer.inputs import Input
from daemonctl.buyer.patience import Patience
from daemonctl.buyer.record import SCHEMA, Pending, Record, save
from daemonctl.buyer.sample import Sample
from daemonctl.errors import AccountError, MarketUnreachable
from daemonctl.market.wire import ComputationCreated, NewComputation
from daemonctl.model import MICRO, REFERENCE_CORE_HOUR_S
from daemonctl.paths import Paths
from daemonctl.sandbox.speed import SpeedFile

PATIENCE_S = 120.0
"""How long a market may be silent while a computation is handed in."""


@dataclass(frozen=True)
class Terms:
    """What the buyer wants.

    module: path of the .wasm. patterns: of the inputs' files. args: argv[1:] of every job.
    bid: micro-coins per reference core-hour. quorum: replicas that must agree.
    work_ms: of one job, where it need not be measured; 0 = measure. budget: micro-coins to hold
    at most, so that the price can follow what hosts need; 0 = see `with_room`. expires_in_s:
    after so long what is still open is given up; 0 = never. adaptive: hosts that have earned
    trust may compute jobs alone. public: anyone may see its results.
    """

    module: Path
    patterns: tuple[str, ...]
    args: tuple[str, ...] = ()
    name: str = ""
    bid: int = MICRO
    quorum: int = 2
    memory_bytes: int = 512 * 1024 * 1024
    work_ms: int = 0
    budget: int = 0
    expires_in_s: float = 0.0
    adaptive: bool = False
    description: str = ""
    public: bool = False


@dataclass(frozen=True)
class Plan:
    """A computation that could be handed in.

    order: as the market will get it, but its key and its budget where the buyer set none.
    sample: None where the work was given. room: micro-coins to hold then; 0 = what it costs.
    """

    order: NewComputation
    module: bytes
    inputs: tuple[Input, ...]
    sample: Sample | None
    room: int = 0

    @property
    def price(self) -> int:
        """Micro-coins for one replica, as the market reckons it: to the nearest, at least one."""
        hour_ms = REFERENCE_CORE_HOUR_S * 1000
        return max(1, (2 * self.order.bid * self.order.work_ms + hour_ms) // (2 * hour_ms))

    @property
    def cost(self) -> int:
        """Micro-coins for all replicas of all jobs, at the stated work."""
        return self.price * len(self.inputs) * self.order.quorum

    @property
    def escrow(self) -> int:
        """Micro-coins that are held for it."""
        return max(self.cost, self.order.budget, self.room)


class Watcher(Protocol):
    """Whom a submission tells how it goes."""

    def measuring(self, chosen: Input) -> None:
        """The sample begins."""

    def uploading(self, done: int, total: int) -> None:
        """So many of the blobs are there."""

    def waiting(self, error: MarketUnreachable) -> None:
        """The market is silent; it is asked again."""


def plan(terms: Terms, watcher: Watcher, kept: SpeedFile | None = None) -> Plan:
    """Read the files and measure the work. kept: where this machine's speed may be known.

    Raises UsageError, InputError, KernelUnfit, …; AccountError where its budget is too low.
    """
    module = files_of.read_module(terms.module)
    inputs = tuple(files_of.read_inputs(files_of.find(terms.patterns)))
    measured = None
    if not terms.work_ms:
        chosen = files_of.sample(inputs)
        watcher.measuring(chosen)
        data = files_of.read_input(chosen.path)
        measured = sample.measure(module, data, terms.args, terms.memory_bytes, kept)
    order = NewComputation(
        key="",
        name=terms.name or terms.module.stem,
        module=hashlib.sha256(module).hexdigest(),
        inputs=tuple(one.digest for one in inputs),
        bid=terms.bid,
        work_ms=measured.work_ms if measured else terms.work_ms,
        quorum=terms.quorum,
        args=terms.args,
        memory_bytes=terms.memory_bytes,
        adaptive=terms.adaptive,
        expires_in_s=terms.expires_in_s,
        budget=terms.budget,
        description=terms.description,
        public=terms.public,
    )
    made = Plan(order, module, inputs, measured)
    if 0 < terms.budget < made.cost:
        raise AccountError(
            "The budget does not suffice for this computation",
            detail=f"It needs {coins.show(made.cost)}, the budget is {coins.show(terms.budget)}.",
            hint="Give a larger --budget or none; or take fewer inputs, a lower --bid or --quorum.",
        )
    return made


def check_balance(client: BuyerClient, plan: Plan) -> int:
    """The account's free micro-coins. Raises AccountError where they do not suffice."""
    balance = client.account().balance
    if balance < plan.escrow:
        raise AccountError(
            "You have too few CPUCoins for this computation",
            detail=f"It needs {coins.show(plan.escrow)} in escrow, you have {coins.show(balance)}.",
            hint="Take fewer inputs, a lower --bid or --quorum; or earn some by selling cores.",
        )
    return balance


def with_room(plan: Plan, balance: int) -> Plan:
    """The plan, with half as much again held where the buyer set no budget and has so much: one
    sample is an estimate, and a computation that was estimated too low halts where nothing is
    left for its price to follow with. What is not needed comes back."""
    if plan.order.budget:
        return plan
    return replace(plan, room=min(balance, plan.cost + plan.cost // 2))


def submit(
    paths: Paths, client: BuyerClient, account: str, plan: Plan, watcher: Watcher
) -> ComputationCreated:
    """Upload what the market does not have, and hand the computation in.

    Interrupted and begun again with the same files and terms it makes no second computation.
    Raises MarketError.
    """
    patience = Patience(PATIENCE_S, watcher.waiting)
    _upload(client, plan, patience, watcher.uploading)
    pending = Pending(paths, client.url, account, plan.order)
    key, room = pending.key(plan.room)
    order = msgspec.structs.replace(plan.order, key=key, budget=plan.order.budget or room)
    created = patience.call(lambda: client.create(order))
    save(
        paths,
        Record(
            SCHEMA,
            created.computation,
            client.url,
            order.name,
            tuple(one.name for one in plan.inputs),
            time.time(),
        ),
    )
    pending.answered()
    return created


def _upload(
    client: BuyerClient, plan: Plan, patience: Patience, told: Callable[[int, int], None]
) -> None:
    sources: dict[str, Path | bytes] = {plan.order.module: plan.module}
    sources.update((one.digest, one.path) for one in plan.inputs)
    for done, (digest, source) in enumerate(sources.items()):
        told(done, len(sources))
        data = source if isinstance(source, bytes) else files_of.read_input(source)
        # A file that changed since it was planned has another digest, and the market refuses it.
        patience.call(partial(client.upload, data, digest))
    told(len(sources), len(sources))
