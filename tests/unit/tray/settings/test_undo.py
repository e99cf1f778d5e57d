"""Changes are taken back from the last to the first."""

from __future__ import annotations

from tray.settings.undo import MOST_STEPS, Step, Steps


def step(words: str, back: str = "", key: str = "") -> Step:
    return Step(words, lambda: back, key)


def test_the_last_change_is_taken_first() -> None:
    steps = Steps()
    steps.did(step("one"))
    steps.did(step("two"))
    assert [steps.take().words, steps.take().words] == ["two", "one"]  # type: ignore[union-attr]
    assert steps.take() is None


def test_changes_of_one_field_that_follow_each_other_are_one() -> None:
    steps = Steps()
    steps.did(step("85", "from 80", "hot"))
    steps.did(step("90", "from 85", "hot"))
    last = steps.take()
    assert last is not None
    assert (last.words, last.back()) == ("90", "from 80")
    assert steps.last is None


def test_another_change_between_them_keeps_them_apart() -> None:
    steps = Steps()
    for key in ("hot", "", "hot"):
        steps.did(step("x", key=key))
    assert sum(steps.take() is not None for _ in range(5)) == 3


def test_no_more_are_kept_than_anybody_takes_back() -> None:
    steps = Steps()
    for number in range(MOST_STEPS + 5):
        steps.did(step(str(number)))
    assert sum(steps.take() is not None for _ in range(MOST_STEPS + 5)) == MOST_STEPS
