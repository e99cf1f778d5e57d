"""The cores as they are built, and what each is called."""

from __future__ import annotations

from daemonctl.control.machine import Core
from tests.wizardstage import pairs
from tray.corelayout import CoreWords, arrange


def test_threads_of_one_physical_core_stand_together() -> None:
    (group,) = arrange(pairs(8))
    assert [[core.number for core in threads] for threads in group.cores] == [
        [0, 1],
        [2, 3],
        [4, 5],
        [6, 7],
    ]


def test_siblings_with_numbers_far_apart_stand_together_too() -> None:
    cores = [Core(n, (n % 4, n % 4 + 4)) for n in range(8)]
    (group,) = arrange(cores)
    assert [[core.number for core in threads] for threads in group.cores] == [
        [0, 4],
        [1, 5],
        [2, 6],
        [3, 7],
    ]


def test_a_sibling_that_may_not_be_sold_is_left_out() -> None:
    (group,) = arrange([Core(1, (0, 1)), Core(2, (2, 3))])
    assert [[core.number for core in threads] for threads in group.cores] == [[1], [2]]


def test_packages_and_kinds_are_groups_the_fast_ones_first() -> None:
    groups = arrange(pairs(8, slow=4))
    assert [(group.package, group.efficiency, len(group.cores)) for group in groups] == [
        (0, False, 2),
        (0, True, 4),
    ]
    assert [group.package for group in arrange(pairs(8, packages=2))] == [0, 1]


def test_a_core_s_name_says_what_shares_its_physical_core() -> None:
    words = CoreWords()
    cores = pairs(6, slow=2)
    assert [words.name(core) for core in cores] == [
        "cpu0, first thread of its core",
        "cpu1, second thread of the core of cpu0",
        "cpu2, first thread of its core",
        "cpu3, second thread of the core of cpu2",
        "cpu4, efficiency core",
        "cpu5, efficiency core",
    ]
    assert words.name(Core(7, (4, 5, 6, 7))) == "cpu7, thread 4 of the core of cpu4"


def test_headings_say_only_what_tells_groups_apart() -> None:
    words = CoreWords()
    for cores, headings in (
        (pairs(8), [""]),
        (pairs(8, slow=4), ["Fast cores", "Efficiency cores: slower and frugal"]),
        (pairs(8, packages=2), ["Processor 1", "Processor 2"]),
    ):
        groups = arrange(cores)
        assert [words.group(group, groups) for group in groups] == headings


def test_the_count_is_a_sentence() -> None:
    words = CoreWords()
    assert words.count(4, 8) == "4 of 8 cores will compute; your programs always go first."
    assert words.count(1, 1) == "1 of 1 core will compute; your programs always go first."
    assert words.count(0, 8) == "No core computes. Choose at least one."
