"""The store over a database that speaks SQL: which transaction does what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from daemonctl.market.listing import Beneficiary
from daemonctl.market.store.interface import (
    Audit,
    HostSync,
    News,
    Page,
    Store,
    Submission,
    SyncAnswer,
    Terms,
)
from daemonctl.market.store.sql import (
    budgets,
    computations,
    ending,
    people,
    presence,
    results,
    standing,
)
from daemonctl.market.store.sql.audit import audit
from daemonctl.market.store.sql.barring import bar
from daemonctl.market.store.sql.memory import Memory
from daemonctl.market.store.sql.peoplestore import SqlPeople
from daemonctl.market.store.sql.site import SqlSite
from daemonctl.market.store.sql.sync import expire_only, sync
from daemonctl.market.store.sql.tx import Database
from daemonctl.market.store.sql.work import Work
from daemonctl.market.wire import ComputationInfo, HostStanding, NewHost


class SqlStore(SqlPeople, SqlSite, Store):
    """The store in `database`, which it closes in the end."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._memory = Memory()

    def renew_all(self, lease_s: float) -> None:
        with self._database.transaction() as tx:
            presence.renew_all(tx, lease_s, shared=self._database.shared)

    def restored(self) -> None:
        with self._database.transaction() as tx:
            presence.leap(tx)

    def listen(self, heard: Callable[[News], None]) -> None:
        self._database.listen(heard)

    def add_host(self, host: str, said: NewHost, token_hash: bytes) -> None:
        with self._database.transaction() as tx:
            people.add_host(tx, host, said, token_hash)

    def host(self, number: int) -> HostStanding:
        with self._database.view() as tx:
            return standing.show(tx, number)

    def bar_host(self, host: str, reason: str) -> News:
        with self._remembering(), self._database.transaction() as tx:
            work = Work(tx, self._memory)
            bar(work, standing.number_of(tx, host), reason)
            work.flush()
            return work.news

    def set_public(self, account: str, public: bool, description: str | None = None) -> None:
        with self._database.transaction() as tx:
            people.set_public(tx, account, public, description)

    def beneficiaries(self, limit: int) -> tuple[Beneficiary, ...]:
        with self._database.view() as tx:
            return people.beneficiaries(tx, limit)

    def submit(self, submission: Submission) -> tuple[Terms, int, bool]:
        with self._database.transaction() as tx:
            opened = computations.submit(tx, submission)
            if opened[2]:
                tx.announce(News(work=True))
            return opened

    def computation(self, account: int, computation: str) -> tuple[int, ComputationInfo]:
        with self._database.view() as tx:
            number = computations.find(tx, account, computation)
            return number, computations.info(tx, number)

    def computations(self, account: int, limit: int) -> tuple[ComputationInfo, ...]:
        with self._database.view() as tx:
            return computations.of_account(tx, account, limit)

    def set_budget(
        self, account: int, computation: str, budget: int
    ) -> tuple[ComputationInfo, News]:
        with self._remembering(), self._database.transaction() as tx:
            number = computations.find(tx, account, computation)
            work = Work(tx, self._memory)
            budgets.set_budget(work, number, account, budget)
            work.flush()
            return computations.info(tx, number), work.news

    def results(
        self, account: int, computation: str, after: int, limit: int, max_bytes: int
    ) -> Page:
        with self._database.view() as tx:
            number = computations.find(tx, account, computation)
            return results.results(tx, number, after, limit, max_bytes)

    def cancel(self, account: int, computation: str) -> tuple[ComputationInfo, News]:
        with self._remembering(), self._database.transaction() as tx:
            number = computations.find(tx, account, computation)
            work = Work(tx, self._memory)
            ending.cancel(work, number, account)
            work.flush()
            return computations.info(tx, number), work.news

    def sync(self, batch: Sequence[HostSync], lease_s: float) -> tuple[list[SyncAnswer], News]:
        with self._remembering():
            return sync(self._database, self._memory, batch, lease_s)

    def expire(self) -> tuple[News, float]:
        with self._remembering():
            if self._database.shared:
                with self._database.transaction() as tx:
                    presence.beat(tx)
            return expire_only(self._database, self._memory)

    def output(self, digest: bytes) -> bytes | None:
        with self._database.view() as tx:
            row = tx.row("SELECT data FROM output WHERE digest = ?", digest)
        return row[0] if row else None

    def outputs_among(self, digests: Iterable[bytes]) -> set[bytes]:
        return {digest for digest in digests if self.output(digest) is not None}

    def audit(self) -> Audit:
        with self._database.view() as tx:
            return audit(tx)

    def close(self) -> None:
        self._database.close()
