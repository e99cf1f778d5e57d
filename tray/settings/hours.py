"""The hours of a week: painted, compared and grouped, without Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from daemonctl.settings import HOURS, WEEKDAYS

Hours = tuple[frozenset[int], ...]
"""One set of whole hours a weekday, Monday first, as `settings.Rules.hours`."""

Cell = tuple[int, int]
"""(weekday, hour); Monday is 0."""

DAYS = len(WEEKDAYS)


def week(first: int) -> tuple[int, ...]:
    """The weekdays as a week that begins on `first` has them: week(6) -> (6, 0, 1, 2, 3, 4, 5)."""
    return tuple((first + day) % DAYS for day in range(DAYS))


def paint(hours: Hours, cells: Iterable[Cell], on: bool) -> Hours:
    """`hours` with these cells on or off."""
    days = [set(day) for day in hours]
    for day, hour in cells:
        (days[day].add if on else days[day].discard)(hour)
    return tuple(frozenset(day) for day in days)


def turned(hours: Hours, cells: Collection[Cell]) -> Hours:
    """`hours` with these cells on; off where all of them were on already."""
    return paint(hours, cells, on=not all(hour in hours[day] for day, hour in cells))


def count(hours: Hours) -> int:
    """How many of the week's 168 hours are on."""
    return sum(len(day) for day in hours)


def spans(day: frozenset[int]) -> tuple[tuple[int, int], ...]:
    """(start, end) of each run of hours; one over midnight is one, last: {22, 23, 0} -> (22, 1)."""
    found: list[tuple[int, int]] = []
    for hour in sorted(day):
        if found and found[-1][1] == hour:
            found[-1] = (found[-1][0], hour + 1)
        else:
            found.append((hour, hour + 1))
    if len(found) > 1 and found[0][0] == 0 and found[-1][1] == HOURS:
        found = [*found[1:-1], (found[-1][0], found[0][1])]
    return tuple(found)


def alike(hours: Hours, order: Sequence[int]) -> tuple[tuple[tuple[int, ...], frozenset[int]], ...]:
    """Neighbouring weekdays with the same hours, as (weekdays, hours), in this order of days."""
    found: list[tuple[tuple[int, ...], frozenset[int]]] = []
    for day in order:
        if found and found[-1][1] == hours[day]:
            found[-1] = ((*found[-1][0], day), hours[day])
        else:
            found.append(((day,), hours[day]))
    return tuple(found)
