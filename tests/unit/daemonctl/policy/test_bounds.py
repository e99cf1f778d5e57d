"""Whatever the sensors say, in whatever order: what always holds of the rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from daemonctl.model import Pause, Process, Reason
from daemonctl.policy import CALM_S, Decisions, Facts, State, decide
from daemonctl.policy.holds import DISK_MIB, MEMORY_MIB
from daemonctl.senses import ACTIVITY_SCHEMA, Activity, Sensed, Source
from daemonctl.settings import Rules

CORES = (0, 1, 2)
START = 1_742_860_800.0
"""Some days before the clocks change."""
HOURS = (frozenset(range(0, 24, 2)),) * 7

rules_strategy = st.builds(
    Rules,
    pause_when_active=st.booleans(),
    cores_in_use=st.integers(0, 3),
    pause_on_battery=st.booleans(),
    pause_when_busy=st.booleans(),
    pause_full_screen=st.booleans(),
    programs=st.sampled_from([(), ("kodi",)]),
    use_schedule=st.booleans(),
    hours=st.sampled_from([HOURS, (frozenset[int](),) * 7]),
)
sensed_strategy = st.builds(
    Sensed,
    on_battery=st.sampled_from([None, False, False, True]),
    celsius=st.sampled_from([None, 60.0, 77.0, 78.0, 84.0, 85.0, 95.0]),
    busy_percent=st.sampled_from([None, 0.0, 29.0, 30.0, 49.0, 50.0, 100.0]),
    disk_free_mib=st.sampled_from([None, 100_000, 300, 100]),
    memory_free_mib=st.sampled_from([None, 8000, 200, 100]),
    programs=st.sampled_from([(), (), ("kodi",)]),
)
activity_strategy = st.none() | st.builds(
    Activity,
    st.just(ACTIVITY_SCHEMA),
    st.just(Process(1, 1.0)),
    st.just(Source.X11),
    active=st.booleans(),
    full_screen=st.sampled_from([None, False, False, True]),
)


@dataclass(frozen=True)
class Step:
    """seconds: since the step before. asleep: of the machine, before that. paused: by the user.
    changed: the user changes the rules to others."""

    seconds: float
    asleep: float
    paused: float | None
    changed: bool
    activity: Activity | None
    sensed: Sensed


steps_strategy = st.lists(
    st.builds(
        Step,
        seconds=st.sampled_from([0.1, 0.9, 0.9, 5.0, 10.0, 29.0, 59.0, 61.0, 1800.0]),
        asleep=st.sampled_from([0.0] * 9 + [3600.0]),
        paused=st.sampled_from([None] * 8 + [30.0, float("inf")]),
        changed=st.sampled_from([False] * 9 + [True]),
        activity=activity_strategy,
        sensed=sensed_strategy,
    ),
    min_size=2,
    max_size=40,
)


@dataclass
class Look:
    """One decision and all that led to it."""

    facts: Facts
    rules: Rules
    by_user: bool
    decisions: Decisions
    state: State


def play(rules: Rules, steps: list[Step]) -> list[Look]:
    looks: list[Look] = []
    wall, clock, state = START, 500.0, None
    for step in steps:
        wall += step.seconds + step.asleep
        clock += step.seconds
        if step.changed:
            rules = replace(rules, cores_in_use=(rules.cores_in_use + 1) % 4)
        pause = None
        if step.paused is not None:
            pause = Pause(wall, None if step.paused == float("inf") else wall + step.paused)
        facts = Facts(wall, clock, CORES, pause, step.activity, step.sensed)
        was_paused = bool(looks) and looks[-1].facts.pause is not None
        decisions, state = decide(rules, facts, state)
        by_user = step.changed or was_paused or pause is not None or not looks
        looks.append(Look(facts, rules, by_user, decisions, state))
    return looks


def by_hand(look: Look, place: int) -> bool:
    """Whether the user's own hand pauses the core in that place."""
    rules, seen = look.rules, look.facts.activity
    return seen is not None and bool(
        (rules.pause_when_active and seen.active and place >= rules.cores_in_use)
        or (rules.pause_full_screen and seen.full_screen)
    )


@given(rules_strategy, steps_strategy)
@settings(max_examples=300)
def test_rules_flip_a_core_once_a_minute_at_most(rules: Rules, steps: list[Step]) -> None:
    looks = play(rules, steps)
    for place, core in enumerate(CORES):
        last = float("-inf")
        for before, after in pairwise(looks):
            was, runs = before.decisions[core].run, after.decisions[core].run
            if was == runs or after.by_user:
                continue
            if runs or not by_hand(after, place):
                assert after.facts.clock - last >= CALM_S
            last = after.facts.clock


@given(rules_strategy, steps_strategy)
@settings(max_examples=300)
def test_the_user_s_pause_always_wins(rules: Rules, steps: list[Step]) -> None:
    for look in play(rules, steps):
        for decision in look.decisions.values():
            assert (look.facts.pause is not None) == (decision.reason is Reason.USER_PAUSE)
            assert decision.run == (decision.reason is None)


def forbids(look: Look, place: int) -> bool:
    """Whether a rule without a memory holds for the core in that place."""
    rules, sensed = look.rules, look.facts.sensed
    return bool(
        by_hand(look, place)
        or (rules.pause_on_battery and sensed.on_battery)
        or (sensed.celsius is not None and sensed.celsius >= rules.hot_celsius)
        or (rules.programs and sensed.programs)
        or (sensed.disk_free_mib is not None and sensed.disk_free_mib < DISK_MIB[0])
        or (sensed.memory_free_mib is not None and sensed.memory_free_mib < MEMORY_MIB[0])
        or (rules.use_schedule and not any(rules.hours))
    )


@given(rules_strategy, steps_strategy)
@settings(max_examples=300)
def test_no_core_computes_while_rules_have_held_for_a_minute(
    rules: Rules, steps: list[Step]
) -> None:
    looks = play(rules, steps)
    for place, core in enumerate(CORES):
        since: float | None = None
        for look in looks:
            if not forbids(look, place):
                since = None
                continue
            since = look.facts.clock if since is None else since
            if by_hand(look, place):
                assert not look.decisions[core].run, "not for a moment"
            if look.facts.clock - since >= CALM_S:
                assert not look.decisions[core].run


@given(rules_strategy, steps_strategy)
@settings(max_examples=300)
def test_what_is_told_has_two_thresholds_where_it_has_any(rules: Rules, steps: list[Step]) -> None:
    looks = play(rules, steps)
    for before, after in pairwise(looks):
        if after.by_user:
            continue
        for core in CORES:
            was, now, sensed = before.decisions[core], after.decisions[core], after.facts.sensed
            if not now.run or was.run:
                continue
            if was.reason is Reason.TOO_HOT and was.why is not None and was.why.value is not None:
                assert sensed.celsius is None or sensed.celsius < 78
            if was.reason is Reason.DISK_LOW and was.why is not None and was.why.value is not None:
                assert sensed.disk_free_mib is None or sensed.disk_free_mib >= DISK_MIB[1]


@given(rules_strategy, steps_strategy)
@settings(max_examples=300)
def test_what_is_said_to_go_on_then_goes_on_then_and_not_before(
    rules: Rules, steps: list[Step]
) -> None:
    for look in play(rules, steps):
        for core, decision in look.decisions.items():
            if decision.why is None or decision.why.until is None:
                continue
            until, facts = decision.why.until, look.facts
            # Load that stays high would become a reason of its own meanwhile.
            calm = Sensed(
                **{
                    **{key: getattr(facts.sensed, key) for key in Sensed.__struct_fields__},
                    "busy_percent": min(facts.sensed.busy_percent or 0.0, 49.0),
                }
            )
            facts = replace(facts, sensed=calm)
            wait = until - facts.wall
            if wait > 2:
                early = replace(facts, wall=until - 2, clock=facts.clock + wait - 2)
                assert not decide(look.rules, early, look.state)[0][core].run
            there = replace(facts, wall=until, clock=facts.clock + max(wait, 0.0))
            found = decide(look.rules, there, look.state)[0][core]
            if decision.reason is Reason.USER_PAUSE:
                assert found.reason is not Reason.USER_PAUSE
            else:
                assert found.run


def test_the_load_that_made_another_client_flap_makes_us_flip_far_less() -> None:
    """13 suspensions in eight minutes there: one look in ten seconds against one threshold."""
    other, ours = [], []
    rules = Rules(pause_when_busy=True, busy_percent=25, busy_seconds=10)
    clock, state, next_look = 0.0, None, 0.0
    while clock < 480:
        # Two programs: 7 s in 23 on one core of two, 9 s in 37 on the other, and a hum.
        percent = 4.0 + 46 * (clock % 23 < 7) + 48 * (clock % 37 < 9)
        facts = Facts(START + clock, clock, (0,), sensed=Sensed(busy_percent=percent))
        decisions, state = decide(rules, facts, state)
        ours.append(decisions[0].run)
        if clock >= next_look:
            next_look += 10
            other.append(percent < 25)
        clock += 0.9
    assert suspensions(other) >= 13
    assert suspensions(ours) <= 2


def suspensions(runs: list[bool]) -> int:
    return sum(before and not after for before, after in pairwise(runs))


def test_bursts_just_long_enough_to_pause_still_flip_once_a_minute_at_most() -> None:
    rules = Rules(pause_when_busy=True, busy_percent=25, busy_seconds=5)
    clock, state, flips, before = 0.0, None, [], True
    while clock < 1800:
        percent = 90.0 if clock % 41 < 8 else 0.0
        facts = Facts(START + clock, clock, (0,), sensed=Sensed(busy_percent=percent))
        decisions, state = decide(rules, facts, state)
        if decisions[0].run != before:
            before = decisions[0].run
            flips.append(clock)
        clock += 0.9
    assert flips, "they do pause it"
    assert all(b - a >= CALM_S for a, b in pairwise(flips))
