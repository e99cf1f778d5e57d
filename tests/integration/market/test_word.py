"""The operator's word reaches every process of a market, and those who wait there, at once."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from daemonctl.market.numbering import new_token
from daemonctl.market.wire import (
    BUYERS,
    HOSTS,
    Heartbeat,
    Least,
    MarketInfo,
    NewToken,
    Notice,
    NoticeKind,
)
from tests.integration.market.client import (
    Buyer,
    Client,
    MarketProcess,
    Seller,
    market_command,
    refusal,
)
from tests.pool import until

SOON_S = 10
"""Far less than a long poll lasts, on a busy machine too."""


class Pool:
    """A market, of one process or of two; `url` is of the one that others do not talk to."""

    def __init__(self, data, where, count):
        self.where = where
        self.processes = [MarketProcess(data, *where) for _ in range(count)]
        self.url, self.other = self.processes[-1].url, self.processes[0].url

    def operator(self, action, *words):
        done = market_command(action, *self.where, *words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def end(self):
        for one in self.processes:
            one.terminate()
            assert "Traceback" not in one.log()
        self.operator("audit")


@pytest.fixture(params=["sqlite", "postgresql"])
def pool(request, tmp_path):
    data = tmp_path / "data"
    if request.param == "sqlite":
        made = Pool(data, ("--data", str(data)), 1)
    else:
        where = ("--database", request.getfixturevalue("postgres_url"))
        made = Pool(data, where, 2)
    yield made
    made.end()


@pytest.fixture
def people(pool):
    made = []

    def make(kind, *args):
        made.append(kind(pool.url, *args))
        return made[-1]

    yield make
    for one in made:
        one.close()


def while_it_waits(seller, leases, act):
    """What a long poll of a host with these leases is answered when somebody acts."""
    held = tuple(Heartbeat(one.lease) for one in leases)
    with ThreadPoolExecutor(1) as waiting:
        poll = waiting.submit(seller.sync, held=held, want=seller.want(), wait_s=30.0)
        time.sleep(0.5)  # the poll hangs
        act()
        began = time.monotonic()
        reply = poll.result(60)
        assert time.monotonic() - began < SOON_S
    return reply


def test_a_host_that_waits_hears_at_once_that_a_computation_was_stopped(pool, people):
    buyer, seller = people(Buyer), people(Seller)
    made = buyer.submit([b"x"], quorum=1).computation
    leases = seller.lease()
    reply = while_it_waits(
        seller, leases, lambda: pool.operator("stop", made, "--reason", "It leaks.")
    )
    assert reply.dropped == (leases[0].lease,)
    assert reply.notices == (Notice(NoticeKind.STOPPED, "It leaks.", made),)
    assert buyer.info(made).halted == "It leaks."
    # The poll that hangs when it goes on brings the work.
    assert len(while_it_waits(seller, (), lambda: pool.operator("start", made)).leases) == 1


def test_a_host_that_waits_hears_at_once_that_everything_was_stopped_and_goes_on(pool, people):
    buyer, seller = people(Buyer), people(Seller)
    buyer.submit([b"x"], quorum=1)
    leases = seller.lease()
    client = people(Client)
    reply = while_it_waits(
        seller, leases, lambda: pool.operator("stop", "--all", "--reason", "An update.")
    )
    assert reply.dropped == (leases[0].lease,)
    assert reply.notices == (Notice(NoticeKind.STOPPED, "An update."),)
    until(lambda: client.ask("GET", "market", MarketInfo).halted == "An update.", "all are told")
    reply = while_it_waits(seller, (), lambda: pool.operator("start", "--all"))
    assert reply.notices == ()
    assert len(reply.leases or seller.lease(wait_s=5.0)) == 1
    until(lambda: client.ask("GET", "market", MarketInfo).halted == "", "all are told")


def test_a_host_that_waits_while_all_is_stopped_is_left_in_peace(pool, people):
    pool.operator("stop", "--all", "--reason", "An update.")
    seller = people(Seller)
    until(lambda: seller.sync().notices, "the market knows")
    began = time.monotonic()
    reply = seller.sync(want=seller.want(), wait_s=1.0)
    assert time.monotonic() - began >= 1
    assert reply.notices == (Notice(NoticeKind.STOPPED, "An update."),)


def test_a_host_that_is_barred_hears_why_and_gets_nothing(pool, people):
    buyer, seller = people(Buyer), people(Seller)
    buyer.submit([b"x"], quorum=1)
    leases = seller.lease()
    reply = while_it_waits(
        seller, leases, lambda: pool.operator("bar", seller.id, "--reason", "It lies.")
    )
    assert reply.dropped == (leases[0].lease,)
    assert reply.notices == (Notice(NoticeKind.BARRED, "It lies."),)
    assert seller.lease() == ()
    pool.operator("unbar", seller.id)
    until(seller.lease, "it gets work again")


def test_an_account_that_is_barred_or_let_in_is_so_everywhere(pool, people):
    buyer = people(Buyer)
    assert buyer.account().account == buyer.id
    pool.operator("bar", buyer.id, "--reason", "Stolen coins.")
    until(lambda: buyer.call("GET", "account").status_code == 403, "every process knows")
    assert "Stolen coins." in refusal(buyer.call("GET", "account"), 403).detail
    pool.operator("unbar", buyer.id)
    until(lambda: buyer.call("GET", "account").status_code == 200, "every process knows")


def test_a_token_that_was_changed_at_one_process_opens_nothing_at_another(pool, people):
    buyer = people(Buyer)
    there = Client(pool.other, buyer.token)
    assert there.call("GET", "account").status_code == 200
    assert buyer.call("PUT", "account/token", NewToken(new_token())).status_code == 204
    refusal(buyer.call("GET", "account"), 401)
    until(lambda: there.call("GET", "account").status_code == 401, "every process knows", 10)
    there.close()


def test_a_host_that_waits_hears_at_once_that_it_is_too_old_and_that_it_is_not(pool, people):
    buyer, seller = people(Buyer), people(Seller)
    seller.sync(version="0.1.0", wasmtime="50.0.1", holds=())
    told = pool.operator("least-version", "0.2.0", "--reason", "A hole.", "--dry-run")
    assert "of 1 hosts seen within a day it would shut out 1, with 4 cores" in told
    reply = while_it_waits(
        seller, (), lambda: pool.operator("least-version", "0.2.0", "--reason", "A hole.")
    )
    assert reply.notices == (Notice(NoticeKind.OUTDATED, "A hole.", of=HOSTS, least="0.2.0"),)
    buyer.submit([b"x"], quorum=1)
    assert seller.lease() == ()
    client = people(Client)
    least = (Least(HOSTS, "0.2.0", "A hole."),)
    until(lambda: client.ask("GET", "market", MarketInfo).least == least, "all are told")
    told = pool.operator("stats")
    assert "CPUShare 0.1.0 with wasmtime 50.0.1: 1 host, 4 cores" in told
    assert "CPUShare on hosts: 0.2.0 and later: A hole." in told
    pool.operator("least-version", "--off")
    until(lambda: client.ask("GET", "market", MarketInfo).least == (), "all are told")
    until(seller.lease, "it gets work again")


def test_a_buyer_s_program_that_is_too_old_opens_nothing_at_any_process(pool, people):
    buyer = people(Buyer)
    buyer.session.headers["User-Agent"] = "cpushare/0.1.0"
    made = buyer.submit([b"x"], quorum=1).computation
    pool.operator("least-version", "0.2.0", "--of", "buyers", "--reason", "It asks for too little.")
    client = people(Client)
    least = (Least(BUYERS, "0.2.0", "It asks for too little."),)
    until(lambda: client.ask("GET", "market", MarketInfo).least == least, "all are told")
    said = {"key": "k", "name": "n", "module": "0" * 64, "inputs": ["0" * 64], "bid": 1}
    said["work_ms"] = 1
    found = refusal(buyer.call("POST", "computations", said), 426)
    assert found.detail == "it serves 0.2.0 and later, this is 0.1.0: It asks for too little."
    # What it has opened goes on.
    assert buyer.info(made).computation == made
    seller = people(Seller)
    assert len(seller.lease()) == 1, "hosts have a floor of their own"
    buyer.session.headers["User-Agent"] = "cpushare/0.2.0"
    assert buyer.submit([b"y"], key="another").computation
