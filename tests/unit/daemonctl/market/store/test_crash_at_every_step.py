"""A transaction that breaks at any of its statements, or after its commit, changes nothing or all.

Every statement of every operation is made to fail once, as when the connection is lost there. What
is asked again afterwards must find the store, and what the store remembers, as they were.
"""

from __future__ import annotations

import contextlib

import pytest

from daemonctl.market.numbering import index_of, job_of
from daemonctl.market.store.interface import HostSync
from daemonctl.market.store.postgresql.database import PostgresDatabase, PostgresTx
from daemonctl.market.store.sqlite.database import SqliteDatabase, SqliteTx
from daemonctl.model import MICRO
from tests.unit.daemonctl.market.conftest import LEASE_S

PRICE = 1000


class Lost(Exception):
    """The connection is lost."""


class Breaker:
    """Lets one statement of a transaction fail, or its commit's answer be lost."""

    def __init__(self, patch):
        self.left = None
        self.after = False
        for kind in (SqliteTx, PostgresTx):
            for name in ("rows", "run", "each"):
                patch.setattr(kind, name, self._counting(getattr(kind, name)))
        for kind in (SqliteDatabase, PostgresDatabase):
            patch.setattr(kind, "transaction", self._committing(kind.transaction))

    def everywhere(self, act):
        """Break `act` at its first statement, its second, and so on; what it then answers."""
        for statement in range(1, 500):
            self.left = statement
            try:
                return act()
            except Lost:
                continue
            finally:
                self.left = None
        raise AssertionError("it never ends")

    def unheard(self, act):
        """Do it, and lose the answer."""
        self.after = True
        with pytest.raises(Lost):
            act()
        assert not self.after

    def _counting(self, real):
        def counted(tx, *words):
            if self.left is not None:
                self.left -= 1
                if self.left == 0:
                    self.left = None
                    raise Lost
            return real(tx, *words)

        return counted

    def _committing(self, real):
        @contextlib.contextmanager
        def committed(database):
            with real(database) as tx:
                yield tx
            if self.after:
                self.after = False
                raise Lost

        return committed


@pytest.fixture
def breaker(monkeypatch):
    return Breaker(monkeypatch)


def test_a_computation_goes_through_with_every_statement_lost_once(pool, breaker):
    _, buyer = pool.account(100)
    members = [pool.member() for _ in range(4)]
    one, two, three, four = members
    often = breaker.everywhere
    often(lambda: pool.store.issue(one.account, 5))
    assert pool.balance(one.owner) == 5
    computation = often(lambda: pool.submit(buyer, 5, key="key"))
    assert pool.store.account(buyer).escrow == 10 * PRICE
    given = often(lambda: pool.ask(one, 4))
    assert [index_of(job_of(grant.lease)) for grant in given] == [0, 1, 2, 3], "none is passed by"
    often(lambda: pool.deliver(one, given[:3]))
    often(lambda: pool.sync(HostSync(one.host, returned=(given[3].lease,))))
    others = often(lambda: pool.ask(two, 9))
    assert len(others) == 5
    often(lambda: pool.deliver(two, others[:1]))
    often(lambda: pool.deliver(two, others[1:2], b"wrong"))
    assert len(often(lambda: pool.ask(three, 1))) == 1
    assert pool.store.audit().breaches == ()
    pool.now += LEASE_S + 1
    often(pool.store.expire)
    for member in (one, three, four):
        while given := often(lambda member=member: pool.ask(member, 3)):
            often(lambda member=member, given=given: pool.deliver(member, given))
    _, info = pool.store.computation(buyer, computation)
    assert (info.state, info.confirmed, info.spent, info.escrow) == ("finished", 5, 10 * PRICE, 0)
    assert sum(pool.balance(member.owner) for member in members) == 5 + 10 * PRICE
    cancelled = pool.submit(buyer, 3, key="other")
    pool.ask(one, 1)
    often(lambda: pool.store.cancel(buyer, cancelled))
    assert pool.store.account(buyer).escrow == 0


def test_what_was_done_unheard_is_done_once(pool, breaker):
    _, buyer = pool.account(100)
    one, two = pool.member(), pool.member()
    breaker.unheard(lambda: pool.submit(buyer, 2, key="key"))
    computation = pool.submit(buyer, 2, key="key")
    assert pool.balance(buyer) == 100 * MICRO - 4 * PRICE
    breaker.unheard(lambda: pool.ask(one, 2))
    # A host that starts anew says that it holds nothing, and may have them again.
    breaker.unheard(lambda: pool.sync(HostSync(one.host, holds=())))
    given = pool.ask(one, 2)
    assert len(given) == 2
    others = pool.ask(two, 2)
    for member, leases in ((one, given), (two, others)):
        breaker.unheard(lambda member=member, leases=leases: pool.deliver(member, leases))
        assert pool.deliver(member, leases).accepted == tuple(one.lease for one in leases)
    assert pool.verdicts(one) == pool.verdicts(two) == [("paid", PRICE)] * 2
    assert pool.balance(one.owner) == pool.balance(two.owner) == 2 * PRICE
    _, info = pool.store.computation(buyer, computation)
    assert (info.state, info.escrow) == ("finished", 0)
    other = pool.submit(buyer, 2, key="other")
    breaker.unheard(lambda: pool.store.cancel(buyer, other))
    pool.store.cancel(buyer, other)
    assert pool.balance(buyer) == 100 * MICRO - 4 * PRICE
