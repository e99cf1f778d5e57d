"""Where the computation stands, and how long it will take."""

from __future__ import annotations

from daemonctl.demo.progress import Clock
from daemonctl.market.wire import ComputationInfo, ComputationState
from daemonctl.model import (
    STATUS_SCHEMA,
    Coins,
    CoreState,
    CoreStatus,
    Pause,
    Process,
    Reason,
    Status,
)


def info(confirmed: int, failed: int = 0) -> ComputationInfo:
    """A computation of 64 jobs."""
    return ComputationInfo(
        computation="c1",
        name="displacement",
        state=ComputationState.OPEN,
        jobs=64,
        confirmed=confirmed,
        failed=failed,
        running=1,
        hosts=1,
        quorum=1,
        price=10,
        spent=0,
        escrow=640,
        created=0.0,
    )


def test_nothing_is_forecast_before_anything_is_done() -> None:
    assert Clock(100.0, info(0)).look(110.0, info(0), None).left_s is None


def test_the_forecast_follows_the_rate_of_this_run() -> None:
    clock = Clock(100.0, info(32))
    snapshot = clock.look(120.0, info(40), None)
    assert (snapshot.elapsed_s, snapshot.left_s) == (20.0, 60.0)


def test_failed_jobs_are_settled_too() -> None:
    snapshot = Clock(0.0, info(0)).look(10.0, info(6, failed=2), None)
    assert (snapshot.settled, snapshot.left_s) == (8, 70.0)


def test_coins_and_cores_are_those_that_the_daemon_tells() -> None:
    on = CoreStatus(0, CoreState.COMPUTING, Reason.RUNNING, "demo-cpu0.cpu")
    off = CoreStatus(1, CoreState.OFF, Reason.ORDER_OFF, "demo-cpu1.cpu.off")
    status = Status(
        STATUS_SCHEMA,
        Process(17, 1.0),
        0.0,
        cores=(on, off),
        coins=Coins(today=5, total=7),
        pause=Pause(0.0),
    )
    snapshot = Clock(0.0, info(0)).look(1.0, info(0), status)
    assert (snapshot.cores, snapshot.coins.total, snapshot.paused) == ((on,), 7, True)
