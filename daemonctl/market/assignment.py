"""Who gets which job? Pure: the hosts that ask and the open jobs in, hand-outs out.

`book` says whose jobs come first. A host is given a job only if the bid is at least what it asks,
if it has room for so much work, and if neither it nor the account it earns for holds or delivered
another replica of the same job. Accounts that are public (a project's donation order, run by
many strangers) do not count: there it is the host alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from daemonctl.market.ahead import MAX_HELD, Room


class Party(NamedTuple):
    """Who holds a replica: a host, and the account that earns."""

    host: int
    account: int


class OpenJob(NamedTuple):
    """A job with replicas to hand out. open: how many. taken: who holds or delivered one.
    work_ms: its stated work. kind: of the hosts that may have it; 0 = any."""

    job: int
    open: int
    taken: tuple[Party, ...] = ()
    work_ms: int = 0
    kind: int = 0


@dataclass
class Asker:
    """One sell order that asks for work. left: replicas that it still wants.

    place: the caller's own index of it. ask: micro-coins per reference core-hour at least.
    memory: most bytes that a job's memory may take; 0 = any. kind: of its host; 0 = it may have
    any job.
    """

    place: int
    party: Party
    ask: int
    left: int
    memory: int = 0
    kind: int = 0


@dataclass
class Round:
    """One round of handing out: `askers` in the order in which they came.

    public: accounts that count by host.
    rooms: what a host may still get, whatever its orders want.
    """

    askers: list[Asker]
    public: frozenset[int] = frozenset()
    rooms: dict[int, Room] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for asker in self.askers:
            self.rooms.setdefault(asker.party.host, Room(0, 0, MAX_HELD, 0))

    def eligible(self, bid: int, memory: int = 0, work_ms: int = 0) -> list[Asker]:
        """Who still wants work, takes this bid, and has `memory` bytes and room for a job."""
        return [
            asker
            for asker in self.askers
            if asker.ask <= bid
            and (not asker.memory or memory <= asker.memory)
            and self.wants(asker, work_ms)
        ]

    def wants(self, asker: Asker, work_ms: int = 0) -> bool:
        """Whether this asker can still be given a job of so much work; 0: anything at all."""
        return asker.left > 0 and self.rooms[asker.party.host].takes(work_ms)

    def over(self, bid: int) -> bool:
        """Whether nobody who takes this bid, or a lower one, can be given anything."""
        return not any(asker.ask <= bid and self.wants(asker) for asker in self.askers)

    def hand_out(self, job: OpenJob, askers: Iterable[Asker]) -> list[Asker]:
        """Give replicas of one job to the first askers that may have them; who got one.

        The first to have one of a job makes it one for hosts of its own kind.
        """
        given: list[Asker] = []
        kind = job.kind
        if job.taken:
            hosts = {party.host for party in job.taken}
            accounts = {party.account for party in job.taken} - self.public
        else:
            hosts, accounts = set(), set()
        for asker in askers:
            if len(given) >= job.open:
                break
            host, account = asker.party
            if host in hosts or account in accounts or not self.wants(asker, job.work_ms):
                continue
            if kind and asker.kind and asker.kind != kind:
                continue
            if not given and not job.taken:
                kind = asker.kind
            given.append(asker)
            asker.left -= 1
            self.rooms[host].take(job.work_ms)
            hosts.add(host)
            if account not in self.public:
                accounts.add(account)
        return given


def conflict(one: Party, other: Party, public: frozenset[int]) -> bool:
    """Whether these two may not both hold replicas of one job."""
    return one.host == other.host or (one.account == other.account and one.account not in public)
