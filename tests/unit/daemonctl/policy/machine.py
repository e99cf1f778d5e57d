"""A machine whose clock and sensors a test moves, and what the rules say of it."""

from __future__ import annotations

from dataclasses import replace

from daemonctl.model import Process
from daemonctl.policy import Decision, Decisions, Facts, State, decide
from daemonctl.senses import ACTIVITY_SCHEMA, Activity, Source
from daemonctl.settings import Rules

WALL = 1_700_000_000.5
RUN = Decision(True)


def activity(*, active: bool = False, full_screen: bool | None = None) -> Activity:
    by = Process(1, 1.0)
    return Activity(ACTIVITY_SCHEMA, by, Source.X11, active=active, full_screen=full_screen)


class Machine:
    """It began at `WALL`; it tells of core 0 unless asked of all."""

    def __init__(self, rules: Rules | None = None, cores: tuple[int, ...] = (0,)) -> None:
        self.rules = rules or Rules()
        self.facts = Facts(WALL, 1000.0, cores)
        self.state: State | None = None

    def all(self, seconds: float = 0.0, **changes: object) -> Decisions:
        facts = self.facts
        moved = replace(facts, wall=facts.wall + seconds, clock=facts.clock + seconds)
        self.facts = replace(moved, **changes)  # type: ignore[arg-type]
        decisions, self.state = decide(self.rules, self.facts, self.state)
        return decisions

    def after(self, seconds: float = 0.0, **changes: object) -> Decision:
        return self.all(seconds, **changes)[0]
