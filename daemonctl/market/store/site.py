"""What the web site asks of the market's store.

Whatever is listed is bounded, and nothing here walks over all jobs or replicas: visitors must
not slow hosts down. Amounts are micro-coins, instants are seconds since the epoch.
"""

from __future__ import annotations

import abc
from typing import NamedTuple

from daemonctl.market.store.states import Standing
from daemonctl.market.wire import ComputationState, Movement, Outcome

HOSTS_COUNTED = 10_000
"""More hosts of one computation, or of the market, are not counted any further."""


class Seen(NamedTuple):
    """A computation as anyone may see it.

    number: the store's own. buyer: the account's name; may be empty. bid: micro-coins per
    reference core-hour. price: of a replica now. work_ms: of a job, as the price is reckoned.
    hosts: that hold or held a replica. halted: why none of its jobs is handed out; "" while they
    are. stopped: the operator has done that. shown: anyone may see its results.
    """

    number: int
    computation: str
    name: str
    buyer: str
    description: str
    state: ComputationState
    jobs: int
    confirmed: int
    failed: int
    running: int
    hosts: int
    quorum: int
    bid: int
    price: int
    work_ms: int
    spent: int
    created: float
    expires: float
    adaptive: bool
    shown: bool
    halted: str
    stopped: bool

    @property
    def left(self) -> int:
        """Jobs that are neither confirmed nor failed."""
        return self.jobs - self.confirmed - self.failed


class Shown(NamedTuple):
    """A confirmed result of a computation whose results anyone may see. seq: its place in the
    order of settlement, from 1. data: where the output came inside a message."""

    seq: int
    job: int
    digest: str
    data: bytes | None


class Settlement(NamedTuple):
    """One settled job in a list: seq: order of settlement, from 1. size: bytes of the output
    where it came inside a message; None = it is a blob, or there is none."""

    seq: int
    job: int
    outcome: Outcome
    digest: str
    size: int | None
    paid: int
    detail: str
    log: str


class Ask(NamedTuple):
    """Sell orders that ask the same. ask: micro-coins per reference core-hour."""

    ask: int
    orders: int


class HourPrice(NamedTuple):
    """The trades of one hour. hour: since the epoch. low, high: bids, micro-coins per reference
    core-hour."""

    hour: int
    jobs: int
    work_ms: int
    coins: int
    low: int
    high: int

    @property
    def average(self) -> float:
        """Micro-coins paid for a reference core-hour."""
        return self.coins * 3_600_000 / self.work_ms if self.work_ms else 0.0


class Person(NamedTuple):
    """An account that lets itself be named. number: the store's own. anyone: the operator has
    made it a public beneficiary, for whom anyone may compute."""

    number: int
    account: str
    name: str
    description: str
    anyone: bool


class SignedIn(NamedTuple):
    """Whose browser it is. operator: the operator has named the account as one of theirs. named:
    its owner lets it be listed among those who earn."""

    number: int
    account: str
    name: str
    standing: Standing
    reason: str
    named: bool
    anyone: bool
    operator: bool


class SoldBy(NamedTuple):
    """A sell order that a host lately asked with for an account, and what the market thinks of
    the host, as `wire.HostStanding`. barred, throttled: why; "" where it is not."""

    host: str
    order: str
    ask: int
    seen: float
    architecture: str
    cores: int
    streak: int
    confirmed: int
    disagreed: int
    failed: int
    barred: str
    throttled: str


class Flagged(NamedTuple):
    """An account or a host that is not simply good."""

    key: str
    name: str
    standing: Standing
    reason: str
    created: float


class SiteStore(abc.ABC):
    """The questions of the web site."""

    @abc.abstractmethod
    def bids(self, limit: int) -> tuple[Seen, ...]:
        """Open computations whose jobs are handed out, the best paying first, then the oldest."""

    @abc.abstractmethod
    def newest(self, limit: int) -> tuple[Seen, ...]:
        """Computations in whatever state, the newest first."""

    @abc.abstractmethod
    def bought(self, account: int, limit: int) -> tuple[Seen, ...]:
        """An account's own computations, the newest first."""

    @abc.abstractmethod
    def seen(self, computation: str) -> tuple[Seen, int]:
        """One computation, and the number of the account that it belongs to. 404 if none."""

    @abc.abstractmethod
    def escrow(self, number: int) -> int:
        """Micro-coins that are held for a computation."""

    @abc.abstractmethod
    def latest_results(self, number: int, limit: int) -> tuple[Shown, ...]:
        """The latest confirmed results of a computation, the newest first."""

    @abc.abstractmethod
    def settlements(self, number: int, before: int, limit: int) -> tuple[Settlement, ...]:
        """A computation's settled jobs before `before` (its seq), the newest first; 0 = all."""

    @abc.abstractmethod
    def one_result(self, number: int, seq: int) -> Shown | None:
        """One confirmed result; None where that job failed or is not settled."""

    @abc.abstractmethod
    def asks(self, within_s: float, limit: int) -> tuple[Ask, ...]:
        """Sell orders that hosts asked with in the last seconds, by price, the cheapest first."""

    @abc.abstractmethod
    def hosts_now(self, within_s: float) -> int:
        """How many hosts spoke in the last seconds, counted up to HOSTS_COUNTED."""

    @abc.abstractmethod
    def price_hours(self, hours: int) -> tuple[HourPrice, ...]:
        """The trades of each of the last hours, the oldest first."""

    @abc.abstractmethod
    def people(self, limit: int) -> tuple[Person, ...]:
        """Accounts that let themselves be named, the first made first."""

    @abc.abstractmethod
    def earned_after(self, account: int, after: int, limit: int) -> tuple[int, int, bool]:
        """What an account was paid for work in the `limit` entries after the ledger's transaction
        `after`: the sum, the last transaction that was looked at, and whether more follow."""

    @abc.abstractmethod
    def movements(
        self,
        account: int,
        limit: int,
        *,
        after: int = 0,
        before: int = 0,
        newest_first: bool = False,
    ) -> tuple[Movement, ...]:
        """An account's ledger entries; after, before: their `seq`; before 0 = to the end."""

    @abc.abstractmethod
    def sold_by(self, account: int, limit: int) -> tuple[SoldBy, ...]:
        """The sell orders that lately earned or would earn for an account, the latest first."""

    @abc.abstractmethod
    def open_session(self, account: int, secret: bytes, lasts_s: float, most: int) -> None:
        """Remember who is signed in. secret: SHA-256 of the cookie's value. Sessions that have
        expired, and all but the newest `most` of this account, are forgotten."""

    @abc.abstractmethod
    def session(self, secret: bytes) -> SignedIn | None:
        """Who is signed in with this cookie; None if nobody is."""

    @abc.abstractmethod
    def close_sessions(self, account: int, but: bytes = b"") -> None:
        """Sign an account out everywhere, except where the cookie is `but`."""

    @abc.abstractmethod
    def close_session(self, secret: bytes) -> None:
        """Sign out where the cookie is this one."""

    @abc.abstractmethod
    def set_named(self, account: int, named: bool) -> None:
        """Whether an account lets itself be named among those who earn."""

    @abc.abstractmethod
    def set_operator(self, account: str, operator: bool) -> None:
        """Whether an account may use the operator's page. 404 if there is none."""

    @abc.abstractmethod
    def flagged_accounts(self, standing: Standing, limit: int) -> tuple[Flagged, ...]:
        """Accounts of this standing, the newest first."""

    @abc.abstractmethod
    def flagged_hosts(self, standing: Standing, limit: int) -> tuple[Flagged, ...]:
        """Hosts of this standing, the newest first."""
