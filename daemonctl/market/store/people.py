"""What people and operators ask of the market's store, beside the work itself."""

from __future__ import annotations

import abc
from typing import NamedTuple

import msgspec

from daemonctl.market.challenge import Solved
from daemonctl.market.store.callers import Identity, News
from daemonctl.market.wire import AccountInfo, Least, Statement


class House(NamedTuple):
    """What the operator has said for the whole market. halted: why everything is stopped; "" =
    it is not. draining: nothing more is handed out, and what is out may come in. least: the
    versions that are served from."""

    halted: str = ""
    draining: bool = False
    least: tuple[Least, ...] = ()


class Program(msgspec.Struct, frozen=True):
    """Hosts of one version that were heard of within a day, and their cores. version: of
    CPUShare; "" = it did not say. barred ones are not among them."""

    version: str
    wasmtime: str
    hosts: int
    cores: int


class Applicant(NamedTuple):
    """An account that waits for the operator's approval. created: epoch seconds."""

    account: str
    name: str
    created: float


class Tally(msgspec.Struct, frozen=True):
    """How a market stands. hosts_seen, cores: hosts that were heard of within the last hour, and
    their cores. open_jobs: of open computations, halted ones too. leases: held at the moment.
    hour_jobs: confirmed in the hour before this one; this_hour_jobs: since it began.
    circulating, in_escrow: micro-coins. programs: the most hosts first.
    """

    accounts: int
    accounts_pending: int
    accounts_barred: int
    hosts: int
    hosts_barred: int
    hosts_seen: int
    cores: int
    computations_open: int
    computations_halted: int
    computations_finished: int
    computations_cancelled: int
    jobs_open: int
    jobs_confirmed: int
    jobs_failed: int
    jobs_cancelled: int
    leases: int
    hour_jobs: int
    this_hour_jobs: int
    circulating: int
    in_escrow: int
    halted: str
    draining: bool
    least: tuple[Least, ...] = ()
    programs: tuple[Program, ...] = ()


class PeopleStore(abc.ABC):
    """Accounts as their owners and the operator see them, and the operator's word."""

    @abc.abstractmethod
    def add_account(
        self,
        account: str,
        name: str,
        token_hash: bytes,
        welcome: int,
        *,
        solved: Solved | None = None,
        pending: bool = False,
    ) -> AccountInfo:
        """Make an account; `welcome` micro-coins are issued to it.

        solved: the challenge that pays for it, once; 403 if it has paid for another. pending:
        the operator must approve of it first; it is welcomed then.
        """

    @abc.abstractmethod
    def identify(self, token_hash: bytes) -> Identity | None:
        """Whose token this is; None if nobody's."""

    @abc.abstractmethod
    def account(self, number: int) -> AccountInfo:
        """An account by the store's number of it."""

    @abc.abstractmethod
    def statement(self, number: int, after: int, limit: int) -> Statement:
        """An account's movements after `after`, at most `limit`."""

    @abc.abstractmethod
    def set_token(self, who: Identity, token_hash: bytes) -> News:
        """From now on this is the token of an account or a host; who is signed in is so no more.

        Saying it again changes nothing. 409 for a token that is somebody else's.
        """

    @abc.abstractmethod
    def revoke(self, who: Identity) -> News:
        """Forget the token of an account or a host: nobody has one any more."""

    @abc.abstractmethod
    def give_token(self, account: str, token_hash: bytes) -> News:
        """The operator gives a new token to who lost it. 404 if there is no such account."""

    @abc.abstractmethod
    def issue(self, account: str, amount: int, note: str = "") -> AccountInfo:
        """The operator issues `amount` micro-coins to an account. 404 if there is none.

        note: for its statement.
        """

    @abc.abstractmethod
    def bar_account(self, account: str, reason: str) -> News:
        """Let an account do nothing any more, and stop its computations; with no reason: let it
        in again. 404 if there is no such account."""

    @abc.abstractmethod
    def approve(self, account: str, welcome: int) -> AccountInfo:
        """Let an account in that waits for it, with its welcome; one that does not wait is left
        as it is. 404 if there is no such account."""

    @abc.abstractmethod
    def applicants(self, limit: int) -> tuple[Applicant, ...]:
        """Accounts that wait for approval, the first made first."""

    @abc.abstractmethod
    def setting(self, name: str) -> str | None:
        """What all processes of the market share under this name; None = nothing."""

    @abc.abstractmethod
    def share(self, name: str, value: str, *, once: bool = False) -> str:
        """Share a value under a name; what is shared now. once: one from before stays."""

    @abc.abstractmethod
    def house(self) -> House:
        """What the operator has said for the whole market."""

    @abc.abstractmethod
    def drain(self, on: bool) -> News:
        """Hand out nothing more, or go on."""

    @abc.abstractmethod
    def set_least(self, least: Least) -> News:
        """From now on nothing older is served; with no version: whatever it is, it is served."""

    @abc.abstractmethod
    def programs(self) -> tuple[Program, ...]:
        """What hosts run, the most hosts first."""

    @abc.abstractmethod
    def stop_all(self, reason: str) -> News:
        """Stop everything: nothing is handed out, and what is held is taken back and open again
        for later. reason: for volunteers and buyers."""

    @abc.abstractmethod
    def start_all(self) -> News:
        """End `stop_all`."""

    @abc.abstractmethod
    def stop(self, computation: str, reason: str) -> News:
        """Stop one computation in the same way. 404 if there is none that is open."""

    @abc.abstractmethod
    def start(self, computation: str) -> News:
        """End `stop`. 404 if there is none that is open."""

    @abc.abstractmethod
    def tally(self) -> Tally:
        """How the market stands."""
