"""The store on SQLite: one file, one writer, any number of readers beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from daemonctl.market.listing import Beneficiary
from daemonctl.market.store.interface import (
    Audit,
    HostSync,
    Identity,
    News,
    Page,
    Store,
    Submission,
    SyncAnswer,
    Terms,
)
from daemonctl.market.store.sqlite import computations, people
from daemonctl.market.store.sqlite.audit import audit
from daemonctl.market.store.sqlite.database import Database
from daemonctl.market.store.sqlite.sync import expire_only, sync
from daemonctl.market.store.sqlite.work import Memory, Work
from daemonctl.market.wire import AccountInfo, ComputationInfo, NewHost


class SqliteStore(Store):
    """The store in the file at `path`; raises StateError where that is none."""

    def __init__(self, path: Path) -> None:
        self._database = Database(path)
        self._memory = Memory()

    def renew_all(self, now: float, lease_s: float) -> None:
        with self._database.transaction() as db:
            db.execute(
                "UPDATE replica SET deadline = ? WHERE state = 0 AND deadline < ?",
                (now + lease_s, now + lease_s),
            )

    def add_account(
        self, account: str, name: str, token_hash: bytes, welcome: int, now: float
    ) -> AccountInfo:
        with self._database.transaction() as db:
            return people.add_account(db, account, name, token_hash, welcome, now)

    def add_host(self, host: str, said: NewHost, token_hash: bytes, now: float) -> None:
        with self._database.transaction() as db:
            people.add_host(db, host, said, token_hash, now)

    def identify(self, token_hash: bytes) -> Identity | None:
        return people.identify(self._database.reader(), token_hash)

    def account(self, number: int) -> AccountInfo:
        with self._database.snapshot() as db:
            return people.account_info(db, number)

    def issue(self, account: str, amount: int, now: float) -> AccountInfo:
        with self._database.transaction() as db:
            number = people.account_number(db, account)
            people.issue(db, number, amount, now)
            return people.account_info(db, number)

    def set_public(self, account: str, public: bool, description: str | None = None) -> None:
        with self._database.transaction() as db:
            people.set_public(db, account, public, description)

    def beneficiaries(self, limit: int) -> tuple[Beneficiary, ...]:
        return people.beneficiaries(self._database.reader(), limit)

    def submit(self, submission: Submission, now: float) -> tuple[Terms, int, bool]:
        with self._database.transaction() as db:
            return computations.submit(db, submission, now)

    def computation(self, account: int, computation: str) -> tuple[int, ComputationInfo]:
        with self._database.snapshot() as db:
            number = computations.find(db, account, computation)
            return number, computations.info(db, number)

    def results(
        self, account: int, computation: str, after: int, limit: int, max_bytes: int
    ) -> Page:
        with self._database.snapshot() as db:
            number = computations.find(db, account, computation)
            return computations.results(db, number, after, limit, max_bytes)

    def cancel(self, account: int, computation: str, now: float) -> tuple[ComputationInfo, News]:
        with self._database.transaction() as db:
            number = computations.find(db, account, computation)
            work = Work(db, self._memory, now)
            computations.cancel(work, number, account)
            work.flush()
            return computations.info(db, number), work.news

    def sync(
        self, batch: Sequence[HostSync], now: float, lease_s: float
    ) -> tuple[list[SyncAnswer], News]:
        try:
            return sync(self._database, self._memory, batch, now, lease_s)
        except BaseException:
            # The memory runs ahead of a transaction that was rolled back.
            self._memory.forget()
            raise

    def expire(self, now: float) -> tuple[News, float]:
        return expire_only(self._database, self._memory, now)

    def output(self, digest: bytes) -> bytes | None:
        row = (
            self._database.reader()
            .execute("SELECT data FROM output WHERE digest = ?", (digest,))
            .fetchone()
        )
        return row[0] if row else None

    def outputs_among(self, digests: Iterable[bytes]) -> set[bytes]:
        return {digest for digest in digests if self.output(digest) is not None}

    def audit(self) -> Audit:
        with self._database.snapshot() as db:
            return audit(db)

    def close(self) -> None:
        self._database.close()
