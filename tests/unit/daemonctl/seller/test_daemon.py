"""The daemon can be found, and can find its way back, whatever is done to it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from daemonctl import control
from daemonctl.errors import SandboxError
from daemonctl.model import Process
from daemonctl.paths import Paths
from daemonctl.process import myself
from daemonctl.sandbox.speed import SpeedFile
from daemonctl.seller import daemon
from daemonctl.seller.caller import Inbox
from daemonctl.seller.daemon import Daemon
from daemonctl.seller.report import LATER_S
from daemonctl.seller.speed import Speed
from daemonctl.settings import Settings
from tests.pool import until


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


@pytest.fixture
def subject(paths: Paths) -> Iterator[Daemon]:
    subject = Daemon(paths, Settings())
    yield subject
    subject._history.close()
    subject._inbox.close()


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    inbox = Inbox()
    yield inbox
    inbox.close()


def test_it_is_found_under_its_new_create_time_when_the_clock_was_set(
    paths: Paths, subject: Daemon, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = myself()
    later = Process(me.pid, me.create_time + 3600)
    monkeypatch.setattr(daemon, "clock", lambda: subject._clock)
    subject._announce()
    before = paths.pid.stat()
    subject._announce()
    assert paths.pid.stat() == before, "nothing changed: nothing is written"
    monkeypatch.undo()
    monkeypatch.setattr(daemon, "clock", lambda: subject._clock + 3600)
    monkeypatch.setattr(daemon, "myself", lambda: later)
    subject._announce()
    assert msgspec.json.decode(paths.pid.read_bytes(), type=Process) == later
    assert subject._status().daemon == later


def test_it_is_found_again_after_its_runtime_folder_was_emptied(
    paths: Paths, subject: Daemon
) -> None:
    for now in (1.0, 2.0):
        subject._announce()
        subject._status_file.write(subject._status(), now)
        assert control.daemon(paths) == myself()
        assert control.status(paths) is not None
        shutil.rmtree(paths.runtime)
        assert control.status(paths) is None


@pytest.mark.logs("the status cannot be written")
def test_it_goes_on_where_its_runtime_folder_cannot_be_made_again(
    paths: Paths, subject: Daemon, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.rmtree(paths.runtime, ignore_errors=True)
    paths.runtime.parent.mkdir(parents=True, exist_ok=True)
    paths.runtime.write_text("in the way, as a folder of root's is")
    for now in (1.0, 2.0):
        subject._tell(now)
    assert len(caplog.records) == 1, "it is said once"
    assert subject._status_file.due() == 2.0 + LATER_S
    paths.runtime.unlink()
    subject._tell(3.0)
    assert control.status(paths) is not None


def test_a_measurement_ends_with_the_permission_to_compute_and_begins_anew_with_it(
    paths: Paths, inbox: Inbox
) -> None:
    subject = Speed(SpeedFile(paths.speed), inbox)
    subject.learn(0.0)
    until(lambda: subject._zygote, "the measuring sandbox")
    subject.hold()

    def ended() -> bool:
        inbox.run()
        assert subject._caller is not None
        return not subject._caller.busy

    until(ended, "its end")
    assert (subject.ppm, subject.error) == (None, None)

    def measured() -> bool:
        subject.learn(0.0)
        inbox.run()
        return subject.ppm is not None

    until(measured, "the speed")


def test_a_measurement_that_failed_is_made_again_later(
    paths: Paths, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> int:
        raise SandboxError("ended by a long pause")

    subject = Speed(SpeedFile(paths.speed), inbox)

    def learn(now: float) -> bool:
        subject.learn(now)
        inbox.run()
        return subject.ppm is not None or subject.error is not None

    monkeypatch.setattr(subject, "_measure", fail)
    until(lambda: learn(0.0), "it failed")
    assert subject.error is not None
    assert subject.host() is None
    monkeypatch.setattr(subject, "_measure", lambda: 900_000)
    until(lambda: (learn(float("inf")), subject.ppm)[1], "it was measured")
    assert subject.error is None
    assert Speed(SpeedFile(paths.speed), inbox).ppm == 900_000
