"""Coins by day and finished replicas, read while a real daemon's history writes them."""

from __future__ import annotations

import csv
import datetime
import itertools
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemonctl import historyschema
from daemonctl.control import earnings
from daemonctl.control.earnings import DayEarning, Earnings, Sums
from daemonctl.errors import InputError, StateError
from daemonctl.history import History
from daemonctl.market.wire import Settled
from daemonctl.model import Outcome, Verdict
from daemonctl.paths import Paths
from tests.leases import MARKET, Past

NOON = datetime.datetime(2026, 3, 29, 12).timestamp()
DAY_S = 86_400


@pytest.fixture
def history(paths: Paths) -> Iterator[History]:
    """The daemon's own hand on the file."""
    history = History(paths.history)
    history.register(MARKET, "h1", "secret")
    yield history
    history.close()


@pytest.fixture
def past(history: History) -> Past:
    """Puts what happened long ago into the file."""
    return Past(history)


def test_before_the_daemon_ever_ran_all_is_nothing(paths: Paths, tmp_path: Path) -> None:
    assert earnings.earnings(paths, NOON) == Earnings()
    assert earnings.replicas(paths) == ()
    assert earnings.export_csv(paths, tmp_path / "none.csv") == 0
    assert not paths.state.exists()


def test_sums_are_of_whole_days_today_among_them(paths: Paths, past: Past) -> None:
    for days, paid in ((0, 1), (1, 20), (6, 300), (7, 4_000), (29, 50_000), (30, 600_000)):
        past.settled(NOON - days * DAY_S, paid=paid)
    found = earnings.earnings(paths, NOON)
    assert found.sums == Sums(today=1, week=321, month=54_321, total=0, pending=0)
    assert [day.micro for day in found.days] == [50_000, 4_000, 300, 20, 1]
    assert found.days[-1] == DayEarning(datetime.date(2026, 3, 29), "libcaca", 1)


def test_beneficiaries_are_told_apart_and_days_without_coins_left_out(
    paths: Paths, past: Past
) -> None:
    past.settled(NOON, beneficiary="b", paid=5)
    past.settled(NOON, beneficiary="a", paid=3)
    past.settled(NOON + 1, beneficiary="a", paid=4)
    past.settled(NOON - DAY_S, verdict="late", paid=0)
    assert [(d.beneficiary, d.micro) for d in earnings.earnings(paths, NOON).days] == [
        ("a", 7),
        ("b", 5),
    ]


def test_pending_and_total_are_the_daemons(paths: Paths, history: History, past: Past) -> None:
    past.take(1, 2, 3)
    history.finish(MARKET, 1, Outcome.DONE, cpu_ms=5)
    history.finish(MARKET, 2, Outcome.DONE, cpu_ms=5)
    history.settle(MARKET, [Settled(1, Verdict.PAID, 700)], upto=1)
    sums = earnings.earnings(paths, time.time()).sums
    assert (sums.today, sums.total, sums.pending) == (700, 700, 1000)
    coins = history.coins(0.0)
    assert (coins.total, coins.pending) == (sums.total, sums.pending)


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/Sao_Paulo", "Pacific/Apia", "UTC"])
def test_a_day_of_23_or_25_hours_is_one_day(
    paths: Paths, past: Past, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        # Half an hour on each side of every local midnight of a year with both changes.
        first = datetime.datetime(2018, 1, 1)
        expected: dict[datetime.date, int] = {}
        for number in range(1, 365):
            midnight = first + datetime.timedelta(days=number)
            for instant in (midnight.timestamp() - 1800, midnight.timestamp() + 1800):
                past.settled(instant, paid=1)
                day = datetime.date.fromtimestamp(instant)
                expected[day] = expected.get(day, 0) + 1
        for number in range(30, 365, 15):
            today = first.date() + datetime.timedelta(days=number)
            noon = datetime.datetime.combine(today, datetime.time(12)).timestamp()
            days = [day for day in earnings.earnings(paths, noon).days if day.day < today]
            assert {day.day: day.micro for day in days} == {
                day: count for day, count in expected.items() if 0 < (today - day).days < 30
            }
    finally:
        monkeypatch.undo()
        time.tzset()


def test_what_ended_is_listed_newest_first(paths: Paths, history: History, past: Past) -> None:
    past.settled(NOON, name="old", core=2, paid=9)
    past.take(7, 8, 9, 10)
    history.finish(MARKET, 7, Outcome.TRAP, cpu_ms=12)
    history.finish(MARKET, 8, Outcome.DONE, cpu_ms=34)
    history.deliver(MARKET, [8])
    history.give_back(MARKET, [9])
    seen = earnings.replicas(paths)
    assert [one.computation for one in seen] == ["halftones", "halftones", "old"]
    newest = seen[0]
    assert (newest.job, newest.outcome, newest.verdict) == ("c1/8", Outcome.DONE, None)
    assert (newest.price, newest.paid, newest.cpu_ms, newest.core) == (1000, 0, 34, 1)
    assert seen[1].outcome is Outcome.TRAP
    assert (seen[2].verdict, seen[2].paid, seen[2].ended) == (Verdict.PAID, 9, NOON)
    assert earnings.replicas(paths, offset=1, limit=1) == seen[1:2]
    assert earnings.replicas(paths, offset=3) == ()


def test_a_lease_that_ended_without_us_has_no_outcome(
    paths: Paths, history: History, past: Past
) -> None:
    past.take(1)
    history.settle(MARKET, [Settled(1, Verdict.LATE)], upto=1)
    (one,) = earnings.replicas(paths)
    assert (one.outcome, one.verdict) == (None, Verdict.LATE)
    assert one.ended == pytest.approx(time.time(), abs=60)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["d", "c", "b", "a"]),
        ("halftone", ["b", "a"]),
        ("LIBCACA paid done", ["a"]),
        ("late", ["b"]),
        ("cpu1", ["a"]),
        ("CPU12", ["b"]),
        ("100%", ["c"]),
        ("%", ["c"]),
        ("_", ["d"]),
        ("größe", ["d"]),
        ("GRÖSSE", ["d"]),
        ("example.org trap", ["c"]),
        ("\\", []),
        ("\ud800", []),
        ("'; DROP TABLE lease; --", []),
        ("  halftone   1 ", ["a"]),
    ],
)
def test_every_word_of_a_search_is_found_wherever_it_stands(
    paths: Paths, past: Past, search: str, found: list[str]
) -> None:
    past.settled(NOON, name="a halftone 1", beneficiary="libcaca", core=1)
    past.settled(NOON + 1, name="b Halftone 2", beneficiary="libcaca", core=12, verdict="late")
    past.settled(NOON + 2, name="c 100% wool", outcome="trap", verdict="failed", core=3)
    past.settled(NOON + 3, name="d snake_case GRÖßE", beneficiary="x", core=4, outcome="exit")
    assert [one.computation[0] for one in earnings.replicas(paths, search)] == found
    ends = {"spät": ("late",), "abgestürzt": ("trap", "failed")}
    for word, name in (("spät", "b"), ("abgestürzt", "c")):
        (one,) = earnings.replicas(paths, f"{name} {word}", ends=ends)
        assert one.computation[0] == name


def test_the_file_for_a_spreadsheet_is_exact_and_has_no_formula(
    paths: Paths, past: Past, tmp_path: Path
) -> None:
    evil = ["=1+1", "+1", "-1", "@SUM(A1)", "  =x", "\t=y", 'a "b", c', "line\nbreak", "日本"]
    for number, name in enumerate(evil):
        past.settled(NOON + number, beneficiary=name, paid=1_000_001 + number)
    target = tmp_path / "coins.csv"
    assert earnings.export_csv(paths, target) == len(evil)
    with target.open(newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["day", "beneficiary", "CPUCoins"]
    assert {row[0] for row in rows} == {"2026-03-29"}
    assert sorted(row[2] for row in rows) == [f"1.00000{n}" for n in range(1, 10)]
    assert [row[1] for row in rows if row[1].lstrip()[0] in "=+-@"] == []
    assert {"'=1+1", 'a "b", c', "line break", "日本"} <= {row[1] for row in rows}


def test_a_file_that_is_there_is_replaced_whole_or_not_at_all(
    paths: Paths, past: Past, tmp_path: Path
) -> None:
    past.settled(NOON)
    target = tmp_path / "coins.csv"
    target.write_text("older\n" * 1000)
    earnings.export_csv(paths, target)
    assert target.read_text().startswith("day,")
    with pytest.raises(InputError, match="cannot be written") as error:
        earnings.export_csv(paths, tmp_path)
    assert str(tmp_path) in error.value.detail
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_it_is_read_while_the_daemon_writes(paths: Paths, past: Past) -> None:
    """Every look is of one moment: sums fit together, and nobody waits."""
    done = threading.Event()

    def write() -> None:
        own = History(paths.history)
        for number in itertools.count(10_000):
            if done.is_set():
                break
            Past(own).take(number)
            own.finish(MARKET, number, Outcome.DONE, cpu_ms=1)
            own.settle(MARKET, [Settled(number, Verdict.PAID, 1)], upto=number)
        own.close()

    past.settled(time.time() - 5, paid=0)
    writer = threading.Thread(target=write)
    writer.start()
    try:
        end = time.monotonic() + 2
        totals = []
        while time.monotonic() < end:
            sums = earnings.earnings(paths, time.time()).sums
            assert sums.today == sums.total
            totals.append(sums.total)
            assert earnings.replicas(paths, limit=5)
    finally:
        done.set()
        writer.join()
    assert totals == sorted(totals)
    assert totals[-1] > totals[0]


def test_a_hundred_thousand_leases_are_no_reason_to_wait(paths: Paths, past: Past) -> None:
    now = time.time()
    past.many(100_000, now)

    def least(ask) -> float:
        times = []
        for _ in range(3):
            began = time.thread_time()
            ask()
            times.append(time.thread_time() - began)
        return min(times)

    # CPU time, and more than twice of what is seen: this machine may be busy.
    assert least(lambda: earnings.earnings(paths, now)) < 0.2
    assert least(lambda: earnings.replicas(paths)) < 0.05
    assert least(lambda: earnings.replicas(paths, "nothing has all these words")) < 0.5


def test_a_file_of_the_first_version_is_read_as_it_is_and_brought_up_by_the_daemon(
    paths: Paths,
) -> None:
    paths.state.mkdir(parents=True)
    db = sqlite3.connect(paths.history, isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    historyschema.migrate(db, historyschema.MIGRATIONS[:1])
    Past(db).settled(NOON, paid=8)
    db.close()
    assert earnings.earnings(paths, NOON).sums.today == 8
    assert len(earnings.replicas(paths)) == 1
    History(paths.history).close()
    assert earnings.earnings(paths, NOON).sums.today == 8
    db = sqlite3.connect(paths.history)
    assert db.execute("PRAGMA user_version").fetchone() == (historyschema.VERSION,)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was() -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    historyschema.migrate(db)
    steps = (*historyschema.MIGRATIONS, "CREATE TABLE later(n); CREATE TABLE later(n);")
    with pytest.raises(sqlite3.Error):
        historyschema.migrate(db, steps)
    assert db.execute("PRAGMA user_version").fetchone() == (historyschema.VERSION,)
    assert db.execute("SELECT name FROM sqlite_master WHERE name = 'later'").fetchone() is None
    db.close()


def test_a_later_versions_file_and_a_damaged_one_are_named(paths: Paths) -> None:
    paths.state.mkdir(parents=True)
    db = sqlite3.connect(paths.history)
    db.execute("PRAGMA user_version=99")
    db.close()
    with pytest.raises(StateError, match="later version"):
        earnings.replicas(paths)
    paths.history.write_bytes(b"no database at all, not even nearly" * 100)
    with pytest.raises(StateError, match="cannot be read") as error:
        earnings.earnings(paths, NOON)
    assert str(paths.history) in error.value.detail
