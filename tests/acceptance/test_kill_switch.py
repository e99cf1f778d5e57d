"""The operator stops work everywhere, from the command line to the volunteer's worker."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemonctl import control
from daemonctl.model import CoreState, Reason, Stopped
from daemonctl.process import lives
from tests.pool import PYTHON, Buyer, Market, Seller, running, spinner, until

LONG = 60_000_000_000
"""Rounds of a job that nobody waits for."""
SHORT = 20_000_000
LEASE_S = 9
HEARTBEAT_S = LEASE_S / 3
REASON = "The module leaks its inputs; we look into it."


@pytest.fixture
def market(tmp_path: Path) -> Iterator[Market]:
    market = Market(tmp_path / "market", "--lease-time", str(LEASE_S))
    with running(market):
        yield market


@pytest.fixture
def seller(market: Market, buyer: Buyer, tmp_path: Path) -> Iterator[Seller]:
    seller = Seller(tmp_path / "seller", market.url, buyer.account, cores=(0,))
    with running(seller):
        yield seller


def operator(market: Market, *words: str) -> None:
    done = market.command(*words)
    assert done.returncode == 0, done.stdout + done.stderr


def computes(seller: Seller) -> bool:
    return any(core.state is CoreState.COMPUTING and core.worker for core in seller.status().cores)


def said(seller: Seller) -> str:
    """What `cpushare status` tells the volunteer."""
    done = subprocess.run(
        [PYTHON, "-m", "daemonctl.cli.main", "status"],
        env=seller.paths.environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


def gone_within_a_heartbeat(seller: Seller, market: Market, *words: str) -> None:
    """Give the operator's word; the worker that runs now is to be gone in time."""
    (worker,) = control.workers(seller.status().daemon)
    operator(market, *words)
    began = time.monotonic()
    until(lambda: not lives(worker), "the worker's end", seconds=30)
    # The heartbeat itself, the market's ear for the operator's command, and a busy machine.
    assert time.monotonic() - began < HEARTBEAT_S + 5


def test_one_computation_is_stopped_on_the_volunteers_machine_and_goes_on_later(
    market: Market, buyer: Buyer, seller: Seller
) -> None:
    computation = buyer.submit(spinner(LONG), [b"x"], work_ms=60_000)
    seller.start()
    until(lambda: computes(seller), "a core computes")
    gone_within_a_heartbeat(seller, market, "stop", computation, "--reason", REASON)
    until(lambda: seller.status().cores[0].reason is Reason.MARKET_STOPPED, "the core says why")
    status = seller.status()
    assert status.cores[0].state is CoreState.WAITING
    assert status.cores[0].why is not None
    assert status.cores[0].why.name == REASON
    assert status.markets[0].stopped == (Stopped(REASON, computation),)
    assert status.problems == (), "there is nothing that its owner could do"
    assert f"has stopped the computation {computation}: {REASON}" in said(seller)
    assert buyer.computation(computation).halted == REASON
    # Other work goes on.
    assert len(buyer.results(buyer.submit(spinner(SHORT), [b"y"], work_ms=50))) == 1
    operator(market, "start", computation)
    until(lambda: buyer.computation(computation).running and computes(seller), "it goes on")
    until(lambda: seller.status().markets[0].stopped == (), "nothing is said any more")
    operator(market, "audit")


def test_everything_is_stopped_and_goes_on_later(
    market: Market, buyer: Buyer, seller: Seller
) -> None:
    computation = buyer.submit(spinner(LONG), [b"x"], work_ms=60_000)
    seller.start()
    until(lambda: computes(seller), "a core computes")
    gone_within_a_heartbeat(seller, market, "stop", "--all", "--reason", REASON)
    until(lambda: seller.status().markets[0].stopped == (Stopped(REASON),), "it says why")
    assert buyer.computation(computation).running == 0
    assert f"has stopped all computing: {REASON}" in said(seller)
    assert REASON in market.command("stats").stdout
    operator(market, "start", "--all")
    until(lambda: computes(seller), "it goes on")
    until(lambda: seller.status().markets[0].stopped == (), "nothing is said any more")
    operator(market, "audit")


def test_a_market_that_drains_lets_its_volunteers_finish(
    market: Market, buyer: Buyer, seller: Seller
) -> None:
    buyer.submit(spinner(LONG // 60), [b"x"], work_ms=1_000)
    seller.start()
    until(lambda: computes(seller), "a core computes")
    operator(market, "drain")
    other = buyer.submit(spinner(SHORT), [b"y"], work_ms=50)
    until(lambda: seller.status().confirmed == 1, "what was out is done and paid")
    assert buyer.computation(other).running == 0
    operator(market, "drain", "--off")
    assert len(buyer.results(other)) == 1
    operator(market, "audit")
