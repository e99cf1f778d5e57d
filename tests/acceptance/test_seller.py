"""A real market, real daemons, real sandboxes: what a volunteer's machine does, come what may."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemonctl import control
from daemonctl.market.wire import ComputationState
from daemonctl.model import CoreState, Outcome, Reason, StartOutcome
from daemonctl.process import lives
from tests import noseccomp
from tests.pool import PYTHON, Buyer, Market, Seller, running, spinner, until

SHORT = 20_000_000
"""Rounds of a job of some hundredths of a second."""
LONG = 2_000_000_000
"""Rounds of a job of some seconds."""


@pytest.fixture
def owner(market: Market) -> Iterator[Buyer]:
    """Whom the seller's orders credit."""
    owner = Buyer(market.url, "a volunteer")
    yield owner
    owner.close()


@pytest.fixture
def seller(market: Market, owner: Buyer, tmp_path: Path) -> Iterator[Seller]:
    seller = Seller(tmp_path / "seller", market.url, owner.account, cores=(0, 1))
    with running(seller):
        yield seller


def audit(market: Market) -> None:
    done = market.command("audit")
    assert done.returncode == 0, done.stdout + done.stderr


def computing(seller: Seller) -> bool:
    return any(core.worker for core in seller.status().cores)


def inputs(count: int) -> list[bytes]:
    return [f"input {number}".encode() for number in range(count)]


def test_jobs_are_computed_confirmed_and_paid(
    market: Market, buyer: Buyer, owner: Buyer, seller: Seller
) -> None:
    before = owner.info().balance
    computation = buyer.submit(spinner(SHORT), inputs(12), work_ms=50)
    seller.start()
    results = buyer.results(computation)
    assert [results[number].outcome for number in range(12)] == [Outcome.DONE] * 12
    assert [buyer.output(results[number]) for number in range(12)] == inputs(12)
    info = buyer.computation(computation)
    assert (info.state, info.confirmed, info.escrow) == (ComputationState.FINISHED, 12, 0)
    assert owner.info().balance - before == 12 * info.price
    until(lambda: seller.status().coins.total == 12 * info.price, "the daemon knows its coins")
    assert seller.status().confirmed == 12
    assert seller.stop() == 0
    audit(market)


def test_told_to_stop_it_returns_what_it_holds_and_leaves_nothing_running(
    buyer: Buyer, seller: Seller
) -> None:
    computation = buyer.submit(spinner(LONG), inputs(6), work_ms=5000)
    seller.start()
    until(lambda: computing(seller), "a core computes")
    status = seller.status()
    workers = control.workers(status.daemon)
    assert seller.stop() == 0
    assert control.status(seller.paths) is None
    until(lambda: not any(lives(worker) for worker in workers), "the workers' end", seconds=10)
    assert status.zygote is not None
    assert not lives(status.zygote)
    until(lambda: buyer.computation(computation).running == 0, "the leases are the market's again")


def test_killed_its_workers_die_with_it_and_restarted_it_finishes_everything_once(
    market: Market, buyer: Buyer, owner: Buyer, seller: Seller
) -> None:
    before = owner.info().balance
    computation = buyer.submit(spinner(LONG // 4), inputs(8), work_ms=1000)
    seller.start()
    until(lambda: buyer.computation(computation).confirmed >= 1 and computing(seller), "work")
    workers = control.workers(seller.status().daemon)
    assert workers
    seller.kill()
    until(lambda: not any(lives(worker) for worker in workers), "the workers' end", seconds=20)
    assert control.status(seller.paths) is None
    seller.start()
    results = buyer.results(computation)
    assert len(results) == 8
    info = buyer.computation(computation)
    assert info.confirmed == 8
    assert owner.info().balance - before == 8 * info.price
    audit(market)


def test_a_market_that_dies_in_the_middle_loses_and_doubles_nothing(
    market: Market, buyer: Buyer, owner: Buyer, seller: Seller
) -> None:
    before = owner.info().balance
    computation = buyer.submit(spinner(SHORT * 5), inputs(30), work_ms=200)
    seller.start()
    until(lambda: buyer.computation(computation).confirmed >= 2, "the first results")
    market.kill()
    until(lambda: seller.status().spooled > 0, "the daemon goes on and keeps its results")
    until(lambda: not seller.status().markets[0].reachable, "the daemon notices")
    market.start()
    results = buyer.results(computation)
    assert len(results) == 30
    info = buyer.computation(computation)
    assert owner.info().balance - before == 30 * info.price
    until(lambda: seller.status().spooled == 0, "the spool is empty")
    audit(market)


def test_leases_whose_answer_was_lost_are_not_waited_for(buyer: Buyer, seller: Seller) -> None:
    computation = buyer.submit(spinner(LONG // 4), inputs(6), work_ms=1000)
    seller.start()
    until(lambda: computing(seller), "a core computes")
    seller.kill()
    # As if it had died between the market's answer and writing it down.
    with contextlib.closing(sqlite3.connect(seller.paths.history)) as db, db:
        assert db.execute("DELETE FROM lease WHERE state = 'held'").rowcount > 0
    seller.start()
    assert len(buyer.results(computation)) == 6


def test_a_pause_freezes_and_outlives_the_daemon(buyer: Buyer, seller: Seller) -> None:
    computation = buyer.submit(spinner(LONG), inputs(2), work_ms=5000)
    seller.start()
    until(lambda: computing(seller), "a core computes")
    control.pause(seller.paths)
    workers = [core.worker for core in seller.status().cores if core.worker]

    def used() -> list[int]:
        return [
            int(Path(f"/proc/{worker.pid}/schedstat").read_text().split()[0]) for worker in workers
        ]

    before = used()
    time.sleep(0.5)
    assert all(after - then < 10_000_000 for then, after in zip(before, used(), strict=True))
    until(
        lambda: {core.state for core in seller.status().cores} == {CoreState.PAUSED},
        "the status says so",
    )
    assert {core.reason for core in seller.status().cores} == {Reason.USER_PAUSE}
    seller.stop()
    seller.start()
    time.sleep(0.5)
    assert not computing(seller), "the pause held over the restart"
    control.resume(seller.paths)
    assert len(buyer.results(computation)) == 2


def test_orders_are_switched_by_renaming_while_the_daemon_runs(
    buyer: Buyer, seller: Seller
) -> None:
    buyer.submit(spinner(LONG), inputs(60), work_ms=5000)
    seller.start()

    def states() -> dict[int, CoreState]:
        return {core.core: core.state for core in seller.status().cores}

    both = {0: CoreState.COMPUTING, 1: CoreState.COMPUTING}
    until(lambda: states() == both, "both cores compute")
    file = seller.paths.orders / "test-cpu1.cpu"
    off = file.rename(file.with_name("test-cpu1.cpu.off"))
    until(lambda: states() == {**both, 1: CoreState.OFF}, "cpu1 is off, cpu0 goes on")
    off.rename(file)
    until(lambda: states() == both, "cpu1 computes again")
    (seller.paths.orders / "bad-cpu0.cpu").write_text("format = 1\nmarket = 5\n")
    until(lambda: seller.status().problems, "the bad file is told")
    (problem,) = seller.status().problems
    assert "bad-cpu0.cpu" in problem.title + problem.detail
    assert states() == both


def test_a_new_price_or_name_of_an_order_costs_no_running_job(buyer: Buyer, seller: Seller) -> None:
    buyer.submit(spinner(LONG), inputs(60), work_ms=60_000)
    seller.start()
    until(lambda: len([c for c in seller.status().cores if c.worker]) == 2, "both cores compute")
    before = {core.core: (core.worker, core.job) for core in seller.status().cores}
    file = seller.paths.orders / "test-cpu1.cpu"
    file.write_text(file.read_text().replace('ask = "0"', 'ask = "0.000001"'))
    new = file.rename(file.with_name("renamed-cpu1.cpu")).name
    until(lambda: new in {core.order for core in seller.status().cores}, "the new name is seen")
    time.sleep(1)
    assert {core.core: (core.worker, core.job) for core in seller.status().cores} == before


def test_one_order_on_two_cores_feeds_both_and_hoards_nothing(buyer: Buyer, seller: Seller) -> None:
    file = seller.paths.orders / "test-cpu1.cpu"
    file.write_text(file.read_text().replace('"o1"', '"o0"'))
    computation = buyer.submit(spinner(LONG), inputs(40), work_ms=20_000)
    seller.start()
    until(lambda: len([c for c in seller.status().cores if c.worker]) == 2, "both cores compute")
    assert buyer.computation(computation).running <= 4


def test_one_daemon_serves_two_markets(
    market: Market, buyer: Buyer, owner: Buyer, tmp_path: Path
) -> None:
    other = Market(tmp_path / "other")
    with running(other):
        second = Buyer(other.url)
        seller = Seller(tmp_path / "both", market.url, owner.account, cores=(0,))
        sold = (seller.paths.orders / "test-cpu0.cpu").read_text()
        (seller.paths.orders / "other-cpu1.cpu").write_text(
            sold.replace(market.url, other.url).replace(owner.account, second.account)
        )
        with running(seller):
            one = buyer.submit(spinner(SHORT), inputs(3), work_ms=50)
            two = second.submit(spinner(SHORT), inputs(3), work_ms=50)
            seller.start()
            assert len(buyer.results(one)) == 3
            assert len(second.results(two)) == 3
            assert {core.order for core in seller.status().cores} == {
                "test-cpu0.cpu",
                "other-cpu1.cpu",
            }
        second.close()


def test_a_zygote_that_is_killed_is_replaced_and_no_job_is_lost(
    buyer: Buyer, seller: Seller
) -> None:
    computation = buyer.submit(spinner(LONG // 4), inputs(6), work_ms=1000)
    seller.start()
    until(lambda: computing(seller), "a core computes")
    zygote = seller.status().zygote
    assert zygote is not None
    os.kill(zygote.pid, signal.SIGKILL)
    results = buyer.results(computation)
    assert [result.outcome for result in results.values()] == [Outcome.DONE] * 6


def test_a_second_daemon_on_the_same_folders_refuses(seller: Seller) -> None:
    seller.start()
    assert control.start(seller.paths) is StartOutcome.ALREADY_RUNNING
    second = subprocess.run(
        [PYTHON, "-m", "daemonctl.cli.daemon"],
        env=seller.paths.environment(),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert second.returncode == 1
    assert "runs already" in second.stderr
    assert control.status(seller.paths) is not None


def test_without_seccomp_no_worker_is_started_and_the_status_says_why(
    buyer: Buyer, seller: Seller
) -> None:
    computation = buyer.submit(spinner(SHORT), inputs(2), work_ms=50)
    seller.start(noseccomp.command("daemonctl.cli.daemon"))
    until(lambda: seller.status().problems, "the problem is told")
    status = seller.status()
    assert {core.state for core in status.cores} == {CoreState.ATTENTION}
    assert {core.reason for core in status.cores} == {Reason.KERNEL_UNFIT}
    (problem,) = status.problems
    assert "cannot filter system calls" in problem.title
    assert "CONFIG_SECCOMP_FILTER" in problem.hint
    assert control.workers(status.daemon) == ()
    assert buyer.computation(computation).hosts == 0, "it takes no work either"
    assert seller.stop() == 0
