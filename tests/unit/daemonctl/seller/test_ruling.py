"""What a running daemon follows: settings, activity, the pause, and the sensors it needs."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from daemonctl import pausing, process
from daemonctl.control import rules
from daemonctl.model import Pause, Process, Reason
from daemonctl.paths import Paths
from daemonctl.policy import CALM_S
from daemonctl.seller.ruling import LOOK_EVERY_S, Ruling
from daemonctl.senses import ACTIVITY_SCHEMA, Activity, Sensed, Source
from daemonctl.sensing.sensors import Sensors, Wanted
from daemonctl.settings import Rules, Settings


class FakeSensors(Sensors):
    """Says what the test says, and remembers what was wanted."""

    def __init__(self) -> None:
        self.says = Sensed()
        self.wanted: list[Wanted] = []

    def look(self, wanted: Wanted, now: float) -> Sensed:  # noqa: ARG002 - the real one's parameter
        self.wanted.append(wanted)
        return self.says


class Subject:
    """A ruling whose monotonic clock the test moves."""

    def __init__(self, paths: Paths) -> None:
        self.sensors = FakeSensors()
        self.ruling = Ruling(paths, Settings(), self.sensors)
        self.now = 1000.0

    def after(
        self, seconds: float = LOOK_EVERY_S, cores: tuple[int, ...] = (0, 1), *, told: bool = False
    ) -> list[Reason | None]:
        """What is said of each core; None: it may run."""
        self.now += seconds
        self.ruling.decide(cores, self.now, told=told)
        return [self.ruling.decisions[core].reason for core in cores]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


@pytest.fixture
def subject(paths: Paths) -> Iterator[Subject]:
    subject = Subject(paths)
    yield subject
    subject.ruling.close()


def activity(by: Process | None = None, *, active: bool = True) -> Activity:
    return Activity(ACTIVITY_SCHEMA, by or process.myself(), Source.X11, active=active)


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_without_any_file_every_core_may_run(subject: Subject) -> None:
    assert subject.after() == [None, None]
    assert subject.ruling.some


def test_activity_holds_as_soon_as_somebody_says_that_it_was_told(
    paths: Paths, subject: Subject
) -> None:
    subject.after()
    rules.tell_activity(paths, activity())
    assert subject.after(0.01) == [None, None], "nobody has looked yet"
    assert subject.after(0.01, told=True) == [Reason.USER_ACTIVE] * 2
    assert not subject.ruling.some


def test_activity_is_seen_by_the_next_look_at_the_latest(paths: Paths, subject: Subject) -> None:
    subject.after()
    rules.tell_activity(paths, activity())
    assert subject.after() == [Reason.USER_ACTIVE] * 2


def test_what_a_tray_said_that_has_ended_does_not_count(paths: Paths, subject: Subject) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as tray:
        rules.tell_activity(paths, activity(process.identity(tray.pid)))
        assert subject.after() == [Reason.USER_ACTIVE] * 2
        tray.kill()
    assert subject.after(CALM_S) == [None, None]


def test_a_clock_that_is_set_does_not_make_a_stranger_of_the_tray(
    paths: Paths, subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules.tell_activity(paths, activity())
    assert subject.after() == [Reason.USER_ACTIVE] * 2
    # As everybody reckons them from now on, the create times of all processes are others.
    me = process.myself()
    later = msgspec.structs.replace(me, create_time=me.create_time + 3600)
    monkeypatch.setattr(process, "identity", lambda _pid: later)
    assert not process.lives(me)
    assert subject.after() == [Reason.USER_ACTIVE] * 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff",
        msgspec.json.encode({"schema": 1}),
        msgspec.json.encode(msgspec.structs.replace(activity(), schema=ACTIVITY_SCHEMA + 1)),
        msgspec.json.encode(activity(Process(process.myself().pid, 1.0))),  # a pid used again
    ],
)
def test_an_activity_file_that_says_nothing_pauses_nothing(
    paths: Paths, subject: Subject, data: bytes
) -> None:
    write(paths.activity, data)
    assert subject.after(told=True) == [None, None]


def test_the_pause_counts_at_once_whatever_is_looked_at(paths: Paths, subject: Subject) -> None:
    subject.after()
    pausing.write(paths, Pause(since=time.time()), durable=False)
    assert subject.after(0.01) == [Reason.USER_PAUSE] * 2
    pausing.clear(paths)
    assert subject.after(0.01) == [None, None]


def test_changed_settings_are_followed(paths: Paths, subject: Subject) -> None:
    subject.after()
    write(paths.settings, b"schema = 1\n[work]\nahead_seconds = 3\n[rules]\ncores_in_use = 1\n")
    rules.tell_activity(paths, activity())
    assert subject.after() == [None, Reason.USER_ACTIVE]
    assert subject.ruling.settings.ahead_seconds == 3
    paths.settings.unlink()
    assert subject.after() == [Reason.USER_ACTIVE] * 2
    assert subject.ruling.settings == Settings()


def test_broken_settings_are_told_and_the_ones_before_stay(paths: Paths, subject: Subject) -> None:
    write(paths.settings, b"schema = 1\n[rules]\npause_on_battery = false\n")
    subject.sensors.says = Sensed(on_battery=True)
    assert subject.after() == [None, None]
    before = subject.ruling.settings
    write(paths.settings, b"schema = 1\n[rules]\npause_on_battery = perhaps\n")
    assert subject.after() == [None, None]
    assert subject.ruling.settings is before
    problem = subject.ruling.problem
    assert problem is not None
    assert "line 3" in problem.detail
    assert "from before apply" in problem.detail
    write(paths.settings, b"schema = 1\n")
    assert subject.after() == [Reason.ON_BATTERY] * 2
    assert subject.ruling.problem is None


def test_only_the_sensors_that_a_rule_needs_are_read(paths: Paths, subject: Subject) -> None:
    subject.after()
    assert subject.sensors.wanted[-1] == Wanted(power=True, heat=True)
    rules.change(
        paths,
        rules=Rules(
            pause_on_battery=False, pause_when_hot=False, pause_when_busy=True, programs=("kodi",)
        ),
    )
    subject.after()
    assert subject.sensors.wanted[-1] == Wanted(load=True, programs=("kodi",))
    read = len(subject.sensors.wanted)
    subject.after(0.1)
    assert len(subject.sensors.wanted) == read, "and no oftener than helps"


def test_where_no_core_is_sold_nothing_is_read_and_only_a_pause_forbids_to_compute(
    paths: Paths, subject: Subject
) -> None:
    assert subject.after(cores=()) == []
    assert subject.ruling.some
    assert subject.sensors.wanted == []
    pausing.write(paths, Pause(since=time.time()), durable=False)
    subject.after(cores=())
    assert not subject.ruling.some
