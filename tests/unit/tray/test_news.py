"""Which changes are news, and how often they may be told."""

from __future__ import annotations

from typing import Any

import pytest

from daemonctl.model import Coins, CoreState, Pause, Problem, Reason, StartOutcome, Status
from tray.entries import Command
from tray.memory import DAY_S, HOUR_S, Memory
from tray.news import Kind, News, NewsWords, forgotten, news, next_look, worth_telling
from tray.present import Snapshot

NOW = 1_700_000_000.0
WORDS = NewsWords()


def snapshot(status: Status | None, pause: Pause | None = None, **more: Any) -> Snapshot:
    return Snapshot(status, pause, NOW, 8, **more)


def kinds(before: Snapshot | None, after: Snapshot) -> list[Kind]:
    return [one.kind for one in news(before, after, WORDS)]


def test_routine_is_no_news(machine: Any) -> None:
    busy, idle = machine.status(machine.core(0)), machine.status()
    waiting = machine.status(machine.core(0, CoreState.WAITING, Reason.TOO_HOT, worker=None))
    for before in (None, busy, idle, waiting):
        for after in (busy, idle, waiting):
            assert kinds(None if before is None else snapshot(before), snapshot(after)) == []


def test_the_first_coin_ever_is_news_and_no_later_one(machine: Any) -> None:
    steps = [snapshot(machine.status(coins=Coins(total=n))) for n in (0, 840_000, 2_000_000)]
    (told,) = news(steps[0], steps[1], WORDS)
    assert told.text == "Your computer has earned its first 0.84 CPUCoins. Thank you!"
    assert kinds(steps[1], steps[2]) == []
    assert kinds(None, steps[2]) == []
    assert kinds(snapshot(None), steps[1]) == [], "earned before the tray looked"


def test_a_problem_is_news_once(machine: Any) -> None:
    fine = snapshot(machine.status(machine.core(0)))
    bad = snapshot(machine.status(problems=(Problem("Bad <order>", "x", "Mend it."),)))
    (told,) = news(fine, bad, WORDS)
    assert told.kind is Kind.ATTENTION
    assert told.text == "Bad ‹order›\nMend it."
    assert kinds(bad, bad) == []
    assert kinds(None, bad) == [Kind.ATTENTION], "somebody who logs in has not seen it"


def test_a_core_that_needs_the_user_is_news(machine: Any) -> None:
    bad = machine.status(
        *(machine.core(n, CoreState.ATTENTION, Reason.KERNEL_UNFIT) for n in range(3))
    )
    (told,) = news(None, snapshot(bad), WORDS)
    assert told.text == "This kernel cannot lock jobs in"


def test_of_many_that_need_the_user_one_is_told_and_the_others_are_counted() -> None:
    many = [WORDS.attention(f"Bad order {n}", "Mend it.") for n in range(32)]
    gathered = WORDS.gathered([*many, WORDS.died()])
    assert [one.kind for one in gathered] == [Kind.ATTENTION, Kind.DIED]
    assert gathered[0].text == "Bad order 0 (and 31 more)\nMend it."
    assert WORDS.gathered(many[:1]) == many[:1]
    assert WORDS.gathered([]) == []


def test_a_key_that_cannot_be_had_is_told_with_why_and_where_to_choose_another() -> None:
    told = WORDS.no_key("Ctrl+<P>", "Another program has this key already.")
    assert told.title == "The pause key Ctrl+‹P› does not work"
    assert told.text == "Another program has this key already.\nChoose another in the settings."
    assert [command for command, _words in told.actions] == [Command.SETTINGS]
    memory = telling(told, Memory(), NOW)
    assert worth_telling(told, memory, NOW + DAY_S - 1) is None
    assert worth_telling(WORDS.no_key("Ctrl+Q", "x"), memory, NOW + 1) is not None


@pytest.mark.parametrize(
    ("trouble", "text"),
    [
        (StartOutcome.FAILED, "Starting failed; the log says why"),
        (Problem("No space left", hint="Make room."), "No space left\nMake room."),
    ],
)
def test_a_command_that_failed_is_told_for_nobody_may_be_looking(trouble: Any, text: str) -> None:
    (told,) = news(snapshot(None), snapshot(None, trouble=trouble), WORDS)
    assert (told.kind, told.text) == (Kind.ATTENTION, text)
    assert kinds(snapshot(None, trouble=trouble), snapshot(None, trouble=trouble)) == []


def test_a_daemon_that_dies_is_news_and_one_that_ends_is_not(machine: Any) -> None:
    busy = snapshot(machine.status(machine.core(0)))
    (told,) = news(busy, snapshot(None, crashed=True), WORDS)
    assert [command for command, _words in told.actions] == [Command.SHOW, Command.START]
    assert kinds(busy, snapshot(None)) == []
    assert kinds(None, snapshot(None, crashed=True)) == []


@pytest.mark.parametrize(
    ("pause", "text"),
    [
        (None, None),
        (Pause(NOW - 3600), None),
        (Pause(NOW - 30 * 3600), "You paused the computing yesterday, and it is still paused."),
        (
            Pause(NOW - 3 * DAY_S),
            "You paused the computing 3 days ago, and it is still paused.",
        ),
        (Pause(NOW - 3 * DAY_S, NOW + 60), None),  # it ends by itself
    ],
)
def test_a_pause_that_was_perhaps_forgotten(pause: Pause | None, text: str | None) -> None:
    told = forgotten(snapshot(None, pause), WORDS)
    assert (None if told is None else told.text) == text


def test_a_pause_is_looked_at_again_once_a_day() -> None:
    assert next_look(snapshot(None)) is None
    assert next_look(snapshot(None, Pause(NOW, NOW + 900))) is None
    assert next_look(snapshot(None, Pause(NOW - 10))) == NOW - 10 + DAY_S
    assert next_look(snapshot(None, Pause(NOW - DAY_S))) == NOW + DAY_S


def telling(one: News, memory: Memory, now: float) -> Memory:
    after = worth_telling(one, memory, now)
    assert after is not None
    return after


def test_the_same_is_told_at_most_once_a_day() -> None:
    problem = WORDS.attention("x")
    memory = telling(problem, Memory(), NOW)
    assert worth_telling(problem, memory, NOW + DAY_S - 1) is None
    assert worth_telling(problem, memory, NOW + DAY_S) is not None


def test_what_needs_nobody_is_told_at_most_once_an_hour() -> None:
    memory = telling(WORDS.coin(1_000_000), Memory(), NOW)
    assert worth_telling(WORDS.paused(1), memory, NOW + HOUR_S - 1) is None
    assert worth_telling(WORDS.paused(1), memory, NOW + HOUR_S) is not None
    assert worth_telling(WORDS.died(), memory, NOW + 1) is not None
    memory = telling(WORDS.attention("x"), memory, NOW + 1)
    assert worth_telling(WORDS.attention("y"), memory, NOW + 2) is not None


def test_a_clock_that_was_put_back_does_not_silence_it() -> None:
    memory = telling(WORDS.coin(1_000_000), Memory(), NOW + 10 * DAY_S)
    assert worth_telling(WORDS.coin(1_000_000), memory, NOW) is not None


def test_what_was_told_long_ago_is_forgotten() -> None:
    memory = Memory(told={"old": NOW - 2 * DAY_S, "new": NOW - 60})
    assert set(telling(WORDS.attention("x"), memory, NOW).told) == {
        *("new", "CPUShare needs you\nx")
    }
