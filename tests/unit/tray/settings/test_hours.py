"""The hours of a week are painted, compared and grouped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from daemonctl.settings import ALWAYS
from tray.settings.hours import alike, count, paint, spans, turned, week

NEVER = (frozenset[int](),) * 7
hours = st.frozensets(st.integers(0, 23))
weeks = st.tuples(*[hours] * 7)
cells = st.sets(st.tuples(st.integers(0, 6), st.integers(0, 23)), min_size=1)


def test_a_week_begins_where_the_user_s_does() -> None:
    assert week(6) == (6, 0, 1, 2, 3, 4, 5)


@given(weeks, cells)
def test_turning_cells_twice_leaves_them_alike_and_touches_no_other(
    before: tuple[frozenset[int], ...], cells: set[tuple[int, int]]
) -> None:
    once = turned(before, cells)
    now = {hour in once[day] for day, hour in cells}
    assert len(now) == 1
    assert now != {hour in turned(once, cells)[day] for day, hour in cells}
    others = {(day, hour) for day in range(7) for hour in range(24)} - cells
    assert all((hour in before[day]) == (hour in once[day]) for day, hour in others)


def test_cells_that_differ_are_all_turned_on_first() -> None:
    half = paint(NEVER, [(0, 1)], on=True)
    assert turned(half, [(0, 1), (0, 2)])[0] == {1, 2}


def test_hours_are_counted() -> None:
    assert count((ALWAYS,) * 7) == 168
    assert count(NEVER) == 0


def test_a_night_is_one_span() -> None:
    assert spans(frozenset({22, 23, 0, 1})) == ((22, 2),)
    assert spans(frozenset({0, 1, 9, 10, 23})) == ((9, 11), (23, 2))


def test_a_whole_day_and_none_are_no_night() -> None:
    assert spans(ALWAYS) == ((0, 24),)
    assert spans(frozenset()) == ()


@given(hours)
def test_spans_say_every_hour_once(day: frozenset[int]) -> None:
    said = [
        hour % 24
        for start, end in spans(day)
        for hour in range(start, end if end > start else end + 24)
    ]
    assert sorted(said) == sorted(day)


def test_neighbours_with_the_same_hours_are_one_group() -> None:
    mixed = (*([ALWAYS] * 5), frozenset({1}), ALWAYS)
    assert alike(mixed, week(0)) == (
        ((0, 1, 2, 3, 4), ALWAYS),
        ((5,), frozenset({1})),
        ((6,), ALWAYS),
    )
    assert alike(mixed, week(6))[0][0] == (6, 0, 1, 2, 3, 4)
