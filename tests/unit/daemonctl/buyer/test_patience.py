"""Trying again: ever more slowly, and not for ever."""

from __future__ import annotations

import pytest

from daemonctl.buyer.patience import LONGEST_S, Patience
from daemonctl.errors import MarketRefused, MarketUnreachable


class Time:
    """A clock that sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept.append(seconds)


def patience(total_s: float, time: Time, told: list[MarketUnreachable]) -> Patience:
    return Patience(total_s, told.append, sleep=time.sleep, clock=lambda: time.now)


def test_an_answer_after_a_silence_is_the_answer() -> None:
    time, told = Time(), []
    answers = [MarketUnreachable("1"), MarketUnreachable("2"), None]

    def ask() -> str:
        if error := answers.pop(0):
            raise error
        return "yes"

    assert patience(60, time, told).call(ask) == "yes"
    assert [error.title for error in told] == ["1", "2"]


def test_patience_ends_with_the_last_error_within_its_time() -> None:
    time, told = Time(), []

    def ask() -> None:
        raise MarketUnreachable(f"at {time.now}")

    with pytest.raises(MarketUnreachable):
        patience(120, time, told).call(ask)
    assert 120 - LONGEST_S <= time.now <= 120
    assert time.slept[0] <= 0.5
    assert max(time.slept) <= LONGEST_S
    assert len(told) == len(time.slept)


def test_a_no_is_not_asked_again() -> None:
    time = Time()

    def ask() -> None:
        raise MarketRefused("no", status=402)

    with pytest.raises(MarketRefused):
        patience(120, time, []).call(ask)
    assert time.slept == []
