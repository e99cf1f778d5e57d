"""The tray put together, without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from daemonctl.control import rules
from daemonctl.paths import Paths
from daemonctl.settings import TraySettings
from tests.shots import settle
from tray import shell as module
from tray.desk import Door
from tray.entries import Command
from tray.news import News
from tray.shell import Shell

IN_TIME = 20_000


class Tray:
    def __init__(self, paths: Paths) -> None:
        self.left = 0
        self.shell = Shell(paths, self._leave, hidden=True)

    def _leave(self) -> None:
        self.left += 1

    @property
    def menu(self) -> QMenu:
        (icon,) = self.shell.icon.findChildren(QSystemTrayIcon)
        return icon.contextMenu()

    def lines(self) -> list[str]:
        self.menu.aboutToShow.emit()
        return [action.text() for action in self.menu.actions() if action.text()]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


@pytest.fixture
def tray(
    qtbot: QtBot, paths: Paths, control: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Tray]:
    monkeypatch.setattr(module, "control", control)
    monkeypatch.setattr("tray.language.spoken", lambda _wanted: "en")
    # Somebody who wants no wizard.
    paths.orders.mkdir(parents=True)
    (paths.orders / "libcaca-cpu0.cpu.off").write_text("nonsense")
    made = Tray(paths)
    qtbot.waitUntil(lambda: hasattr(made.shell, "preferences"), timeout=IN_TIME)
    yield made
    made.shell.close()
    # A user may have 128 watches of files: beyond them Qt looks by the clock, and misses what
    # changes twice in a moment.
    made.shell.deleteLater()
    settle()


def test_the_menu_is_fresh_whenever_it_opens(tray: Tray, control: Any, machine: Any) -> None:
    assert "Start &computing" in tray.lines()
    control.now_status = machine.status(machine.core(0))
    assert "Pause for 1 &hour" in tray.lines()


def test_a_left_click_opens_the_window_and_a_start_asks_for_others(
    tray: Tray, qtbot: QtBot
) -> None:
    tray.shell.obey(Command.SHOW)
    assert tray.shell.doors.is_open(Door.HISTORY)
    for word in ("settings", "wizard"):
        tray.shell.heed(word)
        qtbot.waitUntil(lambda word=word: tray.shell.doors.is_open(Door(word)), timeout=IN_TIME)  # type: ignore[misc]


def test_quit_without_a_daemon_leaves(tray: Tray) -> None:
    tray.shell.obey(Command.QUIT)
    assert tray.left == 1


def test_another_language_is_spoken_at_once(
    tray: Tray, paths: Paths, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(tray.shell, "renew", lambda: said.append("renewed"))
    rules.change(paths, tray=TraySettings(language="de"))
    qtbot.waitUntil(lambda: said == ["renewed"], timeout=IN_TIME)


def test_when_the_machine_wakes_up_everything_is_looked_at_again(
    tray: Tray, control: Any, machine: Any
) -> None:
    control.now_status = machine.status(machine.core(0))
    tray.shell._sleep.woke.emit()
    assert tray.shell.bridge.snapshot.status is not None


def test_a_pause_key_that_another_program_has_is_told(
    tray: Tray, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[News] = []
    monkeypatch.setattr("tray.notify.Notifier.send", lambda _self, one: sent.append(one))
    for _again in range(2):
        tray.shell.sensing.troubled.emit("Ctrl+Alt+P", "Another program has it.")
    qtbot.waitUntil(lambda: bool(sent), timeout=IN_TIME)
    assert [one.title for one in sent] == ["The pause key Ctrl+Alt+P does not work"]


def test_who_wants_no_notification_is_not_told_of_the_key(
    tray: Tray, paths: Paths, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[News] = []
    monkeypatch.setattr("tray.notify.Notifier.send", lambda _self, one: sent.append(one))
    rules.change(paths, tray=TraySettings(notifications=False))
    qtbot.waitUntil(lambda: not tray.shell.preferences.settings.tray.notifications, timeout=IN_TIME)
    tray.shell.sensing.troubled.emit("Ctrl+Alt+P", "Another program has it.")
    done: list[object] = []
    tray.shell.bridge.hand.do(lambda: "after it", done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=IN_TIME)
    assert sent == []


def test_it_can_be_ended_before_it_has_settled_in(
    paths: Paths, control: Any, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    del qtbot
    monkeypatch.setattr(module, "control", control)
    Tray(paths).shell.close()
