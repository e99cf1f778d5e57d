"""What the page "Earnings" shows, decided without Qt: sums, and a plot of thirty days."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from daemonctl.control.earnings import DayEarning
from daemonctl.model import MICRO

DAYS = 30
MOST_NAMED = 5
"""Beneficiaries that are told apart; what the rest earned is one more."""


@dataclass(frozen=True)
class Series:
    """One beneficiary's coins. name: "" = all others together. micro: of each day, oldest first."""

    name: str
    micro: tuple[int, ...]
    others: bool = False

    @property
    def total(self) -> int:
        """Micro-coins of all days."""
        return sum(self.micro)


@dataclass(frozen=True)
class Plot:
    """days: oldest first, without gaps. series: who earned most comes first. top: the axis' end
    and ticks: its marks, micro-coins."""

    days: tuple[datetime.date, ...]
    series: tuple[Series, ...]
    top: int
    ticks: tuple[int, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.series

    def of_day(self, index: int) -> int:
        """Micro-coins of one day, of all together."""
        return sum(one.micro[index] for one in self.series)


def plot(earned: Iterable[DayEarning], today: datetime.date) -> Plot:
    """The plot of the thirty days that end with `today`."""
    days = tuple(today - datetime.timedelta(days=back) for back in reversed(range(DAYS)))
    place = {day: index for index, day in enumerate(days)}
    micro: dict[str, list[int]] = defaultdict(lambda: [0] * DAYS)
    for one in earned:
        if one.day in place and one.micro > 0:
            micro[one.beneficiary][place[one.day]] += one.micro
    # By name where two earned the same: the order, and with it the pattern, must not flicker.
    ranked = sorted(micro.items(), key=lambda pair: (-sum(pair[1]), pair[0]))
    named = [Series(name, tuple(each)) for name, each in ranked[:MOST_NAMED]]
    rest = [each for _, each in ranked[MOST_NAMED:]]
    if rest:
        named.append(Series("", tuple(sum(day) for day in zip(*rest, strict=True)), others=True))
    highest = max((sum(day) for day in zip(*(s.micro for s in named), strict=True)), default=0)
    ticks = axis(highest)
    return Plot(days, tuple(named), ticks[-1], ticks)


def axis(highest: int) -> tuple[int, ...]:
    """Round marks from 0 to at least `highest`, three to six of them; micro-coins."""
    highest = max(highest, 1)
    step = 1
    while True:
        for factor in (1, 2, 5):
            if step * factor * 5 >= highest:
                step *= factor
                last = -(-highest // step)
                return tuple(mark * step for mark in range(last + 1))
        step *= 10


def decimal(micro: int) -> str:
    """Micro-coins as an exact number of CPUCoins, for an axis and for a tooltip."""
    whole, rest = divmod(max(micro, 0), MICRO)
    fraction = f"{rest:06d}".rstrip("0")
    return f"{whole}.{fraction}" if fraction else str(whole)
