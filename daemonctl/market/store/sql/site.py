"""The web site's questions to the store: which transaction answers which."""

from __future__ import annotations

from daemonctl.market.ledger import escrow_book
from daemonctl.market.store.site import (
    Ask,
    Flagged,
    HourPrice,
    Person,
    Seen,
    Settlement,
    Shown,
    SignedIn,
    SiteStore,
    SoldBy,
)
from daemonctl.market.store.sql import pages, visitors
from daemonctl.market.store.sql.books import balance
from daemonctl.market.store.sql.tx import Database
from daemonctl.market.store.states import Standing
from daemonctl.market.wire import Movement

_COUNTED = 100_000
"""Sell orders that are counted into the book."""


class SqlSite(SiteStore):
    """The part of a store that the web site uses."""

    _database: Database

    def bids(self, limit: int) -> tuple[Seen, ...]:
        with self._database.view() as tx:
            return pages.bids(tx, limit)

    def newest(self, limit: int) -> tuple[Seen, ...]:
        with self._database.view() as tx:
            return pages.newest(tx, limit)

    def bought(self, account: int, limit: int) -> tuple[Seen, ...]:
        with self._database.view() as tx:
            return pages.bought(tx, account, limit)

    def seen(self, computation: str) -> tuple[Seen, int]:
        with self._database.view() as tx:
            return pages.seen(tx, computation)

    def escrow(self, number: int) -> int:
        with self._database.view() as tx:
            return balance(tx, escrow_book(number))

    def latest_results(self, number: int, limit: int) -> tuple[Shown, ...]:
        with self._database.view() as tx:
            return pages.latest_results(tx, number, limit)

    def settlements(self, number: int, before: int, limit: int) -> tuple[Settlement, ...]:
        with self._database.view() as tx:
            return pages.settlements(tx, number, before, limit)

    def one_result(self, number: int, seq: int) -> Shown | None:
        with self._database.view() as tx:
            return pages.one_result(tx, number, seq)

    def asks(self, within_s: float, limit: int) -> tuple[Ask, ...]:
        with self._database.view() as tx:
            return pages.asks(tx, tx.now - within_s, limit, _COUNTED)

    def hosts_now(self, within_s: float) -> int:
        with self._database.view() as tx:
            return pages.hosts_since(tx, tx.now - within_s)

    def price_hours(self, hours: int) -> tuple[HourPrice, ...]:
        with self._database.view() as tx:
            return pages.price_hours(tx, int(tx.now // 3600) - hours, hours + 1)

    def people(self, limit: int) -> tuple[Person, ...]:
        with self._database.view() as tx:
            return visitors.people(tx, limit)

    def earned_after(self, account: int, after: int, limit: int) -> tuple[int, int, bool]:
        with self._database.view() as tx:
            return visitors.earned_after(tx, account, after, limit)

    def movements(
        self,
        account: int,
        limit: int,
        *,
        after: int = 0,
        before: int = 0,
        newest_first: bool = False,
    ) -> tuple[Movement, ...]:
        with self._database.view() as tx:
            return visitors.movements(tx, account, limit, after, before, newest_first=newest_first)

    def sold_by(self, account: int, limit: int) -> tuple[SoldBy, ...]:
        with self._database.view() as tx:
            return visitors.sold_by(tx, account, limit)

    def open_session(self, account: int, secret: bytes, lasts_s: float, most: int) -> None:
        with self._database.transaction() as tx:
            visitors.open_session(tx, account, secret, lasts_s, most)

    def session(self, secret: bytes) -> SignedIn | None:
        with self._database.view() as tx:
            return visitors.session(tx, secret)

    def close_sessions(self, account: int, but: bytes = b"") -> None:
        with self._database.transaction() as tx:
            visitors.close_sessions(tx, account, but)

    def close_session(self, secret: bytes) -> None:
        with self._database.transaction() as tx:
            visitors.close_session(tx, secret)

    def set_named(self, account: int, named: bool) -> None:
        with self._database.transaction() as tx:
            visitors.set_named(tx, account, named)

    def set_operator(self, account: str, operator: bool) -> None:
        with self._database.transaction() as tx:
            visitors.set_operator(tx, account, operator)

    def flagged_accounts(self, standing: Standing, limit: int) -> tuple[Flagged, ...]:
        with self._database.view() as tx:
            return visitors.flagged_accounts(tx, standing, limit)

    def flagged_hosts(self, standing: Standing, limit: int) -> tuple[Flagged, ...]:
        with self._database.view() as tx:
            return visitors.flagged_hosts(tx, standing, limit)
