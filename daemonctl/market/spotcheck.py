"""When a host may compute a job alone, and which of those jobs another host computes too. Pure.

A job that a trusted host delivered alone is drawn for a check when it has been delivered, never
before: the host cannot know, nor can a friend of it that is given the check tell it in time. What
was not drawn waits, unshown and unpaid, until a check of the same host and computation that was
drawn no earlier than it was delivered is confirmed. Where no check was drawn for a while, one of
those that wait is.

Numbers from 0 to 1 come from outside, so that tests can repeat them; a market takes them from the
kernel's own randomness, which nobody can foresee.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

_T = TypeVar("_T")

Chance = Callable[[], float]
"""The next random number, at least 0 and below 1."""

TRUSTED = 10
"""Results in a row that other hosts agreed with, from which on a host may compute alone."""
FLOOR = 0.05
"""The least share of checks, however long a host has been right."""
_EASING = 2.0
_LEAST_WAIT_S = 60.0
_MOST_WAIT_S = 600.0
_JOBS_WAITED = 16


def may_compute_alone(streak: int) -> bool:
    """Whether a host with this streak may."""
    return streak >= TRUSTED


def probability(streak: int) -> float:
    """Of a check of one job: a fifth when trust is new, falling to the floor."""
    return max(FLOOR, min(1.0, _EASING / max(1, streak)))


def drawn(streak: int, chance: Chance) -> bool:
    """Whether a job that was delivered alone is to be computed by others too."""
    return not may_compute_alone(streak) or chance() < probability(streak)


def one_of(waiting: Sequence[_T], chance: Chance) -> _T:
    """The one to be checked of all that waited too long."""
    return waiting[min(len(waiting) - 1, int(chance() * len(waiting)))]


def patience_s(work_ms: int) -> float:
    """How long a job computed alone waits for a check of its host to be drawn: the time of some
    jobs, so that a check speaks for many, and at least a minute, at most ten."""
    return min(_MOST_WAIT_S, max(_LEAST_WAIT_S, _JOBS_WAITED * work_ms / 1000))
