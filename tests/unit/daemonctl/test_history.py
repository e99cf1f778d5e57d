"""Every lease is remembered until it is settled, and coins are counted once."""

from __future__ import annotations

import sqlite3
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemonctl.errors import StateError
from daemonctl.history import History, LeaseState, Registration
from daemonctl.market.wire import Settled, Verdict
from daemonctl.model import Coins, Outcome
from tests.leases import MARKET, lease


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    history = History(tmp_path / "state" / "history.sqlite")
    history.register(MARKET, "h1", "secret")
    yield history
    history.close()


def take(history: History, *numbers: int) -> None:
    for number in numbers:
        history.take(MARKET, lease(number), account="a1", beneficiary="libcaca", core=1)


def test_a_lease_walks_from_held_to_settled_and_pays_once(history: History) -> None:
    take(history, 7)
    assert history.open_leases(MARKET, LeaseState.HELD) == (7,)
    history.finish(MARKET, 7, Outcome.DONE, cpu_ms=480)
    assert history.open_leases(MARKET, LeaseState.FINISHED) == (7,)
    assert history.coins(since=0.0) == Coins(pending=1000)
    history.deliver(MARKET, [7])
    assert history.open_leases(MARKET, LeaseState.DELIVERED) == (7,)
    for _ in range(2):  # a verdict told twice
        history.settle(MARKET, [Settled(7, Verdict.PAID, 1000)], upto=3)
    assert history.coins(since=0.0) == Coins(today=1000, total=1000, pending=0)
    assert history.counts() == (1, 0)
    assert history.registration(MARKET) == Registration("h1", "secret", 3)


def test_what_was_settled_before_today_is_in_the_total_only(history: History) -> None:
    take(history, 1)
    history.settle(MARKET, [Settled(1, Verdict.PAID, 5)], upto=1)
    assert history.coins(since=4e9) == Coins(today=0, total=5, pending=0)


def test_a_job_that_failed_is_not_pending_and_not_paid(history: History) -> None:
    take(history, 1)
    history.finish(MARKET, 1, Outcome.TRAP, cpu_ms=3)
    assert history.coins(since=0.0) == Coins()
    history.settle(MARKET, [Settled(1, Verdict.FAILED)], upto=1)
    assert history.counts() == (0, 1)


def test_a_returned_lease_is_not_open(history: History) -> None:
    take(history, 1, 2)
    history.give_back(MARKET, [1])
    assert history.open_leases(MARKET, LeaseState.HELD) == (2,)


def test_what_is_long_over_is_forgotten_but_not_its_coins_nor_what_is_open(
    history: History,
) -> None:
    take(history, 1, 2, 3, 4, 5)
    history.settle(MARKET, [Settled(1, Verdict.PAID, 9), Settled(2, Verdict.LATE)], upto=2)
    history.give_back(MARKET, [3])
    history.finish(MARKET, 4, Outcome.DONE, cpu_ms=5)
    assert history.forget(before=1.0) == 0
    later = time.time() + 1
    assert [history.forget(later, most=2) for _ in range(3)] == [2, 1, 0]
    assert history.coins(since=0.0) == Coins(today=0, total=9, pending=1000)
    assert history.counts() == (1, 1)
    assert history.open_leases(MARKET, LeaseState.HELD) == (5,)
    assert history.open_leases(MARKET, LeaseState.FINISHED) == (4,)


def test_it_survives_being_opened_anew_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    first = History(path)
    first.register(MARKET, "h1", "secret")
    take(first, 4)
    first.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    second = History(path)
    assert second.open_leases(MARKET, LeaseState.HELD) == (4,)
    assert second.markets() == (MARKET,)
    second.close()


def test_registering_anew_voids_open_leases_and_keeps_the_coins(history: History) -> None:
    take(history, 1, 2)
    history.settle(MARKET, [Settled(1, Verdict.PAID, 9)], upto=8)
    history.register(MARKET, "h2", "other")
    assert history.open_leases(MARKET, LeaseState.HELD) == ()
    assert history.registration(MARKET) == Registration("h2", "other", 0)
    assert history.coins(since=0.0).total == 9


def test_a_later_versions_history_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version=99")
    db.close()
    with pytest.raises(StateError, match="later version"):
        History(path)


def test_a_damaged_history_says_which_file(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    path.write_bytes(b"no database at all, not even nearly" * 100)
    with pytest.raises(StateError) as caught:
        History(path)
    assert str(path) in caught.value.detail
