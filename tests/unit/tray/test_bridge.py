"""The bridge tells what changed on disk and carries out commands."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from daemonctl import control as real_control
from daemonctl import files, process
from daemonctl.errors import StateError
from daemonctl.model import Pause, Problem, StartOutcome, Status
from daemonctl.paths import Paths
from tray.bridge import Bridge
from tray.bridge import Control as ControlProtocol
from tray.entries import Command

IN_TIME = 20_000
REAL: ControlProtocol = real_control  # mypy holds the façade to what the bridge wants of it


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


@pytest.fixture
def bridge(qapp: object, paths: Paths, control: Any) -> Iterator[Bridge]:
    del qapp
    made = Bridge(paths, control)
    yield made
    made.close()


def write(paths: Paths, control: Any, status: Status, text: bytes) -> None:
    """What the daemon does: a new status, put in the old one's place."""
    control.now_status = status
    files.replace(paths.status, text, durable=False)


def mine(status: Status) -> Status:
    """The status of a daemon that lives: this process."""
    return Status(status.schema, process.myself(), status.started, status.cores)


def test_a_new_status_is_told(
    bridge: Bridge, paths: Paths, control: Any, machine: Any, qtbot: QtBot
) -> None:
    assert bridge.snapshot.status is None
    status = mine(machine.status(machine.core(0)))
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME) as told:
        write(paths, control, status, b"1")
    assert told.args[0].status == status


def test_a_busy_daemon_is_looked_at_now_and_then(
    bridge: Bridge,
    paths: Paths,
    control: Any,
    machine: Any,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps = [mine(machine.status(machine.core(0, progress=step / 10))) for step in range(11)]
    monkeypatch.setattr("tray.bridge.LONG_NAP_MS", 10**6)
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME):
        write(paths, control, steps[0], b"0")
    with qtbot.assertNotEmitted(bridge.changed, wait=200):
        for number, status in enumerate(steps[1:5]):
            write(paths, control, status, b"%d" % number)
    # Whoever opens the menu does not wait for that.
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME) as told:
        bridge.refresh()
    assert told.args[0].status == steps[4]


def test_the_last_of_many_statuses_is_told(
    bridge: Bridge,
    paths: Paths,
    control: Any,
    machine: Any,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tray.bridge.LONG_NAP_MS", 100)
    for step in range(11):
        write(paths, control, mine(machine.status(machine.core(0, progress=step / 10))), b"x")
        qtbot.wait(20)
    last = control.now_status
    qtbot.waitUntil(lambda: bridge.snapshot.status == last, timeout=IN_TIME)


def test_a_pause_made_elsewhere_is_told_while_the_daemon_is_busy(
    bridge: Bridge,
    paths: Paths,
    control: Any,
    machine: Any,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tray.bridge.LONG_NAP_MS", 10**6)
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME):
        write(paths, control, mine(machine.status(machine.core(0))), b"1")
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME) as told:
        control.pause(paths)
    assert told.args[0].pause is not None
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME) as told:
        control.resume(paths)
    assert told.args[0].pause is None


def test_a_pause_ends_by_itself_at_its_time(
    bridge: Bridge, paths: Paths, control: Any, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME):
        control.pause(paths, time.time() + 1.0)
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME) as told:
        pass
    assert told.args[0].pause is None


def test_a_daemon_that_dies_without_a_word_is_told(
    bridge: Bridge, paths: Paths, control: Any, machine: Any, qtbot: QtBot
) -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as child:
        identity = process.identity(child.pid)
        assert identity is not None
        busy = machine.status(machine.core(0))
        with qtbot.waitSignal(bridge.changed, timeout=IN_TIME):
            write(paths, control, Status(1, identity, busy.started, busy.cores), b"1")
        control.now_status = None  # as the façade says of a dead one's file
        with qtbot.waitSignal(bridge.changed, timeout=IN_TIME) as told:
            child.kill()
    assert told.args[0].status is None


@pytest.mark.parametrize(
    ("command", "asked"),
    [(Command.PAUSE, "pause"), (Command.RESUME, "resume"), (Command.START, "start")],
)
def test_commands_are_carried_out_beside_the_loop(
    bridge: Bridge, control: Any, qtbot: QtBot, command: Command, asked: str
) -> None:
    bridge.command(command)
    qtbot.waitUntil(lambda: bool(control.asked), timeout=IN_TIME)
    ((what, thread),) = control.asked
    assert what == asked
    assert thread != threading.get_ident()


@pytest.mark.parametrize(
    ("command", "minutes"), [(Command.PAUSE_15, 15), (Command.PAUSE_60, 60), (Command.PAUSE, None)]
)
def test_a_pause_ends_when_the_menu_said(
    bridge: Bridge, qtbot: QtBot, command: Command, minutes: int | None
) -> None:
    now = time.time()
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME) as told:
        bridge.command(command)
    until = told.args[0].pause.until
    assert until is None if minutes is None else abs(until - now - 60 * minutes) < 30


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (StateError("Damaged", detail="x", hint="y"), Problem("Damaged", "x", "y")),
        (OSError("No space left"), Problem("No space left")),
        (RuntimeError(), Problem("RuntimeError")),
    ],
)
def test_a_command_that_fails_is_told_until_one_succeeds(
    bridge: Bridge, control: Any, qtbot: QtBot, error: Exception, problem: Problem
) -> None:
    control.fails = error
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME) as told:
        bridge.command(Command.PAUSE)
    assert told.args[0].trouble == problem
    control.fails = None
    with qtbot.waitSignal(
        bridge.changed, timeout=IN_TIME, check_params_cb=lambda s: s.trouble is None
    ):
        bridge.command(Command.PAUSE)


def test_a_daemon_that_did_not_start_is_told(bridge: Bridge, control: Any, qtbot: QtBot) -> None:
    control.start_outcome = StartOutcome.TIMED_OUT
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME) as told:
        bridge.command(Command.START)
    assert told.args[0].trouble is StartOutcome.TIMED_OUT


@pytest.mark.parametrize("error", [None, OSError("No space left")])
def test_a_start_that_failed_is_forgotten_once_a_daemon_runs(
    bridge: Bridge, paths: Paths, control: Any, machine: Any, qtbot: QtBot, error: Exception | None
) -> None:
    control.start_outcome, control.fails = StartOutcome.TIMED_OUT, error
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME) as told:
        bridge.command(Command.START)
    assert told.args[0].trouble is not None
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME) as told:
        write(paths, control, mine(machine.status(machine.core(0))), b"1")
    assert told.args[0].trouble is None
    control.now_status = None
    bridge.refresh()
    assert bridge.snapshot.trouble is None, "forgotten, not hidden"


def test_what_else_failed_stays_while_the_daemon_runs(
    bridge: Bridge, paths: Paths, control: Any, machine: Any, qtbot: QtBot
) -> None:
    control.start_outcome = StartOutcome.FAILED
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME):
        bridge.command(Command.START)
    control.fails = OSError("No space left")
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME):
        bridge.command(Command.PAUSE)
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME) as told:
        write(paths, control, mine(machine.status(machine.core(0))), b"1")
    assert told.args[0].trouble == Problem("No space left")


def test_nothing_new_is_told_as_nothing(bridge: Bridge, control: Any, qtbot: QtBot) -> None:
    control.now_pause = Pause(since=1.0)
    with qtbot.waitSignal(bridge.changed, timeout=IN_TIME):
        bridge.refresh()
    with qtbot.assertNotEmitted(bridge.changed, wait=50):
        bridge.refresh()
