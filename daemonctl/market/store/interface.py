"""What the market asks of its store: whole sets in, whole sets out, one transaction a call.

Every method is synchronous and may wait for a disk. Methods that change something are called
from one thread at a time; those that only read may be called from any thread meanwhile.
Instants are seconds since the epoch by the store's own clock, which all processes of a market
share. What the market refuses is raised as `MarketRefused`; with status 503 where the database
does not answer, and then nothing is known of what was asked: it may be asked again.
"""

from __future__ import annotations

import abc
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec

from daemonctl.market.listing import Beneficiary
from daemonctl.market.store.callers import Identity as Identity
from daemonctl.market.store.callers import News as News
from daemonctl.market.store.callers import Role as Role
from daemonctl.market.store.people import PeopleStore
from daemonctl.market.store.site import SiteStore
from daemonctl.market.wire import (
    ComputationInfo,
    HostStanding,
    JobResult,
    NewComputation,
    NewHost,
    Notice,
    Settled,
)


class Delivery(NamedTuple):
    """A replica's end as it is stored. data: the output where it came inside the message."""

    lease: int
    outcome: str
    digest: bytes = b""
    data: bytes | None = None
    cpu_ms: int = 0
    exit_code: int = 0
    detail: str = ""
    log: str = ""


class Wish(NamedTuple):
    """Replicas for one sell order whose earnings go to `account` (its public id).

    memory: most bytes that a job's memory may take; 0 = any.
    """

    order: str
    account: str
    replicas: int
    ask: int = 0
    memory: int = 0


class HostSync(NamedTuple):
    """One host's sync, checked. host: the store's number of it. holds: all leases that it
    knows of, where it says so; others that it was given are taken back. version, wasmtime: what
    it runs; "" = as before."""

    host: int
    deliveries: tuple[Delivery, ...] = ()
    returned: tuple[int, ...] = ()
    held: tuple[int, ...] = ()
    wishes: tuple[Wish, ...] = ()
    settled_after: int = 0
    holds: tuple[int, ...] | None = None
    version: str = ""
    wasmtime: str = ""


class Terms(msgspec.Struct, frozen=True):
    """What is the same for all jobs of a computation. number: the store's own of it. module:
    hexadecimal digest. buyer: the account's name. work_ms, price: of jobs that are leased for the
    first time now; they alone may change. adaptive: trusted hosts may compute a job alone. The
    other fields are those of `NewComputation`."""

    number: int
    computation: str
    name: str
    buyer: str
    module: str
    args: tuple[str, ...]
    bid: int
    work_ms: int
    price: int
    quorum: int
    memory_bytes: int
    output_bytes: int
    adaptive: bool = False


class Grant(NamedTuple):
    """A lease that was just given. input: digest. speed_ppm: of the host, that its CPU limit be
    worked out. price: micro-coins that it pays when confirmed."""

    lease: int
    order: str
    terms: Terms
    input: bytes
    speed_ppm: int
    price: int


class SyncAnswer(NamedTuple):
    """The store's answer to one `HostSync`; the fields are those of `SyncReply`."""

    grants: tuple[Grant, ...]
    accepted: tuple[int, ...]
    dropped: tuple[int, ...]
    settled: tuple[Settled, ...]
    settled_upto: int
    unknown_accounts: tuple[str, ...]
    notices: tuple[Notice, ...] = ()


class Submission(NamedTuple):
    """A buy order, checked and priced. terms_hash: SHA-256 of all that the buyer said."""

    account: int
    order: NewComputation
    price: int
    terms_hash: bytes


class Page(NamedTuple):
    """Settled jobs in order of settlement; finished: nothing follows them, ever."""

    results: tuple[JobResult, ...]
    next: int
    finished: bool


class Audit(NamedTuple):
    """What the books were held against. breaches: sentences; empty = every invariant holds."""

    accounts: int
    computations: int
    jobs: int
    paid_replicas: int
    transactions: int
    entries: int
    circulating: int
    breaches: tuple[str, ...]


class Store(PeopleStore, SiteStore):
    """Accounts, hosts, computations, leases and the ledger."""

    @abc.abstractmethod
    def add_host(self, host: str, said: NewHost, token_hash: bytes) -> None:
        """Make a host known."""

    @abc.abstractmethod
    def host(self, number: int) -> HostStanding:
        """What the market thinks of a host, by the store's number of it."""

    @abc.abstractmethod
    def bar_host(self, host: str, reason: str) -> News:
        """Give a host nothing more, and take back what it holds; with no reason: let it in again.

        reason: for its owner. 404 if there is no such host.
        """

    @abc.abstractmethod
    def set_public(self, account: str, public: bool, description: str | None = None) -> None:
        """Whether replicas that earn for this account count by host, and it is listed.

        description: shown with it; None = as it was. 404 if there is no such account.
        """

    @abc.abstractmethod
    def beneficiaries(self, limit: int) -> tuple[Beneficiary, ...]:
        """Public accounts, the first made first."""

    @abc.abstractmethod
    def submit(self, submission: Submission) -> tuple[Terms, int, bool]:
        """Open a computation and hold its escrow, in one transaction.

        Its terms, its escrow, and whether it is new: the same key and the same terms give the
        computation that was opened before. 409 for other terms under a used key, 402 if the
        buyer's balance is too low.
        """

    @abc.abstractmethod
    def computation(self, account: int, computation: str) -> tuple[int, ComputationInfo]:
        """The store's number of a computation and its state; 404 unless it is the account's."""

    @abc.abstractmethod
    def computations(self, account: int, limit: int) -> tuple[ComputationInfo, ...]:
        """The account's computations, the newest first."""

    @abc.abstractmethod
    def set_budget(
        self, account: int, computation: str, budget: int
    ) -> tuple[ComputationInfo, News]:
        """Hold `budget` micro-coins for what is still open of a computation; it goes on where its
        price had outgrown what was held. 409 where it has ended or needs more, 402 where the
        account has not so much."""

    @abc.abstractmethod
    def results(
        self, account: int, computation: str, after: int, limit: int, max_bytes: int
    ) -> Page:
        """Jobs settled after `after`; at most `limit`, and about `max_bytes` of outputs."""

    @abc.abstractmethod
    def cancel(self, account: int, computation: str) -> tuple[ComputationInfo, News]:
        """End a computation; what it cannot spend any more goes back. Twice changes nothing."""

    @abc.abstractmethod
    def sync(self, batch: Sequence[HostSync], lease_s: float) -> tuple[list[SyncAnswer], News]:
        """Everything that these hosts say and want, in one transaction; answers in order."""

    @abc.abstractmethod
    def expire(self) -> tuple[News, float]:
        """Return leases that ran out to the queue, and end computations that did. The seconds
        until the next of either may."""

    @abc.abstractmethod
    def renew_all(self, lease_s: float) -> None:
        """Where no process of the market was there for a while, give every lease at least
        `lease_s` from now: hosts could not renew theirs."""

    @abc.abstractmethod
    def restored(self) -> None:
        """This store is an earlier state of itself: hosts may know more than it does."""

    @abc.abstractmethod
    def listen(self, heard: Callable[[News], None]) -> None:
        """From now on `heard` is told, in a thread, what other processes brought about."""

    @abc.abstractmethod
    def output(self, digest: bytes) -> bytes | None:
        """A small output by its digest."""

    @abc.abstractmethod
    def outputs_among(self, digests: Iterable[bytes]) -> set[bytes]:
        """Those of `digests` that `output` knows."""

    @abc.abstractmethod
    def audit(self) -> Audit:
        """Prove the ledger from its raw entries and hold it against the jobs."""

    @abc.abstractmethod
    def close(self) -> None:
        """Give everything back; the store is not used afterwards."""
