"""Two processes, one PostgreSQL: one market, whoever is asked, whoever dies."""

from __future__ import annotations

import contextlib
import time
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
import requests

from daemonctl.market.wire import ComputationState
from tests.integration.market.client import (
    Buyer,
    MarketProcess,
    Seller,
    compute,
    market,
    market_command,
    sha256,
)


@pytest.fixture
def processes(tmp_path, postgres_url):
    """Two processes of one market, which share a folder of blobs."""
    options = ("--database", postgres_url)
    made = [MarketProcess(tmp_path / "data", *options) for _ in range(2)]
    yield made
    for one in made:
        if one.process.poll() is None:
            one.terminate()
    audit = market_command("audit", "--database", postgres_url)
    assert audit.returncode == 0, audit.stdout


@pytest.fixture
def people(processes):
    """Makes buyers and sellers at the first or the second process."""
    made = []

    def make(kind, place, *args):
        made.append(kind(processes[place].url, *args))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_work_that_comes_to_one_wakes_who_waits_at_the_other(people):
    seller, buyer = people(Seller, 0), people(Buyer, 1)
    with ThreadPoolExecutor(1) as waiting:
        poll = waiting.submit(seller.lease, wait_s=30.0)
        time.sleep(0.5)  # the poll hangs
        began = time.monotonic()
        computation = buyer.submit([b"input"], quorum=1).computation
        (lease,) = poll.result(60)
        assert time.monotonic() - began < 10
    # The buyer waits at the one for what is delivered to the other.
    with ThreadPoolExecutor(1) as waiting:
        page = waiting.submit(buyer.results, computation, wait_s=30.0)
        time.sleep(0.5)
        began = time.monotonic()
        seller.sync(results=(compute(lease),))
        (result,) = page.result(60).results
        assert time.monotonic() - began < 10
    assert result.digest == sha256(result.data)
    assert buyer.info(computation).state is ComputationState.FINISHED


def test_a_host_may_say_everything_to_either(processes, people):
    buyer = people(Buyer, 0)
    computation = buyer.submit([b"%d" % n for n in range(20)], quorum=2).computation
    for turn in range(2):
        seller = people(Seller, turn)
        leases = seller.lease(20)
        assert len(leases) == 20
        seller.url = processes[1 - turn].url
        seller.sync(results=tuple(map(compute, leases)))
    assert buyer.info(computation).confirmed == 20


def test_what_one_gives_back_the_other_hands_out_even_to_who_passed_it_by(people):
    """Each process remembers how far a party has looked; the other's doing must reach it."""
    buyer = people(Buyer, 0)
    buyer.submit([b"%d" % n for n in range(3)], quorum=1)
    one, two = people(Seller, 0), people(Seller, 1)
    (first, *_) = one.lease(3)
    assert two.lease(1) == ()
    one.sync(returned=(first.lease,))
    (again,) = two.lease(1, wait_s=5.0)
    assert (again.job, again.computation) == (first.job, first.computation)


def test_when_one_is_killed_the_other_goes_on(processes, people):
    buyer, seller = people(Buyer, 1), people(Seller, 0)
    computation = buyer.submit([b"%d" % n for n in range(8)], quorum=1).computation
    leases = seller.lease(8)
    processes[0].kill()
    with pytest.raises(requests.ConnectionError):
        seller.sync()
    seller.url = processes[1].url
    seller.sync(results=tuple(map(compute, leases)))
    assert buyer.info(computation).confirmed == 8


def test_a_process_that_joins_does_not_renew_what_others_may_renew(people, tmp_path, postgres_url):
    buyer, seller = people(Buyer, 0), people(Seller, 0)
    buyer.submit([b"input"], quorum=1)
    seller.lease(1)
    before = _deadline(postgres_url)
    third = MarketProcess(tmp_path / "data", "--database", postgres_url, "--lease-time", "5000")
    third.terminate()
    assert _deadline(postgres_url) == before


def test_without_its_database_a_market_says_so_and_comes_back_with_it(tmp_path, postgres_server):
    with postgres_server.database() as url, contextlib.ExitStack() as stack:
        with_it = stack.enter_context(market(tmp_path / "data", "--database", url))
        buyer = Buyer(with_it.url)
        stack.callback(buyer.close)
        postgres_server.do(
            f"UPDATE pg_database SET datallowconn = false WHERE datname = '{_name(url)}'"
        )
        postgres_server.do(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_name(url)}'"
        )
        answer = buyer.call("GET", "account")
        assert answer.status_code == 503, answer.text
        assert int(answer.headers["Retry-After"]) > 0
        assert "database does not answer" in answer.text
        assert "Traceback" not in with_it.log()
        postgres_server.do(
            f"UPDATE pg_database SET datallowconn = true WHERE datname = '{_name(url)}'"
        )
        assert buyer.account().account == buyer.id
        assert buyer.submit([b"input"]).computation


def _name(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


def _deadline(url: str) -> float:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT deadline FROM replica").fetchall()[0][0]
