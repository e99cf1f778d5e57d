"""What the tray's unit tests share: Qt without a screen, and snapshots of a machine at work."""

from __future__ import annotations

import threading
import time

import pytest

from daemonctl import files
from daemonctl.model import (
    Coins,
    CoreState,
    CoreStatus,
    Pause,
    PauseOutcome,
    Process,
    Reason,
    StartOutcome,
    Status,
    StopOutcome,
)
from daemonctl.paths import Paths

NOW = 1_700_000_000.0
DAEMON = Process(pid=4_000_000, create_time=NOW - 100)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Qt draws into memory: these tests need no display."""
    return ["pytest", "-platform", "offscreen"]


class Machine:
    """Makes statuses."""

    def core(
        self,
        number: int,
        state: CoreState = CoreState.COMPUTING,
        reason: Reason = Reason.RUNNING,
        **more: object,
    ) -> CoreStatus:
        """A core with a sell order, computing for libcaca unless told otherwise."""
        facts = {
            "beneficiary": "libcaca",
            "computation": "displacement",
            "progress": 0.42,
            "worker": Process(pid=5_000_000 + number, create_time=NOW),
            **more,
        }
        return CoreStatus(number, state, reason, f"libcaca-cpu{number}.cpu", **facts)  # type: ignore[arg-type]

    def status(self, *cores: CoreStatus, **more: object) -> Status:
        """A daemon's status: 3.214 CPUCoins today."""
        facts = {"coins": Coins(today=3_214_000, total=9_000_000), **more}
        return Status(1, DAEMON, NOW - 100, cores, **facts)  # type: ignore[arg-type]


@pytest.fixture
def machine() -> Machine:
    return Machine()


class FakeControl:
    """daemonctl.control as the bridge sees it, without a daemon; files are the test's."""

    def __init__(self) -> None:
        self.now_status: Status | None = None
        self.now_pause: Pause | None = None
        self.fails: Exception | None = None
        self.start_outcome = StartOutcome.STARTED
        self.stop_outcome = StopOutcome.STOPPED
        self.asked: list[tuple[str, int]] = []

    def _ask(self, what: str) -> None:
        self.asked.append((what, threading.get_ident()))
        if self.fails is not None:
            raise self.fails

    def status(self, paths: Paths) -> Status | None:  # noqa: ARG002 - the real one's parameter
        return self.now_status

    def pause_state(self, paths: Paths) -> Pause | None:  # noqa: ARG002
        pause = self.now_pause
        return pause if pause is not None and pause.holds(time.time()) else None

    def pause(self, paths: Paths, until: float | None = None) -> PauseOutcome:
        self._ask("pause")
        self.now_pause = Pause(time.time(), until)
        files.replace(paths.pause, b"{}")
        return PauseOutcome.PAUSED

    def resume(self, paths: Paths) -> PauseOutcome:
        self._ask("resume")
        self.now_pause = None
        paths.pause.unlink(missing_ok=True)
        return PauseOutcome.RESUMED

    def start(self, paths: Paths) -> StartOutcome:  # noqa: ARG002
        self._ask("start")
        return self.start_outcome

    def stop(self, paths: Paths) -> StopOutcome:  # noqa: ARG002
        self._ask("stop")
        return self.stop_outcome


@pytest.fixture
def control() -> FakeControl:
    return FakeControl()
