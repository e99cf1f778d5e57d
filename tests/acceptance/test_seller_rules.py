"""Rules on a real daemon and its workers: the user's hand, the clock, the settings, the sensors."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemonctl import control, history, process
from daemonctl.control import rules
from daemonctl.model import CoreState, Process, Reason
from daemonctl.senses import ACTIVITY_SCHEMA, Activity, Source
from daemonctl.settings import Rules
from tests.pool import PYTHON, Buyer, Market, Seller, running, spinner, until

CALM_S = 3.0
NEVER = (frozenset[int](),) * 7
ANYTIME = Rules(use_schedule=False)

# The daemon with a shorter minute, on a made-up machine.
_DAEMON = f"""
import sys
from pathlib import Path
from daemonctl import policy, settings
from daemonctl.paths import Paths
from daemonctl.seller.daemon import serve
from daemonctl.sensing import sensors
policy.CALM_S = {CALM_S}
sensors.POWER_EVERY_S = 0.1
paths = Paths.current()
serve(paths, settings.read(paths.settings), sensors.Sensors(paths.state, Path(sys.argv[1])))
"""


class Machine:
    """What /sys says of a laptop."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._mains = root / "sys/class/power_supply/AC/online"
        self._battery = root / "sys/class/power_supply/BAT0/status"
        for path, kind in ((self._mains, "Mains"), (self._battery, "Battery")):
            path.parent.mkdir(parents=True)
            (path.parent / "type").write_text(kind)
        self.plug(True)

    def plug(self, online: bool) -> None:
        self._battery.write_text("Charging" if online else "Discharging")
        self._mains.write_text(str(int(online)))


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "machine")


@pytest.fixture
def seller(market: Market, tmp_path: Path) -> Iterator[Seller]:
    """Two cores, and work for as long as it takes."""
    buyer = Buyer(market.url, "a researcher")
    buyer.submit(spinner(10**12), [b"x", b"y"], work_ms=10**7)
    seller = Seller(tmp_path / "seller", market.url, buyer.account, cores=(0, 1))
    buyer.close()
    with running(seller):
        yield seller


def begin(seller: Seller, machine: Machine, chosen: Rules = ANYTIME) -> None:
    rules.change(seller.paths, rules=chosen)
    seller.start((PYTHON, "-c", _DAEMON, str(machine.root)))


def workers(seller: Seller, count: int = 2) -> list[Process]:
    """The cores' workers, by core, once so many compute."""

    def found() -> list[Process]:
        processes = [core.worker for core in seller.status().cores if core.worker]
        return processes if len(processes) == count else []

    return until(found, f"{count} cores compute")


def stopped(worker: Process) -> bool:
    return Path(f"/proc/{worker.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


def says(seller: Seller, core: int, reason: Reason) -> bool:
    return seller.status().cores[core].reason is reason


def tell(seller: Seller, *, active: bool, by: Process | None = None) -> None:
    me = by or process.myself()
    activity = Activity(ACTIVITY_SCHEMA, me, Source.X11, active=active, since=time.time())
    rules.tell_activity(seller.paths, activity)


def test_while_its_user_is_there_a_machine_computes_on_as_many_cores_as_they_allow(
    seller: Seller, machine: Machine
) -> None:
    begin(seller, machine, Rules(cores_in_use=1, idle_minutes=5))
    first, second = workers(seller)
    tell(seller, active=True)
    until(lambda: stopped(second), "the second core stands still")
    assert not stopped(first)
    until(lambda: says(seller, 1, Reason.USER_ACTIVE), "the status says why")
    core = seller.status().cores[1]
    assert core.state is CoreState.PAUSED
    assert core.why is not None
    assert core.why.limit == 300
    assert seller.status().cores[0].state is CoreState.COMPUTING
    tell(seller, active=False)
    until(lambda: not stopped(second), "it goes on")
    until(lambda: says(seller, 1, Reason.RUNNING), "the status says so")
    assert workers(seller) == [first, second], "where they stood"


def test_what_a_tray_said_that_lives_no_more_holds_no_more(
    seller: Seller, machine: Machine
) -> None:
    begin(seller, machine)
    both = workers(seller)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as tray:
        tell(seller, active=True, by=process.identity(tray.pid))
        until(lambda: all(map(stopped, both)), "both stand still")
        tray.kill()
    until(lambda: not any(map(stopped, both)), "both go on")


def test_a_pause_of_the_user_s_ends_where_a_rule_begins(seller: Seller, machine: Machine) -> None:
    begin(seller, machine)
    both = workers(seller)
    control.pause(seller.paths)
    until(lambda: says(seller, 0, Reason.USER_PAUSE), "paused")
    machine.plug(False)
    time.sleep(1.5)
    assert says(seller, 0, Reason.USER_PAUSE)
    control.resume(seller.paths)
    until(lambda: says(seller, 0, Reason.ON_BATTERY), "the rule holds")
    until(lambda: all(map(stopped, both)), "both stand still")
    machine.plug(True)
    until(lambda: not any(map(stopped, both)), "both go on")


def test_out_of_its_hours_it_leases_nothing_and_computes_nothing(
    seller: Seller, machine: Machine
) -> None:
    begin(seller, machine, Rules(use_schedule=True, hours=NEVER))
    until(lambda: says(seller, 0, Reason.SCHEDULE), "closed")
    time.sleep(2.0)
    assert control.workers(seller.status().daemon) == (), "not even to measure its own speed"
    assert leases(seller) == 0
    assert {core.state for core in seller.status().cores} == {CoreState.PAUSED}
    rules.change(seller.paths, rules=ANYTIME)
    workers(seller)
    assert leases(seller) > 0


def leases(seller: Seller) -> int:
    kept = history.History(seller.paths.history)
    try:
        return sum(
            len(kept.open_leases(market, history.LeaseState.HELD)) for market in kept.markets()
        )
    finally:
        kept.close()


def test_settings_are_followed_while_it_runs_and_broken_ones_are_not(
    seller: Seller, machine: Machine
) -> None:
    begin(seller, machine)
    both = workers(seller)
    machine.plug(False)
    until(lambda: all(map(stopped, both)), "on battery")
    # Written by hand, with nobody to tell the daemon.
    good = seller.paths.settings.read_text() if seller.paths.settings.exists() else "schema = 1\n"
    seller.paths.config.mkdir(exist_ok=True)
    seller.paths.settings.write_text(good + "[rules]\npause_on_battery = false\n")
    until(lambda: not any(map(stopped, both)), "it does not matter any more")
    seller.paths.settings.write_text("schema = 1\n[rules]\npause_on_battery = maybe\n")
    problem = until(lambda: seller.status().problems, "it says what is wrong")[0]
    assert "line 3" in problem.detail
    assert not any(map(stopped, both)), "what was said before holds on"
    seller.paths.settings.write_text("schema = 1\n")
    until(lambda: not seller.status().problems, "it is mended")
    until(lambda: all(map(stopped, both)), "and followed")


def test_however_the_sensors_jump_a_core_flips_once_a_minute_at_most(
    seller: Seller, machine: Machine
) -> None:
    begin(seller, machine)
    workers(seller)
    flips, before, turn = 0, True, 0
    end = time.monotonic() + 5 * CALM_S
    while time.monotonic() < end:
        turn += 1
        machine.plug(turn % 3 == 0)
        runs = seller.status().cores[0].state is CoreState.COMPUTING
        flips += runs != before
        before = runs
        time.sleep(0.1)
    assert 2 <= flips <= 6, "of some hundred reasons"


def test_what_every_core_does_is_told_with_its_market_its_buyer_and_how_long_it_takes(
    market: Market, seller: Seller, machine: Machine
) -> None:
    begin(seller, machine)
    workers(seller)
    core = seller.status().cores[0]
    assert core.market == market.url
    assert core.buyer == "a researcher"
    assert core.expected_s > 0
    path = seller.paths.orders / core.order
    path.rename(path.with_name(path.name + ".off"))
    until(lambda: any(c.state is CoreState.OFF for c in seller.status().cores), "it is off")
    off = next(c for c in seller.status().cores if c.state is CoreState.OFF)
    assert off.market == core.market


def test_a_job_that_a_rule_froze_is_done_and_paid_in_the_end(
    market: Market, machine: Machine, tmp_path: Path
) -> None:
    buyer, owner = Buyer(market.url), Buyer(market.url)
    computation = buyer.submit(spinner(2_000_000_000), [b"x"], work_ms=2000)
    seller = Seller(tmp_path / "seller", market.url, owner.account)
    with running(seller):
        begin(seller, machine)
        (worker,) = workers(seller, 1)
        machine.plug(False)
        until(lambda: stopped(worker), "it is frozen")
        time.sleep(1.0)
        machine.plug(True)
        buyer.results(computation)
        until(lambda: owner.info().balance > 0, "it is paid")
    buyer.close()
    owner.close()
