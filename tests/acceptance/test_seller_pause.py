"""Pauses that end by themselves, and hands that cross: what holds in the end is what is done."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from daemonctl import control
from daemonctl.model import CoreState, Process
from daemonctl.process import lives
from tests.pool import PYTHON, Buyer, Market, Seller, running, spinner, until


@pytest.fixture
def seller(tmp_path: Path) -> Iterator[Seller]:
    """One that computes for a long time."""
    market = Market(tmp_path / "market")
    with running(market):
        buyer = Buyer(market.url)
        buyer.submit(spinner(10**12), [b"x"], work_ms=10**7)
        seller = Seller(tmp_path / "seller", market.url, buyer.account)
        buyer.close()
        with running(seller):
            yield seller


def worker(seller: Seller) -> Process:
    return until(lambda: next((c.worker for c in seller.status().cores if c.worker), None), "work")


def stopped(process: Process) -> bool:
    return Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


def test_a_pause_ends_by_itself_and_its_worker_goes_on(seller: Seller) -> None:
    seller.start()
    process = worker(seller)
    control.pause(seller.paths, time.time() + 2)
    until(lambda: stopped(process), "it is frozen")
    until(lambda: not stopped(process), "it goes on")
    assert control.pause_state(seller.paths) is None
    until(lambda: seller.status().cores[0].state is CoreState.COMPUTING, "the status says so")


def test_a_worker_that_was_stopped_while_no_pause_holds_goes_on(seller: Seller) -> None:
    seller.start()
    process = worker(seller)
    # As when a pause and a resume cross, or a pause is over before the daemon has looked.
    os.kill(process.pid, signal.SIGSTOP)
    until(lambda: stopped(process), "it is stopped")
    os.kill(seller.status().daemon.pid, signal.SIGUSR1)
    until(lambda: not stopped(process), "it goes on")


def test_a_daemon_may_be_told_to_look_as_soon_as_it_can_be_found(seller: Seller) -> None:
    seller.start((PYTHON, "-c", _TOLD_AT_ONCE))
    assert msgspec.json.decode(seller.paths.pid.read_bytes(), type=Process).pid
    worker(seller)
    assert seller.stop() == 0


def test_a_daemon_that_starts_in_a_pause_computes_nothing_at_all(seller: Seller) -> None:
    control.pause(seller.paths)
    seller.start()
    time.sleep(1.0)
    assert control.workers(seller.status().daemon) == (), "not even to measure its own speed"
    control.resume(seller.paths)
    worker(seller)


def test_a_pause_in_the_daemon_s_first_moments_does_not_make_it_deaf(seller: Seller) -> None:
    command = [PYTHON, "-m", "daemonctl.cli.daemon"]
    seller.process = subprocess.Popen(command, env=seller.paths.environment())

    def paused() -> bool:
        # While it proves its sandbox there are workers already.
        found = control.daemon(seller.paths)
        if found is None or not control.workers(found):
            return False
        control.pause(seller.paths)
        return True

    until(paused, "its first worker")
    until(lambda: control.status(seller.paths), "its first status", seconds=15)
    assert seller.stop() == 0


def test_a_pause_just_before_the_daemon_is_killed_leaves_no_worker_behind(tmp_path: Path) -> None:
    market = Market(tmp_path / "market")
    with running(market):
        buyer = Buyer(market.url)
        # A worker is born every few milliseconds, and some are in their first ones when it comes.
        buyer.submit(spinner(2_000_000), [b"%d" % number for number in range(3000)], work_ms=5)
        seller = Seller(tmp_path / "seller", market.url, buyer.account, cores=(0, 1))
        buyer.close()
        with running(seller):
            for _ in range(3):
                seller.start()
                worker(seller)
                daemon = seller.status().daemon
                os.kill(daemon.pid, signal.SIGSTOP)  # it cannot put anything right any more
                control.pause(seller.paths)
                left = control.workers(daemon)
                seller.kill()
                until(lambda left=left: not any(map(lives, left)), "the workers' end")
                control.resume(seller.paths)


_TOLD_AT_ONCE = """
import os, signal
from daemonctl import files
from daemonctl.cli import daemon
replace = files.replace
def told(path, *arguments, **options):
    replace(path, *arguments, **options)
    if path.name == "daemon.json":
        os.kill(os.getpid(), signal.SIGUSR1)
files.replace = told
daemon.main()
"""
