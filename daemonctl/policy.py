"""What each core may do now: rules in, a decision with its reason out. Pure.

So far there is one rule, and it comes before all that will follow: the user's pause.
"""

from __future__ import annotations

from dataclasses import dataclass

from daemonctl.model import Pause, Reason


@dataclass(frozen=True)
class Facts:
    """What the rules look at. now: seconds since the epoch."""

    now: float
    pause: Pause | None = None


@dataclass(frozen=True)
class Decision:
    """run: whether workers may compute. reason: why they may not; None where they may."""

    run: bool
    reason: Reason | None = None


def decide(facts: Facts) -> Decision:
    """What the rules say at this moment."""
    if facts.pause is not None and facts.pause.holds(facts.now):
        return Decision(run=False, reason=Reason.USER_PAUSE)
    return Decision(run=True)
