"""Which source is chosen, and what is made of what it says."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from daemonctl.model import Process
from daemonctl.senses import Activity, Source
from tray.activity import ActivityWatch
from tray.activity.interface import Sensor, Unavailable

ME = Process(4_000_000, 1.0)


class Tells(Sensor):
    """A source that says what the test wants."""

    source = Source.WAYLAND
    there: set[str] = set()  # noqa: RUF012 - set by each test
    starts_idle = False
    made: list[Tells] = []  # noqa: RUF012

    def __init__(self, _environ: object, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if type(self).__name__ not in Tells.there:
            raise Unavailable("not here")
        self.lines: list[float] = []
        self.looks = 0
        Tells.made.append(self)

    def watch(self, idle_s: float) -> None:
        self.lines.append(idle_s)
        if self.starts_idle:
            self.say(False)

    def look(self) -> None:
        self.looks += 1

    def say(self, active: bool) -> None:
        self._tell(active)


class WaylandIdle(Tells):
    pass


class MutterIdle(Tells):
    source = Source.MUTTER


@pytest.fixture(autouse=True)
def sources(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:  # noqa: ARG001 - the Qt loop
    monkeypatch.setattr("tray.activity.wayland.WaylandIdle", WaylandIdle)
    monkeypatch.setattr("tray.activity.mutter.MutterIdle", MutterIdle)
    Tells.there, Tells.starts_idle, Tells.made = {"WaylandIdle", "MutterIdle"}, False, []


def watch(told: list[Activity], **environ: str) -> ActivityWatch:
    return ActivityWatch(
        180.0, told.append, lambda: ME, environ=environ or {"WAYLAND_DISPLAY": "w"}
    )


def test_whoever_starts_the_tray_is_at_the_machine_and_the_daemon_hears_it() -> None:
    told: list[Activity] = []
    before = time.time()
    activity = watch(told).activity
    assert told == [activity]
    assert (activity.by, activity.source) == (ME, Source.WAYLAND)
    assert (activity.active, activity.idle_s, activity.full_screen) == (True, 180.0, None)
    assert activity.since >= before


def test_unless_the_source_knows_better() -> None:
    Tells.starts_idle = True
    told: list[Activity] = []
    watch(told)
    assert [one.active for one in told] == [False]


def test_only_changes_are_told_with_the_time_when_they_came() -> None:
    told: list[Activity] = []
    subject = watch(told)
    changes: list[Activity] = []
    subject.changed.connect(changes.append)
    for active in (True, False, False, True):
        Tells.made[0].say(active)
    assert [one.active for one in told] == [True, False, True]
    assert changes == told[1:]
    assert told[0].since < told[1].since < told[2].since


def test_another_idle_time_is_followed_at_once() -> None:
    told: list[Activity] = []
    subject = watch(told)
    subject.set_idle(180.0)
    subject.set_idle(60.0)
    assert Tells.made[0].lines == [180.0, 60.0]
    assert [one.idle_s for one in told] == [180.0, 60.0]
    assert told[0].since == told[1].since, "the user neither went nor came"


def test_gnome_is_asked_its_own_way_where_the_common_one_is_missing() -> None:
    Tells.there = {"MutterIdle"}
    assert watch([]).activity.source is Source.MUTTER


@pytest.mark.parametrize("environ", [{"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, {"HOME": "/"}])
def test_without_a_source_the_user_counts_as_away_and_it_is_said(environ: dict[str, str]) -> None:
    Tells.there = set()
    told: list[Activity] = []
    watch(told, **environ)
    assert [(one.source, one.active) for one in told] == [(Source.NONE, False)]


def test_a_source_that_is_lost_is_said() -> None:
    told: list[Activity] = []
    subject = watch(told)
    Tells.made[0].lost.emit()
    assert (told[-1].source, told[-1].active) == (Source.NONE, False)
    subject.set_idle(60.0)
    subject.look()
    assert told[-1].idle_s == 60.0


def test_after_a_sleep_the_source_looks_again_and_the_daemon_is_told_anew() -> None:
    told: list[Activity] = []
    subject = watch(told)
    subject.look()
    assert Tells.made[0].looks == 1
    assert told[0] == told[1]
    subject.close()
    subject.look()
    assert Tells.made[0].looks == 1


def test_an_x_server_that_does_not_answer_is_no_source() -> None:
    told: list[Activity] = []
    subject = watch(told, DISPLAY="unix:59999", HOME="/nowhere")
    assert told[0].source is Source.NONE
    assert subject.server is None
