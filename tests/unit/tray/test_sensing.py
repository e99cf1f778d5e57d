"""What the daemon is told of the user, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from daemonctl import control
from daemonctl.paths import Paths
from daemonctl.senses import Activity, Source
from daemonctl.settings import Rules, Settings, TraySettings
from tray.activity import ActivityWatch
from tray.hand import Hand
from tray.sensing import Sensing


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """An installation of a session without a display."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return Paths.below(tmp_path)


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:  # noqa: ARG001 - the Qt loop
    made = Hand()
    yield made
    assert made.close()


def told(paths: Paths) -> Activity | None:
    if not paths.activity.exists():
        return None
    return msgspec.json.decode(paths.activity.read_bytes(), type=Activity)


def minutes(idle: int) -> Settings:
    return replace(Settings(), rules=Rules(idle_minutes=idle))


def test_the_daemon_is_told_once_the_settings_are_known(
    paths: Paths, hand: Hand, qtbot: QtBot
) -> None:
    sensing = Sensing(paths, hand)
    assert told(paths) is None
    sensing.follow(minutes(3))
    qtbot.waitUntil(lambda: told(paths) is not None)
    activity = told(paths)
    assert activity is not None
    assert activity.by == control.myself()
    assert (activity.source, activity.active, activity.idle_s) == (Source.NONE, False, 180.0)
    sensing.close()


def test_another_idle_time_is_told_and_nothing_else_is(
    paths: Paths, hand: Hand, qtbot: QtBot
) -> None:
    sensing = Sensing(paths, hand)
    changes: list[Activity] = []
    sensing.follow(minutes(3))
    sensing.changed.connect(changes.append)
    sensing.follow(replace(minutes(3), cache_megabytes=99))
    sensing.follow(minutes(7))
    qtbot.waitUntil(lambda: (found := told(paths)) is not None and found.idle_s == 420.0)
    assert [one.idle_s for one in changes] == [420.0]
    sensing.close()


def test_a_disk_that_takes_nothing_is_no_reason_to_stop(
    paths: Paths, hand: Hand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes: list[object] = []
    hand.done.connect(outcomes.append)

    def full(*_words: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("daemonctl.control.rules.tell_activity", full)
    sensing = Sensing(paths, hand)
    sensing.follow(minutes(3))
    hand.do(lambda: "after it")
    qtbot.waitUntil(lambda: outcomes == ["after it"])
    sensing.look()
    sensing.close()


class Server:
    """An X server that is asked nothing: the key that asks it is none either."""

    def close(self) -> None: ...


class OnX11(ActivityWatch):
    """The watch of a session that has an X server."""

    def __init__(self, *words: Any) -> None:
        super().__init__(*words)
        server: Any = Server()
        self.server = server


class TakenKey(QObject):
    """The key of a desktop where another program has each."""

    pressed = Signal()

    def __init__(self, _server: object, parent: QObject) -> None:
        super().__init__(parent)

    def set(self, sequence: str) -> str:
        return "Another program has it." if sequence else ""


def test_a_key_that_cannot_be_had_is_told_once(
    paths: Paths, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tray.shortcut.PauseShortcut", TakenKey)
    monkeypatch.setattr("tray.sensing.ActivityWatch", OnX11)
    sensing = Sensing(paths, hand)
    heard: list[tuple[str, str]] = []
    sensing.troubled.connect(lambda keys, why: heard.append((keys, why)))
    for keys in ("Ctrl+Alt+P", "Ctrl+Alt+P", "", "Ctrl+Nonsense"):
        sensing.follow(replace(minutes(3), tray=TraySettings(pause_shortcut=keys)))
    why = "Another program has it."
    assert heard == [("Ctrl+Alt+P", why), ("Ctrl+Nonsense", why)]
    sensing.close()
