"""The rules, one by one and together: who is paused, why, and until when."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from daemonctl.model import Pause, Reason, Why
from daemonctl.policy import CALM_S, Decision
from daemonctl.policy.holds import DISK_MIB, MEMORY_MIB
from daemonctl.senses import Activity, Sensed
from daemonctl.settings import Rules
from tests.unit.daemonctl.policy.machine import RUN, WALL, Machine, activity

NEVER = (frozenset[int](),) * 7


def minute_after(seconds: float) -> float:
    """When the minute is over that began then, as it is told."""
    return math.ceil(WALL + seconds + CALM_S)


BATTERY = Sensed(on_battery=True)
MAINS = Sensed(on_battery=False)


def test_without_a_reason_every_core_runs() -> None:
    assert Machine(cores=(0, 3)).all() == {0: RUN, 3: RUN}


def test_the_user_s_pause_holds_at_once_and_until_its_end() -> None:
    machine = Machine()
    machine.after()
    paused = machine.after(1, pause=Pause(WALL, WALL + 100))
    assert paused == Decision(False, Reason.USER_PAUSE, Why(until=WALL + 100))
    assert not machine.after(98).run
    assert machine.after(1) == RUN


def test_a_pause_without_an_end_says_none() -> None:
    assert Machine().after(pause=Pause(WALL)) == Decision(False, Reason.USER_PAUSE)


def test_the_user_s_pause_is_told_whatever_else_holds() -> None:
    machine = Machine()
    machine.after(sensed=BATTERY, activity=activity(active=True, full_screen=True))
    assert machine.after(pause=Pause(WALL)).reason is Reason.USER_PAUSE


def test_what_no_rule_forbids_goes_on_at_once_when_the_user_resumes() -> None:
    machine = Machine()
    machine.after()
    assert not machine.after(100, sensed=BATTERY).run
    machine.after(1, pause=Pause(WALL))
    machine.after(1, sensed=MAINS)
    assert machine.after(1, pause=None) == RUN


def test_what_a_rule_forbids_stays_paused_when_the_user_resumes() -> None:
    machine = Machine()
    machine.after(pause=Pause(WALL))
    assert machine.after(1, sensed=BATTERY).reason is Reason.USER_PAUSE
    assert machine.after(1, pause=None).reason is Reason.ON_BATTERY


def test_while_the_user_is_there_the_first_cores_alone_go_on() -> None:
    machine = Machine(Rules(cores_in_use=1, idle_minutes=4), cores=(2, 5, 7))
    machine.all()
    here = Decision(False, Reason.USER_ACTIVE, Why(limit=240.0))
    assert machine.all(100, activity=activity(active=True)) == {2: RUN, 5: here, 7: here}
    assert machine.all(500) == {2: RUN, 5: here, 7: here}
    assert machine.all(1, activity=activity()) == {2: RUN, 5: RUN, 7: RUN}


def test_the_user_s_own_hand_pauses_at_once_however_short_ago_the_core_went_on() -> None:
    machine = Machine()
    machine.after(activity=activity(active=True))
    assert machine.after(61, activity=activity()) == RUN
    assert machine.after(0.1, activity=activity(active=True)).reason is Reason.USER_ACTIVE
    machine.after(60, activity=activity())
    assert machine.after(0.1, activity=activity(full_screen=True)).reason is Reason.FULL_SCREEN


def test_where_nobody_tells_of_the_user_neither_of_their_rules_applies() -> None:
    machine = Machine()
    machine.after(activity=activity(active=True, full_screen=True))
    assert machine.after(60, activity=None) == RUN


@pytest.mark.parametrize(
    ("rules", "sensed", "seen"),
    [
        (Rules(pause_when_active=False), Sensed(), activity(active=True)),
        (Rules(pause_full_screen=False), Sensed(), activity(full_screen=True)),
        (Rules(), Sensed(), activity(full_screen=None)),
        (Rules(pause_on_battery=False), BATTERY, None),
        (Rules(), MAINS, None),
        (Rules(), Sensed(on_battery=None), None),
        (Rules(pause_when_hot=False), Sensed(celsius=99), None),
        (Rules(), Sensed(celsius=84), None),
        (Rules(), Sensed(busy_percent=100), None),
        (Rules(), Sensed(programs=("kodi",)), None),
        (Rules(use_schedule=False, hours=NEVER), Sensed(), None),
        (Rules(), Sensed(disk_free_mib=DISK_MIB[0], memory_free_mib=MEMORY_MIB[0]), None),
    ],
)
def test_a_rule_that_is_off_or_not_met_pauses_nothing(
    rules: Rules, sensed: Sensed, seen: Activity | None
) -> None:
    machine = Machine(rules)
    machine.after(sensed=sensed, activity=seen)
    assert machine.after(700) == RUN


def test_a_listed_program_is_named() -> None:
    machine = Machine(Rules(programs=("a", "kodi")))
    found = machine.after(sensed=Sensed(programs=("kodi", "other")))
    assert found == Decision(False, Reason.PROGRAM, Why(name="kodi"))
    rest = machine.after(30, sensed=Sensed())
    assert rest.why == Why(until=minute_after(0), name="kodi"), "still that, for the minute's rest"


def test_a_rule_s_pause_lasts_a_minute_and_says_until_when() -> None:
    machine = Machine()
    machine.after()
    assert machine.after(10, sensed=BATTERY) == Decision(False, Reason.ON_BATTERY)
    rest = machine.after(20, sensed=MAINS)
    assert rest == Decision(False, Reason.ON_BATTERY, Why(until=minute_after(10)))
    assert not machine.after(39).run
    assert machine.after(1) == RUN


def test_a_rule_pauses_nothing_that_has_just_gone_on() -> None:
    machine = Machine()
    machine.after(sensed=BATTERY)
    assert machine.after(60, sensed=MAINS) == RUN
    assert machine.after(1, sensed=BATTERY) == RUN
    assert machine.after(58) == RUN
    assert not machine.after(1).run


def test_the_first_decision_applies_at_once() -> None:
    assert Machine().after(sensed=BATTERY).reason is Reason.ON_BATTERY


def test_a_change_of_the_rules_applies_at_once_in_both_directions() -> None:
    machine = Machine(Rules(pause_on_battery=False))
    machine.after(sensed=BATTERY)
    machine.rules = Rules()
    assert not machine.after(1).run
    machine.rules = Rules(pause_on_battery=False)
    assert machine.after(1) == RUN
    machine.rules = Rules(hot_celsius=85, cool_celsius=78)
    assert not machine.after(1, sensed=Sensed(celsius=86)).run
    machine.rules = Rules(hot_celsius=95, cool_celsius=78)
    assert machine.after(1) == RUN, "no matter where the old rule's hysteresis stood"


def test_a_core_that_is_sold_from_now_on_is_decided_upon_at_once() -> None:
    machine = Machine(Rules(cores_in_use=1), cores=(0, 1))
    machine.all(activity=activity(active=True))
    found = machine.all(1, cores=(1, 2))
    assert found[1] == RUN, "it is the first one now"
    assert found[2].reason is Reason.USER_ACTIVE


def test_no_core_sold_is_nothing_decided() -> None:
    assert Machine(cores=()).all() == {}


def test_what_will_hold_the_longest_is_told_and_no_end_where_nobody_knows_it() -> None:
    rules = Rules(use_schedule=True, hours=NEVER[:3] + (frozenset({20}),) * 4)
    machine = Machine(rules)
    closed = machine.after()
    assert closed.reason is Reason.SCHEDULE
    assert closed.why is not None
    assert closed.why.until is not None
    both = machine.after(1, sensed=BATTERY, activity=activity(active=True))
    assert both == Decision(False, Reason.SCHEDULE), "who knows when it will be plugged in"
    full = machine.after(1, sensed=Sensed(disk_free_mib=1))
    assert full.reason is Reason.DISK_LOW
    machine = Machine()
    machine.after(sensed=replace_sensed(BATTERY, celsius=90), activity=activity(active=True))
    assert machine.after(1).reason is Reason.ON_BATTERY
    assert machine.after(1, sensed=Sensed(celsius=90)).reason is Reason.TOO_HOT
    assert machine.after(1, sensed=Sensed()).reason is Reason.USER_ACTIVE


def replace_sensed(sensed: Sensed, **changes: object) -> Sensed:
    return Sensed(**{**{key: getattr(sensed, key) for key in Sensed.__struct_fields__}, **changes})


def test_an_instant_does_not_tremble_and_follows_a_clock_that_is_set() -> None:
    machine = Machine()
    machine.after(sensed=BATTERY)
    until = []
    for drift in (0.0, 0.3, -0.3, 0.6, -0.6):
        machine.facts = replace(machine.facts, wall=machine.facts.wall + drift)
        why = machine.after(1, sensed=MAINS).why
        assert why is not None
        until.append(why.until)
    assert set(until) == {minute_after(0)}
    machine.facts = replace(machine.facts, wall=machine.facts.wall + 3600)
    why = machine.after(1).why
    assert why is not None
    assert why.until == minute_after(3600)


def test_a_machine_that_slept_does_not_flap_and_tells_true_instants() -> None:
    machine = Machine()
    machine.after()
    machine.after(10, sensed=BATTERY)
    # Asleep for a night: the wall clock went on, the other one stood still.
    machine.facts = replace(machine.facts, wall=machine.facts.wall + 30_000)
    rest = machine.after(1, sensed=MAINS)
    assert rest.why == Why(until=minute_after(30_010))
    assert machine.after(59) == RUN
    assert machine.after(1, sensed=BATTERY) == RUN
