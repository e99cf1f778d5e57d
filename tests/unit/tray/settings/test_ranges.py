"""Figures that may not cross do not, and only names are taken for programs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.settings import LONGEST_NAME, MOST_PROGRAMS
from tray.settings.ranges import COOL, HOT, add_program, set_cool, set_hot

hot = st.integers(*HOT)
cool = st.integers(*COOL)


@given(hot, cool)
def test_cool_is_always_below_hot_and_what_was_set_is_what_it_was_set_to(h: int, c: int) -> None:
    for new_hot, new_cool, was in ((*set_hot(h, c), "hot"), (*set_cool(h, c), "cool")):
        assert new_cool < new_hot
        assert HOT[0] <= new_hot <= HOT[1]
        assert COOL[0] <= new_cool <= COOL[1]
        assert (new_hot == h) if was == "hot" else (new_cool == c)


def test_figures_that_do_not_meet_stay() -> None:
    assert set_hot(90, 78) == (90, 78)
    assert set_cool(85, 70) == (85, 70)


def test_a_program_is_its_name_without_the_path() -> None:
    assert add_program(("steam",), " /usr/bin/blender ") == ("steam", "blender")


def test_a_program_is_listed_once() -> None:
    assert add_program(("steam",), "steam") == ("steam",)


@pytest.mark.parametrize("name", ["", "  ", "/", "a\nb", "x" * (LONGEST_NAME + 1)])
def test_what_is_no_name_is_refused(name: str) -> None:
    assert add_program((), name) is None


def test_the_list_is_bounded() -> None:
    assert add_program([str(n) for n in range(MOST_PROGRAMS)], "one more") is None
