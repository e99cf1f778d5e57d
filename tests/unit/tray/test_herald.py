"""What is news is told, once and if it is wanted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from daemonctl.control import rules
from daemonctl.model import Pause, Problem
from daemonctl.paths import Paths
from daemonctl.settings import TraySettings
from tray import memory
from tray.bridge import Bridge
from tray.entries import Command
from tray.herald import Herald
from tray.news import Kind, News
from tray.preferences import Preferences

IN_TIME = 20_000
DAY_S = 24 * 3600


class Messenger(QObject):
    """Keeps what it is given to show."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[News] = []

    def send(self, one: News) -> None:
        self.sent.append(one)


class Told:
    def __init__(self, paths: Paths, control: Any) -> None:
        self.bridge = Bridge(paths, control)
        self.messenger = Messenger()
        self.herald = Herald(
            paths,
            self.bridge,
            Preferences(paths, self.bridge.hand),
            self.messenger,  # type: ignore[arg-type]
        )

    @property
    def kinds(self) -> list[Kind]:
        return [one.kind for one in self.messenger.sent]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


@pytest.fixture
def make(qtbot: QtBot, paths: Paths, control: Any) -> Iterator[Callable[[], Told]]:
    made: list[Told] = []

    def build() -> Told:
        told = Told(paths, control)
        made.append(told)
        # Settings and memory have been read, in this order, when this has been done.
        asked = QObject()
        done: list[object] = []
        told.bridge.hand.do(lambda: asked, done.append)
        qtbot.waitUntil(lambda: bool(done), timeout=IN_TIME)
        return told

    yield build
    for told in made:
        told.bridge.close()


def test_a_new_problem_is_told_and_stays_told_over_a_restart(
    make: Any, control: Any, machine: Any, paths: Paths, qtbot: QtBot
) -> None:
    told = make()
    control.now_status = machine.status(problems=(Problem("Bad order"),))
    told.bridge.refresh()
    assert told.kinds == [Kind.ATTENTION]
    qtbot.waitUntil(lambda: bool(memory.read(paths).told), timeout=IN_TIME)
    assert make().kinds == []


def test_many_problems_at_once_are_told_in_one_notification(
    make: Any, control: Any, machine: Any
) -> None:
    told = make()
    control.now_status = machine.status(problems=tuple(Problem(f"Bad {n}") for n in range(32)))
    told.bridge.refresh()
    assert [one.text for one in told.messenger.sent] == ["Bad 0 (and 31 more)"]


def test_another_number_of_problems_is_no_news_and_another_problem_is(
    make: Any, control: Any, machine: Any, paths: Paths, qtbot: QtBot
) -> None:
    told = make()
    bad = [Problem(f"Bad {n}") for n in range(4)]
    for shown in (bad[:3], bad[:2], bad[1:3], bad[:3]):
        control.now_status = machine.status(problems=tuple(shown))
        told.bridge.refresh()
    assert [one.text for one in told.messenger.sent] == ["Bad 0 (and 2 more)"]
    qtbot.waitUntil(lambda: len(memory.read(paths).told) == 3, timeout=IN_TIME)
    control.now_status = machine.status(problems=tuple(bad[1:3]))
    assert make().kinds == [], "told as others, before the restart"
    control.now_status = machine.status(problems=tuple(bad))
    assert [one.text for one in make().messenger.sent] == ["Bad 3"]


def test_what_it_remembers_leaves_the_wizard_s_memory_alone(
    make: Any, control: Any, machine: Any, paths: Paths, qtbot: QtBot
) -> None:
    told = make()
    memory.write(paths, memory.Memory(wizard=5.0))
    control.now_status = machine.status(problems=(Problem("Bad order"),))
    told.bridge.refresh()
    qtbot.waitUntil(lambda: bool(memory.read(paths).told), timeout=IN_TIME)
    assert memory.read(paths).wizard == 5.0


def test_a_problem_that_is_there_already_is_told(make: Any, control: Any, machine: Any) -> None:
    control.now_status = machine.status(problems=(Problem("Bad order"),))
    assert make().kinds == [Kind.ATTENTION]


def test_who_wants_none_gets_none(make: Any, control: Any, machine: Any, paths: Paths) -> None:
    rules.change(paths, tray=TraySettings(notifications=False))
    control.now_status = machine.status(problems=(Problem("Bad order"),))
    assert make().kinds == []


def test_a_pause_since_yesterday_is_told_though_nothing_changes(
    make: Any, control: Any, qtbot: QtBot
) -> None:
    control.now_pause = Pause(since=time.time() - DAY_S + 1.0)
    told = make()
    assert told.kinds == []
    qtbot.waitUntil(lambda: told.kinds == [Kind.PAUSED], timeout=IN_TIME)


def test_what_is_told_before_it_remembers_is_told_afterwards(
    paths: Paths, control: Any, qtbot: QtBot
) -> None:
    told = Told(paths, control)
    told.herald.tell(told.herald.words.no_tray())
    qtbot.waitUntil(lambda: told.kinds == [Kind.NO_TRAY], timeout=IN_TIME)
    told.bridge.close()


def test_what_is_chosen_in_a_notification_is_passed_on(make: Any, qtbot: QtBot) -> None:
    told = make()
    with qtbot.waitSignal(told.herald.commanded, timeout=IN_TIME) as passed:
        told.messenger.chosen.emit(Command.RESUME)
    assert passed.args == [Command.RESUME]
