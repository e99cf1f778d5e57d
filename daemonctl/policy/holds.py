"""Which rules hold, and with what figures; those with a threshold have two, so as not to flap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from daemonctl.model import Reason, Why
from daemonctl.policy import schedule
from daemonctl.senses import Activity, Sensed
from daemonctl.settings import Rules

QUIET_S = 30.0
"""How long other load must stay low without a break: between the bursts of one program it goes
down as well, and to go on then means to stop again a moment later."""
_QUIET_PER_CENT = 60
"""What counts as low, in per cent of the load that counts as high."""
DISK_MIB = (256, 512)
MEMORY_MIB = (160, 320)
"""Below the first the cores pause, from the second on they go on."""
_SMALL_SHARE = 12
"""Of a machine with little memory the first is this part: one of 256 MB never has 160 free."""


@dataclass(frozen=True)
class Machine:
    """The machine at one instant, in seconds since the epoch."""

    wall: float
    activity: Activity | None
    sensed: Sensed


@dataclass(frozen=True)
class Hold:
    """A rule that holds. by_hand: the user has just done that. spares: cores that go on."""

    reason: Reason
    why: Why = field(default_factory=Why)
    by_hand: bool = False
    spares: int = 0


@dataclass(frozen=True)
class Trends:
    """Where the rules with two thresholds stand.

    turning: since when the load has said the contrary of `busy`, without a break.
    """

    hot: bool = False
    busy: bool = False
    turning: float | None = None
    disk_low: bool = False
    memory_low: bool = False


def follow(trends: Trends, rules: Rules, sensed: Sensed, clock: float) -> Trends:
    """The trends after one more look, at `clock`. What no sensor tells is no reason to pause."""
    busy, turning = _load(trends, rules, sensed.busy_percent, clock)
    hot = False
    if rules.pause_when_hot and sensed.celsius is not None:
        limit = rules.cool_celsius if trends.hot else rules.hot_celsius
        hot = sensed.celsius >= limit
    return Trends(
        hot=hot,
        busy=busy,
        turning=turning,
        disk_low=_low(trends.disk_low, sensed.disk_free_mib, DISK_MIB),
        memory_low=_low(trends.memory_low, sensed.memory_free_mib, memory_limits(sensed)),
    )


def memory_limits(sensed: Sensed) -> tuple[int, int]:
    """MEMORY_MIB, or less on a machine with little memory."""
    if sensed.memory_total_mib is None:
        return MEMORY_MIB
    low = min(MEMORY_MIB[0], sensed.memory_total_mib // _SMALL_SHARE)
    return low, low * MEMORY_MIB[1] // MEMORY_MIB[0]


def revised(trends: Trends, before: Rules, rules: Rules) -> Trends:
    """The trends once `rules` stand where `before` stood.

    A rule stands where it stood unless its own figures change: whoever adds a program to the list
    lets no core go on that is too hot. A limit that rises counts at once, and the load's time of
    grace begins anew.
    """
    if rules.hot_celsius > before.hot_celsius:
        trends = replace(trends, hot=False)
    if rules.busy_percent > before.busy_percent:
        trends = replace(trends, busy=False)
    if (rules.busy_percent, rules.busy_seconds) != (before.busy_percent, before.busy_seconds):
        trends = replace(trends, turning=None)
    return trends


def find(rules: Rules, machine: Machine, trends: Trends) -> tuple[Hold, ...]:
    """The rules that hold, those first that will probably hold the longest.

    What the user has to mend or waits for by the clock, then what they do with the machine,
    then what passes: to leave the machine alone does not help while it is on battery.
    """
    return tuple(_find(rules, machine, trends))


def _find(rules: Rules, machine: Machine, trends: Trends) -> Iterator[Hold]:
    sensed, activity = machine.sensed, machine.activity
    if trends.disk_low:
        yield Hold(Reason.DISK_LOW, Why(value=sensed.disk_free_mib, limit=DISK_MIB[1]))
    if rules.use_schedule and not schedule.is_open(rules.hours, machine.wall):
        yield Hold(Reason.SCHEDULE, Why(until=schedule.opens(rules.hours, machine.wall)))
    if rules.pause_on_battery and sensed.on_battery:
        yield Hold(Reason.ON_BATTERY)
    if running := [name for name in rules.programs if name in sensed.programs]:
        yield Hold(Reason.PROGRAM, Why(name=running[0]))
    if rules.pause_full_screen and activity is not None and activity.full_screen:
        yield Hold(Reason.FULL_SCREEN, by_hand=True)
    if trends.memory_low:
        yield Hold(
            Reason.MEMORY_LOW, Why(value=sensed.memory_free_mib, limit=memory_limits(sensed)[1])
        )
    if trends.hot:
        yield Hold(Reason.TOO_HOT, Why(value=sensed.celsius, limit=rules.cool_celsius))
    if trends.busy:
        yield Hold(Reason.OTHER_LOAD, Why(value=sensed.busy_percent, limit=_quiet(rules)))
    if rules.pause_when_active and activity is not None and activity.active:
        why = Why(limit=rules.idle_minutes * 60)
        yield Hold(Reason.USER_ACTIVE, why, by_hand=True, spares=rules.cores_in_use)


def _load(
    trends: Trends, rules: Rules, percent: float | None, clock: float
) -> tuple[bool, float | None]:
    """`busy` and `turning`."""
    if not rules.pause_when_busy or percent is None:
        return False, None
    if trends.busy:
        turns, needed = percent < _quiet(rules), QUIET_S
    else:
        turns, needed = percent >= rules.busy_percent, float(rules.busy_seconds)
    if not turns:
        return trends.busy, None
    since = clock if trends.turning is None else trends.turning
    if clock - since < needed:
        return trends.busy, since
    return not trends.busy, None


def _quiet(rules: Rules) -> float:
    """Per cent of the machine below which other programs must stay."""
    return rules.busy_percent * _QUIET_PER_CENT // 100


def _low(before: bool, free: int | None, limits: tuple[int, int]) -> bool:
    return free is not None and free < limits[before]
