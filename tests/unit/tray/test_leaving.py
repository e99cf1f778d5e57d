"""Quit asks once whether the computing goes on, and remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QCheckBox, QMessageBox
from pytestqt.qtbot import QtBot

from daemonctl.control import rules
from daemonctl.errors import StateError
from daemonctl.model import Pause, StopOutcome
from daemonctl.paths import Paths
from daemonctl.settings import Quit, Rules, TraySettings
from tests.shots import dark, settle, shoot
from tests.walk import clipped, pseudo_translation, unnamed, unreachable, untranslated
from tray import leaving
from tray.bridge import Bridge
from tray.leaving import Leaving
from tray.preferences import Preferences

IN_TIME = 20_000


class Way:
    """Everything that quitting needs; left: how often the tray was told to end."""

    def __init__(self, paths: Paths, control: Any) -> None:
        self.left = 0
        self.bridge = Bridge(paths, control)
        self.preferences = Preferences(paths, self.bridge.hand)
        self.out = Leaving(paths, self.bridge, self.preferences, self._leave)

    def _leave(self) -> None:
        self.left += 1

    @property
    def box(self) -> QMessageBox:
        assert self.out.box is not None
        return self.out.box

    def press(self, text: str) -> None:
        (button,) = (b for b in self.box.buttons() if b.text().replace("&", "") == text)
        button.click()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


@pytest.fixture
def make(qtbot: QtBot, paths: Paths, control: Any, machine: Any) -> Iterator[Callable[[Quit], Way]]:
    made: list[Way] = []

    def build(quit_means: Quit = Quit.ASK) -> Way:
        control.now_status = machine.status(machine.core(0))
        rules.change(paths, tray=TraySettings(quit=quit_means))
        way = Way(paths, control)
        made.append(way)
        qtbot.waitSignal(way.preferences.changed, timeout=IN_TIME).wait()
        return way

    yield build
    for way in made:
        way.out.close()
        way.bridge.close()
        way.preferences.deleteLater()  # a user may have 128 watches of files at a time
        way.bridge.deleteLater()
    settle()


def remembered(qtbot: QtBot, paths: Paths, answer: Quit) -> bool:
    qtbot.waitUntil(lambda: rules.settings(paths).tray.quit is answer, timeout=IN_TIME)
    return True


def test_it_asks_and_remembers_that_computing_goes_on(
    make: Any, qtbot: QtBot, paths: Paths, control: Any
) -> None:
    way = make()
    way.out.begin()
    assert way.left == 0
    way.press("Keep computing")
    assert way.left == 1
    assert remembered(qtbot, paths, Quit.KEEP)
    assert ("stop" in dict(control.asked)) is False


def test_it_asks_and_remembers_that_computing_stops(
    make: Any, qtbot: QtBot, paths: Paths, control: Any
) -> None:
    way = make()
    way.out.begin()
    way.press("Stop computing")
    qtbot.waitUntil(lambda: way.left == 1, timeout=IN_TIME)
    assert "stop" in dict(control.asked)
    assert remembered(qtbot, paths, Quit.STOP)


def test_an_answer_for_this_time_only_is_not_remembered(make: Any, paths: Paths) -> None:
    way = make()
    way.out.begin()
    box = way.box.checkBox()
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    box.setChecked(False)
    way.press("Keep computing")
    way.bridge.close()
    assert (way.left, rules.settings(paths).tray.quit) == (1, Quit.ASK)


def test_cancel_leaves_everything_as_it_is(make: Any, paths: Paths) -> None:
    way = make()
    way.out.begin()
    way.box.reject()
    assert (way.left, way.out.box, rules.settings(paths).tray.quit) == (0, None, Quit.ASK)
    way.out.begin()
    assert way.box.isVisible()


def test_asked_twice_it_asks_once(make: Any) -> None:
    way = make()
    way.out.begin()
    first = way.box
    way.out.begin()
    assert way.box is first


def test_a_remembered_answer_is_not_asked_for_again(make: Any, qtbot: QtBot, control: Any) -> None:
    way = make(Quit.KEEP)
    way.out.begin()
    assert way.left == 1
    way = make(Quit.STOP)
    way.out.begin()
    qtbot.waitUntil(lambda: way.left == 1, timeout=IN_TIME)
    assert [what for what, _thread in control.asked] == ["stop"]


def test_without_a_daemon_there_is_nothing_to_ask(make: Any, control: Any) -> None:
    way = make()
    control.now_status = None
    way.bridge.refresh()
    way.out.begin()
    assert way.left == 1


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        (StopOutcome.STILL_RUNNING, "Its process does not end, not even by force."),
        (StateError("Damaged", detail="x <b>"), "Damaged: x ‹b›"),
        (OSError("No process table"), "No process table"),
    ],
)
def test_a_stop_that_fails_is_told_and_the_tray_stays(
    make: Any, qtbot: QtBot, control: Any, outcome: Any, why: str
) -> None:
    way = make(Quit.STOP)
    if isinstance(outcome, Exception):
        control.fails = outcome
    control.stop_outcome = outcome
    way.out.begin()
    qtbot.waitUntil(lambda: way.out.box is not None, timeout=IN_TIME)
    assert (way.box.informativeText(), way.left) == (why, 0)
    way.press("Stay")
    assert way.left == 0
    way.out.begin()
    qtbot.waitUntil(lambda: way.out.box is not None, timeout=IN_TIME)
    way.press("Quit all the same")
    assert way.left == 1


def test_a_stop_that_takes_too_long_is_told(
    make: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "PATIENCE_MS", 1)
    way = make(Quit.STOP)
    monkeypatch.setattr(way.bridge, "stop", lambda _then: None)
    way.out.begin()
    qtbot.waitUntil(lambda: way.out.box is not None, timeout=IN_TIME)
    assert way.box.informativeText() == "It takes too long."


def test_it_says_what_nobody_notices_without_the_icon(
    make: Any, paths: Paths, qtbot: QtBot
) -> None:
    way = make()
    way.out.begin()
    assert "Only the icon notices that you use the computer" in way.box.informativeText()
    way.out.close()
    rules.change(paths, rules=Rules(pause_when_active=False, pause_full_screen=False))
    way.preferences._look()
    qtbot.waitUntil(lambda: not way.preferences.settings.rules.pause_when_active)
    way.out.begin()
    assert "computing keeps to your rules" in way.box.informativeText()


def test_the_question_is_for_everyone(make: Any, control: Any) -> None:
    with pseudo_translation():
        way = make()
        control.now_pause = Pause(since=1.0)
        way.bridge.refresh()
        way.out.begin()
        assert "paused" in way.box.informativeText()
        assert untranslated(way.box) == []
    assert unnamed(way.box) == []
    assert unreachable(way.box) == []
    assert clipped(way.box) == []


def test_it_looks_right(make: Any) -> None:
    way = make()
    way.out.begin()
    shoot(way.box, "quit-question")
    way.out.close()
    with dark():
        way.out.begin()
        shoot(way.box, "quit-question-dark", scale=2)
