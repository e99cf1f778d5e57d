"""The demo watches everybody whom it started, and says what it sees once."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from daemonctl import files, process
from daemonctl.demo.following import Follower, Stopped
from daemonctl.demo.services import Service
from daemonctl.demo.stopping import Stopping
from daemonctl.demo.view import Plain
from daemonctl.errors import CPUShareError
from daemonctl.model import STATUS_SCHEMA, Problem, Status
from daemonctl.paths import Paths

SLEEPER = "import time; time.sleep(300)"
FULL = Problem("The disk is full", "0 bytes are free", "Make room.")


def service(tmp_path: Path, program: str = SLEEPER) -> Service:
    """A process that stands for the market or the tray."""
    return Service("test", [sys.executable, "-c", program], tmp_path / "log", os.environ)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Of the seller daemon, which is this process here."""
    return Paths.below(tmp_path / "home")


@pytest.fixture
def market(tmp_path: Path) -> Iterator[Service]:
    """A market that lives."""
    market = service(tmp_path)
    yield market
    market.end(30.0)


def tell(paths: Paths, *problems: Problem) -> None:
    """Write the daemon's status."""
    me = process.myself()
    files.replace(paths.pid, msgspec.json.encode(me))
    status = Status(STATUS_SCHEMA, me, 0.0, problems=problems)
    files.replace(paths.status, msgspec.json.encode(status))


def follower(paths: Paths, market: Service, tray: Service | None = None) -> Follower:
    """A follower that says everything in plain lines."""
    return Follower(paths, Plain(), Stopping(), market, tray)


def test_a_problem_is_told_once(
    paths: Paths, market: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    tell(paths, FULL)
    one = follower(paths, market)
    one.look()
    one.look()
    assert capsys.readouterr().out == "The disk is full\n  0 bytes are free\n  Make room.\n"


def test_a_daemon_that_was_stopped_on_purpose_ends_the_demo(paths: Paths, market: Service) -> None:
    with pytest.raises(Stopped):
        follower(paths, market).look()


def test_a_daemon_that_died_is_an_error_with_its_last_words(paths: Paths, market: Service) -> None:
    tell(paths)
    gone = msgspec.json.encode({"pid": os.getpid(), "create_time": 1.0})
    files.replace(paths.pid, gone)
    files.replace(paths.status, paths.status.read_bytes().replace(b'"schema":1', b'"schema":0'))
    files.replace(paths.log, b"Traceback: the last words\n")
    with pytest.raises(CPUShareError, match="ended unexpectedly: Traceback: the last words"):
        follower(paths, market).look()


def test_a_market_that_died_is_an_error_with_its_last_words(paths: Paths, tmp_path: Path) -> None:
    tell(paths)
    market = service(tmp_path, "print('no space left')")
    while not market.ended():
        time.sleep(0.01)
    with pytest.raises(CPUShareError, match="The market ended unexpectedly: no space left"):
        follower(paths, market).look()


def test_lingering_ends_when_the_tray_is_quit(
    paths: Paths, market: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tell(paths)
    follower(paths, market, service(tmp_path, "")).linger()
    assert capsys.readouterr().out == "The tray has ended.\n"
