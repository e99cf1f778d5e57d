"""Rules with thresholds: heat, other load, disk and memory do not flap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from daemonctl.model import Reason, Why
from daemonctl.policy import Decision
from daemonctl.policy.holds import DISK_MIB, MEMORY_MIB, QUIET_S, Trends, follow
from daemonctl.senses import Sensed
from daemonctl.settings import Rules
from tests.unit.daemonctl.policy.machine import RUN, Machine


def test_from_hot_to_cool_it_takes_more_than_a_degree() -> None:
    machine = Machine()
    machine.after(sensed=Sensed(celsius=84))
    hot = machine.after(1, sensed=Sensed(celsius=85))
    assert hot == Decision(False, Reason.TOO_HOT, Why(value=85, limit=78))
    assert machine.after(500, sensed=Sensed(celsius=78)).why == Why(value=78, limit=78)
    assert machine.after(1, sensed=Sensed(celsius=77)) == RUN
    assert machine.after(100, sensed=Sensed(celsius=84)) == RUN


def test_a_sensor_that_falls_silent_is_no_reason_to_pause() -> None:
    machine = Machine()
    machine.after(sensed=Sensed(celsius=90))
    assert machine.after(60, sensed=Sensed()) == RUN


BUSY = Rules(pause_when_busy=True, busy_percent=50, busy_seconds=10)


def test_other_load_has_a_grace_period_that_a_break_begins_anew() -> None:
    machine = Machine(BUSY)
    machine.after(sensed=Sensed(busy_percent=90))
    assert machine.after(9, sensed=Sensed(busy_percent=90)) == RUN
    machine.after(0.5, sensed=Sensed(busy_percent=49))
    machine.after(0.5, sensed=Sensed(busy_percent=90))
    assert machine.after(9.5) == RUN
    assert machine.after(0.5) == Decision(False, Reason.OTHER_LOAD, Why(value=90, limit=30))


def test_after_other_load_it_must_have_been_quiet_for_a_while() -> None:
    machine = Machine(BUSY)
    machine.after(sensed=Sensed(busy_percent=90))
    machine.after(10)
    assert not machine.after(100, sensed=Sensed(busy_percent=30)).run, "not clearly below"
    machine.after(1, sensed=Sensed(busy_percent=29))
    assert not machine.after(QUIET_S - 1).run
    machine.after(0.5, sensed=Sensed(busy_percent=31))
    machine.after(0.5, sensed=Sensed(busy_percent=0))
    assert not machine.after(QUIET_S - 1).run
    assert machine.after(1) == RUN


def test_a_change_of_another_rule_lets_no_core_go_on_that_is_too_hot() -> None:
    machine = Machine()
    machine.after(sensed=Sensed(celsius=85))
    machine.rules = Rules(programs=("kodi",))
    assert machine.after(100, sensed=Sensed(celsius=82)).reason is Reason.TOO_HOT
    machine.rules = Rules(hot_celsius=84)
    assert machine.after(100).reason is Reason.TOO_HOT, "a lower limit is no reason to go on"
    machine.rules = Rules(hot_celsius=84, cool_celsius=83)
    assert machine.after(1) == RUN, "it is cool by now"


def test_a_change_of_another_rule_leaves_the_load_s_times_as_they_are() -> None:
    machine = Machine(BUSY)
    machine.after(sensed=Sensed(busy_percent=90))
    machine.rules = replace(BUSY, programs=("kodi",))
    assert not machine.after(10).run
    machine.after(100, sensed=Sensed(busy_percent=0))
    machine.rules = BUSY
    assert not machine.after(QUIET_S - 1).run
    assert machine.after(1) == RUN


def test_a_change_of_what_counts_as_other_load_begins_its_times_anew() -> None:
    machine = Machine(BUSY)
    machine.after(sensed=Sensed(busy_percent=90))
    machine.rules = replace(BUSY, busy_percent=80)
    assert machine.after(9) == RUN
    machine.rules = replace(BUSY, busy_percent=80, busy_seconds=5)
    assert machine.after(4) == RUN
    assert not machine.after(100).run
    machine.rules = replace(BUSY, busy_percent=95)
    assert machine.after(1) == RUN, "that much is allowed now"


@pytest.mark.parametrize(
    ("field", "limits", "reason"),
    [
        ("disk_free_mib", DISK_MIB, Reason.DISK_LOW),
        ("memory_free_mib", MEMORY_MIB, Reason.MEMORY_LOW),
    ],
)
def test_what_is_short_must_be_plenty_before_it_goes_on(
    field: str, limits: tuple[int, int], reason: Reason
) -> None:
    low, enough = limits
    machine = Machine()
    machine.after(sensed=Sensed(**{field: low}))  # type: ignore[arg-type]
    short = machine.after(1, sensed=Sensed(**{field: low - 1}))  # type: ignore[arg-type]
    assert short == Decision(False, reason, Why(value=low - 1, limit=enough))
    assert not machine.after(100, sensed=Sensed(**{field: enough - 1})).run  # type: ignore[arg-type]
    assert machine.after(1, sensed=Sensed(**{field: enough})) == RUN  # type: ignore[arg-type]


def test_a_machine_with_little_memory_pauses_at_a_twelfth_of_it() -> None:
    def low(free: int, before: bool = False) -> bool:
        sensed = Sensed(memory_free_mib=free, memory_total_mib=240)
        return follow(Trends(memory_low=before), Rules(), sensed, 0.0).memory_low

    assert (low(19), low(20)) == (True, False)
    assert (low(39, before=True), low(40, before=True)) == (True, False)
