"""The week's hours in words."""

from __future__ import annotations

from daemonctl.settings import ALWAYS
from tray.settings.hours import paint
from tray.settings.hourwords import HourWords

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NIGHT = frozenset({*range(8), *range(18, 24)})
NONE = frozenset[int]()


def words(first: int = 0) -> HourWords:
    return HourWords(NAMES, first)


def test_nights_and_weekends_are_said_as_people_say_them() -> None:
    hours = (*([NIGHT] * 5), ALWAYS, ALWAYS)
    assert words().summary(hours) == "Monday to Friday 18–8, Saturday and Sunday all day"


def test_the_week_is_said_in_the_user_s_order() -> None:
    hours = (NONE, NONE, NONE, NONE, NONE, ALWAYS, ALWAYS)
    assert words(6).summary(hours) == "Sunday all day, Saturday all day"


def test_always_and_never_are_said_so() -> None:
    assert words().summary((ALWAYS,) * 7) == "At every hour of the week."
    assert words().summary((NONE,) * 7) == "Never: no hour is chosen."


def test_several_spans_of_one_day_are_all_said() -> None:
    hours = paint((NONE,) * 7, [(2, 9), (2, 12), (2, 13)], on=True)
    assert words().summary(hours) == "Wednesday 9–10 and 12–14"


def test_a_cell_says_its_hour_and_what_it_does() -> None:
    assert words().cell((0, 18), True) == "Monday 18 to 19, computes"
    assert words().cell((6, 23), False) == "Sunday 23 to 24, rests"
