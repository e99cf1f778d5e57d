"""What each core may do now: rules and facts in, a decision a core with its reason out. Pure.

The user's pause comes before all, at once. Then the rules, and what they do is bounded: a core
that a rule has paused goes on `CALM_S` later at the earliest, and a core that has just gone on is
paused by a rule `CALM_S` later at the earliest, unless the user's own hand does it: coming back to
the machine or filling the screen pauses at once, always. So the rules flip a core once a minute
at most, however the sensors jump, and a core never computes while a rule has held for a minute.

What the user changes applies at once: the end of their pause, the rules themselves, which cores
are sold; and so does the first decision after a start.

Of several rules that hold, the one is told that will probably hold the longest (`holds`): what
ends sooner does not help. `Why.until` is true: if nothing else changes, the core goes on then.
With the pause it is the pause's own end, whatever the rules say by then. Where a rule's reason is
over and only the minute is not, `until` is there and `value` is not.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from daemonctl.model import Pause, Reason, Why
from daemonctl.policy import holds
from daemonctl.policy.holds import Hold, Machine, Trends
from daemonctl.senses import Activity, Sensed
from daemonctl.settings import Rules

CALM_S = 60.0
"""Seconds between what rules do to a core."""
_CLOCK_SET_S = 1.0
"""Between two looks the clocks drift apart by less, unless somebody sets one or it sleeps."""

_HAIR_S = 0.001
"""What a clock of 1.7 billion seconds may lose in a sum."""


@dataclass(frozen=True)
class Facts:
    """What the rules look at.

    wall: seconds since the epoch; may jump. clock: seconds on a clock that does not. cores: the
    sold ones, in the order in which they go on while the user is there. activity: None where
    nobody tells, or nobody who still lives.
    """

    wall: float
    clock: float
    cores: tuple[int, ...] = ()
    pause: Pause | None = None
    activity: Activity | None = None
    sensed: Sensed = field(default_factory=Sensed)


@dataclass(frozen=True)
class Decision:
    """run: whether a worker may compute there. reason: why not. why: its figures, if any."""

    run: bool
    reason: Reason | None = None
    why: Why | None = None


Decisions = Mapping[int, Decision]
"""By core."""


@dataclass(frozen=True)
class _Core:
    """decision: the one in force. flipped: when a rule last paused it or let it go on."""

    decision: Decision
    flipped: float = -math.inf


@dataclass(frozen=True)
class State:
    """What the next decision needs of this one.

    paused: by the user. offset: wall minus clock, kept while they agree, so that an instant does
    not jump to and fro by a second.
    """

    rules: Rules
    paused: bool
    trends: Trends
    offset: float
    cores: dict[int, _Core] = field(default_factory=dict)


def decide(rules: Rules, facts: Facts, before: State | None) -> tuple[Decisions, State]:
    """What each of `facts.cores` may do, and what to remember. before: None = the first time."""
    paused = facts.pause is not None and facts.pause.holds(facts.wall)
    same = before is not None and before.rules == rules
    trends = before.trends if before is not None else Trends()
    if before is not None and not same:
        trends = holds.revised(trends, before.rules, rules)
    trends = holds.follow(trends, rules, facts.sensed, facts.clock)
    found = holds.find(rules, Machine(facts.wall, facts.activity, facts.sensed), trends)
    offset = facts.wall - facts.clock
    if before is not None and abs(before.offset - offset) < _CLOCK_SET_S:
        offset = before.offset
    known = before.cores if before is not None else {}
    at_once = not same or tuple(known) != facts.cores or (before is not None and before.paused)
    cores: dict[int, _Core] = {}
    for place, core in enumerate(facts.cores):
        old = known.get(core)
        if paused and facts.pause is not None:
            why = Why(until=facts.pause.until) if facts.pause.until is not None else None
            decision = Decision(False, Reason.USER_PAUSE, why)
            cores[core] = _Core(decision, old.flipped if old is not None else -math.inf)
            continue
        mine = [hold for hold in found if place >= hold.spares]
        if old is None or at_once:
            cores[core] = _apply(old, mine, facts.clock, offset)
        else:
            cores[core] = _calmly(old, mine, facts.clock, offset)
    state = State(rules, paused, trends, offset, cores)
    return {core: one.decision for core, one in cores.items()}, state


def _apply(old: _Core | None, mine: list[Hold], clock: float, offset: float) -> _Core:
    """What the rules say, at once."""
    flipped = old.flipped if old is not None else -math.inf
    if not mine:
        return _Core(Decision(True), flipped)
    if old is None or old.decision.run:
        flipped = clock
    return _Core(_paused(mine, flipped, offset), flipped)


def _calmly(old: _Core, mine: list[Hold], clock: float, offset: float) -> _Core:
    """What the rules say, where the minute or the user's hand allows it."""
    decision, flipped = old.decision, old.flipped
    calm = clock - flipped >= CALM_S
    if decision.run:
        if not mine or not (calm or any(hold.by_hand for hold in mine)):
            return old
        return _Core(_paused(mine, clock, offset), clock)
    if mine:
        return _Core(_paused(mine, flipped, offset), flipped)
    if calm:
        return _Core(Decision(True), clock)
    name = decision.why.name if decision.why is not None else ""
    rest = Why(until=_instant(flipped, offset), name=name)
    return _Core(Decision(False, decision.reason, rest), flipped)


def _paused(mine: list[Hold], flipped: float, offset: float) -> Decision:
    told = mine[0]
    ends = [hold.why.until for hold in mine if hold.why.until is not None]
    until = None
    if len(ends) == len(mine):
        until = max(*ends, _instant(flipped, offset))
    why = Why(value=told.why.value, limit=told.why.limit, until=until, name=told.why.name)
    return Decision(False, told.reason, why if why != Why() else None)


def _instant(flipped: float, offset: float) -> float:
    """When the minute is over, in whole seconds since the epoch, and never a hair too early."""
    if not math.isfinite(flipped):
        return 0.0
    return float(math.ceil(flipped + CALM_S + offset + _HAIR_S))
