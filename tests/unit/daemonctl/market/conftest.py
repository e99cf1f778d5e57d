"""A small pool over a store of its own, with a clock that only the test moves."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from daemonctl.market.ledger import replica_price
from daemonctl.market.numbering import new_id, new_token, token_hash
from daemonctl.market.store.interface import (
    Delivery,
    Grant,
    HostSync,
    News,
    Store,
    Submission,
    SyncAnswer,
    Wish,
)
from daemonctl.market.store.postgresql import PostgresStore
from daemonctl.market.store.sqlite import SqliteStore
from daemonctl.market.wire import NewComputation, NewHost
from daemonctl.model import MICRO, Outcome

LEASE_S = 600.0


@dataclass(frozen=True)
class Member:
    """An account, and one host that earns for it."""

    account: str
    owner: int
    host: int


class Pool:
    """What a market does with its store, in a few words."""

    def __init__(self, open_: Callable[[Callable[[], float]], Store]) -> None:
        self.now = 1_000_000.0
        self.store = open_(lambda: self.now)
        self.news = News()
        self._computations = 0

    def account(self, coins: int = 0) -> tuple[str, int]:
        token = token_hash(new_token())
        made = self.store.add_account(new_id("a"), "", token, coins * MICRO)
        found = self.store.identify(token)
        assert found is not None
        return made.account, found.number

    def host(self, speed_ppm: int = 1_000_000, architecture: str = "x86_64") -> int:
        token = token_hash(new_token())
        self.store.add_host(new_id("h"), NewHost(architecture, 4, speed_ppm, "50.0.1"), token)
        found = self.store.identify(token)
        assert found is not None
        return found.number

    def member(
        self, account: tuple[str, int] | None = None, architecture: str = "x86_64"
    ) -> Member:
        name, number = account or self.account()
        return Member(name, number, self.host(architecture=architecture))

    def submit(
        self,
        buyer: int,
        jobs: int = 1,
        *,
        quorum: int = 2,
        bid: int = MICRO,
        key: str = "",
        work_ms: int = 3_600,
        adaptive: bool = False,
        budget: int = 0,
        expires_in_s: float = 0.0,
    ) -> str:
        """Its id. At the default bid a replica pays 1,000 micro-coins."""
        self._computations += 1
        inputs = tuple(hashlib.sha256(b"%d" % n).hexdigest() for n in range(jobs))
        said = NewComputation(
            key or f"key {self._computations}",
            "test",
            "0" * 64,
            inputs,
            bid,
            work_ms,
            quorum,
            adaptive=adaptive,
            budget=budget,
            expires_in_s=expires_in_s,
        )
        digest = hashlib.sha256(repr(said).encode()).digest()
        submission = Submission(buyer, said, replica_price(bid, work_ms), digest)
        terms, _, _ = self.store.submit(submission)
        return terms.computation

    def sync(self, *syncs: HostSync) -> list[SyncAnswer]:
        answers, self.news = self.store.sync(syncs, LEASE_S)
        return answers

    def ask(self, member: Member, count: int = 1, ask: int = 0) -> tuple[Grant, ...]:
        wish = Wish("order", member.account, count, ask)
        return self.sync(HostSync(member.host, wishes=(wish,)))[0].grants

    def deliver(
        self,
        member: Member,
        grants: Sequence[Grant],
        output: bytes = b"right",
        outcome: Outcome = Outcome.DONE,
        exit_code: int = 0,
        cpu_ms: int = 0,
    ) -> SyncAnswer:
        return self.sync(self.delivery(member, grants, output, outcome, exit_code, cpu_ms))[0]

    def delivery(
        self,
        member: Member,
        grants: Sequence[Grant],
        output: bytes = b"right",
        outcome: Outcome = Outcome.DONE,
        exit_code: int = 0,
        cpu_ms: int = 0,
    ) -> HostSync:
        done = outcome is Outcome.DONE
        digest = hashlib.sha256(output).digest() if done else b""
        return HostSync(
            member.host,
            tuple(
                Delivery(
                    grant.lease,
                    outcome.value,
                    digest,
                    output if done else None,
                    cpu_ms=cpu_ms,
                    exit_code=exit_code,
                )
                for grant in grants
            ),
        )

    def verdicts(self, member: Member) -> list[tuple[str, int]]:
        """Every verdict that the member's host was ever given, with what was paid."""
        settled = self.sync(HostSync(member.host))[0].settled
        return [(one.verdict.value, one.paid) for one in settled]

    def balance(self, number: int) -> int:
        return self.store.account(number).balance


@pytest.fixture(params=["sqlite", "postgresql"])
def pool(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Pool]:
    """A pool on an empty store; whatever the test did, its books must balance afterwards."""
    if request.param == "sqlite":
        pool = Pool(lambda clock: SqliteStore(tmp_path / "market.sqlite", clock))
    else:
        url = request.getfixturevalue("postgres_url")
        pool = Pool(lambda clock: PostgresStore(url, clock))
    try:
        yield pool
        assert pool.store.audit().breaches == ()
    finally:
        pool.store.close()
