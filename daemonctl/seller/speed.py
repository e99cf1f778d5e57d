"""This host's speed against the reference machine: measured once, then kept."""

from __future__ import annotations

import os
import signal
import time

from daemonctl.errors import CPUShareError
from daemonctl.market.wire import NewHost
from daemonctl.sandbox import calibration
from daemonctl.sandbox.client import Sandbox
from daemonctl.sandbox.speed import SpeedFile
from daemonctl.seller import runs
from daemonctl.seller.caller import Caller, Inbox

_RETRY_S = 60.0


class Speed:
    """Learns the speed in a thread: at the lowest priority it may take its time."""

    def __init__(self, file: SpeedFile, inbox: Inbox) -> None:
        self._file = file
        self._inbox = inbox
        self.error: CPUShareError | None = None
        self._not_before = 0.0
        self._caller: Caller | None = None
        self._zygote = 0  # of the sandbox that measures; 0 = none does
        self._held = False
        self._host: NewHost | None = None
        self.ppm = file.read()

    def learn(self, now: float) -> None:
        """Measure unless it is known, being measured, or failed a moment ago.

        now: on the monotonic clock. `ppm` is set in the loop.
        """
        if self.ppm is not None or now < self._not_before:
            return
        if self._caller is None:
            self._caller = Caller(self._inbox, "calibration")
        if self._caller.busy:
            return

        def measured(ppm: int) -> None:
            self.ppm = ppm
            self.error = None
            self._file.write(ppm)

        def failed(error: CPUShareError) -> None:
            if self._held:
                self._held = False
                return
            self.error = error
            self._not_before = time.monotonic() + _RETRY_S

        self._caller.call(self._measure, measured, failed)

    def hold(self) -> None:
        """Nothing may compute now: a measurement ends, and begins anew when something may.

        One that only stood still would have to be told to go on by whoever ends the pause, and a
        pause may end by itself.
        """
        if self._zygote:
            self._held = True
            os.kill(self._zygote, signal.SIGKILL)

    def host(self) -> NewHost | None:
        """What a market is told of this machine; None while the speed is not known."""
        if self.ppm is not None and self._host is None:
            # Made once: the loop asks twice each time it wakes up.
            self._host = NewHost(
                architecture=os.uname().machine,
                cores=os.cpu_count() or 1,
                speed_ppm=self.ppm,
                wasmtime=runs.wasmtime(),
                version=runs.cpushare(),
            )
        return self._host

    def _measure(self) -> int:
        # A sandbox of its own: the daemon's belongs to the loop's thread.
        sandbox = Sandbox.start()
        self._zygote = sandbox.process.pid
        try:
            return calibration.measure(sandbox)
        finally:
            # Before it is waited for: until then the number is its own.
            self._zygote = 0
            sandbox.close()
