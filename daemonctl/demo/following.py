"""Watch the computation until it is finished, or until it cannot go on."""

from __future__ import annotations

import time

from daemonctl import control
from daemonctl.demo.progress import Clock
from daemonctl.demo.publishing import Results
from daemonctl.demo.services import Service
from daemonctl.demo.stopping import Stopping
from daemonctl.demo.view import View
from daemonctl.errors import CPUShareError
from daemonctl.market.wire import ComputationInfo
from daemonctl.model import CoreState, Problem, Reason, Status
from daemonctl.paths import Paths

LOOK_S = 0.5
STALL_S = 300.0
"""No image settled for so long, and nobody paused: something is wrong."""
HOPELESS = {Reason.KERNEL_UNFIT, Reason.SANDBOX_BROKEN, Reason.ORDER_BROKEN, Reason.MARKET_REFUSES}
HOPELESS_S = 15.0
"""The daemon tries again by itself; after this long without success there is no hope."""


class Stopped(Exception):
    """Somebody stopped the seller daemon, by its tray or by `cpushare stop`."""


class Follower:
    """Looks at everything that can happen meanwhile, tells the new, and judges."""

    def __init__(
        self, paths: Paths, view: View, stop: Stopping, market: Service, tray: Service | None
    ) -> None:
        self._paths = paths
        self._view = view
        self._stop = stop
        self._market = market
        self._tray = tray
        self._told: set[Problem] = set()
        self._hopeful = time.monotonic()

    def follow(self, results: Results) -> ComputationInfo:
        """Until every image is settled.

        Raises Interrupted, Stopped, and CPUShareError where it cannot go on.
        """
        info = results.look()
        clock = Clock(time.monotonic(), info)
        settled, moved = -1, time.monotonic()
        while True:
            status = self.look()
            snapshot = clock.look(time.monotonic(), info, status)
            self._view.show(snapshot)
            if snapshot.settled == info.jobs:
                return info
            if snapshot.settled != settled or snapshot.paused:
                settled, moved = snapshot.settled, time.monotonic()
            elif time.monotonic() - moved > STALL_S:
                raise CPUShareError(
                    f"No image was confirmed for {STALL_S / 60:.0f} minutes",
                    detail=control.log_tail(self._paths),
                    hint=f"The seller daemon's log: {self._paths.log}",
                )
            self._stop.sleep(LOOK_S)
            with self._stop.at_once():
                info = results.look()

    def linger(self) -> None:
        """Until the tray is quit, the daemon stopped, or the end asked for (Interrupted)."""
        while self._tray is not None:
            self._stop.sleep(LOOK_S)
            self.look()

    def look(self) -> Status | None:
        """See that everybody is there; the daemon's status. Raises Stopped, CPUShareError."""
        if self._market.ended():
            raise CPUShareError(
                "The market ended unexpectedly",
                detail=self._market.tail(),
                hint=f"Its log: {self._market.log}",
            )
        if self._tray is not None and self._tray.ended():
            said = self._tray.tail()
            self._view.say("The tray has ended." + (f" It said:\n{said}" if said else ""))
            self._tray = None
        status = control.status(self._paths)
        if status is None:
            self._judge_absence()
        else:
            self._judge(status)
        return status

    def _judge_absence(self) -> None:
        if control.daemon(self._paths) is not None:
            return  # it is about to write its status
        if self._paths.status.exists():
            raise CPUShareError(
                "The seller daemon ended unexpectedly",
                detail=control.log_tail(self._paths),
                hint=f"Its log: {self._paths.log}",
            )
        raise Stopped

    def _judge(self, status: Status) -> None:
        for problem in status.problems:
            if problem not in self._told:
                self._told.add(problem)
                words = (problem.title, problem.detail, problem.hint)
                self._view.say("\n  ".join(word for word in words if word))
        selling = [core for core in status.cores if core.state is not CoreState.OFF]
        if not selling or not all(core.reason in HOPELESS for core in selling):
            self._hopeful = time.monotonic()
        elif time.monotonic() - self._hopeful > HOPELESS_S:
            first = status.problems[0] if status.problems else Problem(selling[0].reason.value)
            raise CPUShareError(first.title, detail=first.detail, hint=first.hint)
