"""What people and operators ask of a store that speaks SQL: which transaction does what."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from daemonctl.market.challenge import Solved
from daemonctl.market.store.callers import Identity, News
from daemonctl.market.store.people import Applicant, House, PeopleStore, Program, Tally
from daemonctl.market.store.sql import admission, house, people, programs, stopping, tokens
from daemonctl.market.store.sql.memory import Memory
from daemonctl.market.store.sql.settle import settle
from daemonctl.market.store.sql.statement import statement
from daemonctl.market.store.sql.tally import tally
from daemonctl.market.store.sql.tx import Database
from daemonctl.market.store.sql.work import Work
from daemonctl.market.wire import AccountInfo, Least, Statement


class SqlPeople(PeopleStore):
    """The part of a store that is about people."""

    _database: Database
    _memory: Memory

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
        with self._database.transaction() as tx:
            if solved is not None:
                admission.spend(tx, solved)
            made = people.add_account(tx, account, name, token_hash, 0 if pending else welcome)
            if pending:
                admission.keep_waiting(tx, account)
            return made

    def identify(self, token_hash: bytes) -> Identity | None:
        with self._database.view() as tx:
            return people.identify(tx, token_hash)

    def account(self, number: int) -> AccountInfo:
        with self._database.view() as tx:
            return people.account_info(tx, number)

    def statement(self, number: int, after: int, limit: int) -> Statement:
        with self._database.view() as tx:
            return statement(tx, number, after, limit)

    def set_token(self, who: Identity, token_hash: bytes) -> News:
        with self._database.transaction() as tx:
            return tokens.put(tx, who, token_hash)

    def revoke(self, who: Identity) -> News:
        with self._database.transaction() as tx:
            return tokens.forget(tx, who)

    def give_token(self, account: str, token_hash: bytes) -> News:
        with self._database.transaction() as tx:
            return tokens.give(tx, account, token_hash)

    def issue(self, account: str, amount: int, note: str = "") -> AccountInfo:
        with self._database.transaction() as tx:
            number = people.account_number(tx, account)
            people.issue(tx, number, amount, note)
            return people.account_info(tx, number)

    def bar_account(self, account: str, reason: str) -> News:
        with self._remembering(), self._database.transaction() as tx:
            work = Work(tx, self._memory)
            admission.bar(work, account, reason)
            settle(work)
            work.flush()
            return work.news

    def approve(self, account: str, welcome: int) -> AccountInfo:
        with self._database.transaction() as tx:
            return admission.approve(tx, account, welcome)

    def applicants(self, limit: int) -> tuple[Applicant, ...]:
        with self._database.view() as tx:
            return admission.applicants(tx, limit)

    def setting(self, name: str) -> str | None:
        with self._database.view() as tx:
            return house.setting(tx, name)

    def share(self, name: str, value: str, *, once: bool = False) -> str:
        with self._database.transaction() as tx:
            return house.share(tx, name, value, once=once)

    def house(self) -> House:
        with self._database.view() as tx:
            return house.read(tx)

    def drain(self, on: bool) -> News:
        with self._database.transaction() as tx:
            return house.say(tx, house.DRAINING, "yes" if on else "")

    def set_least(self, least: Least) -> News:
        with self._database.transaction() as tx:
            return house.serve_from(tx, least)

    def programs(self) -> tuple[Program, ...]:
        with self._database.view() as tx:
            return programs.counted(tx)

    def stop_all(self, reason: str) -> News:
        with self._database.transaction() as tx:
            news = house.say(tx, house.HALTED, reason)
        # From here on nothing is handed out; what is held may be too much for one transaction.
        while True:
            with self._remembering(), self._database.transaction() as tx:
                work = Work(tx, self._memory)
                if not stopping.take_some_back(work):
                    return news
                work.flush()

    def start_all(self) -> News:
        with self._database.transaction() as tx:
            return house.say(tx, house.HALTED, "")

    def stop(self, computation: str, reason: str) -> News:
        with self._remembering(), self._database.transaction() as tx:
            work = Work(tx, self._memory)
            stopping.stop(work, stopping.number_of(tx, computation), reason)
            settle(work)
            work.flush()
            return work.news

    def start(self, computation: str) -> News:
        with self._database.transaction() as tx:
            return stopping.start(tx, [stopping.number_of(tx, computation)])

    def tally(self) -> Tally:
        with self._database.view() as tx:
            return tally(tx)

    @contextlib.contextmanager
    def _remembering(self) -> Iterator[None]:
        """The memory runs ahead of a transaction that is rolled back: then it begins anew."""
        try:
            yield
        except BaseException:
            self._memory.forget()
            raise
