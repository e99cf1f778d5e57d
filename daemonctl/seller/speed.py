"""This host's speed against the reference machine: measured once, then kept."""

from __future__ import annotations

import os
import time
from importlib import metadata
from pathlib import Path

import msgspec

from daemonctl import __version__, files
from daemonctl.errors import CPUShareError
from daemonctl.market.wire import NewHost
from daemonctl.sandbox import calibration
from daemonctl.sandbox.client import Sandbox
from daemonctl.seller.caller import Caller, Inbox

_RETRY_S = 60.0


class _Measured(msgspec.Struct, frozen=True):
    wasmtime: str
    processor: str
    speed_ppm: int


class Speed:
    """Learns the speed in a thread: at the lowest priority it may take its time."""

    def __init__(self, path: Path, inbox: Inbox) -> None:
        self._path = path
        self._inbox = inbox
        self.error: CPUShareError | None = None
        self._not_before = 0.0
        self._caller: Caller | None = None
        self._wasmtime = metadata.version("wasmtime")
        self._processor = _processor()
        self.ppm = self._known()

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
            data = msgspec.json.encode(_Measured(self._wasmtime, self._processor, ppm))
            files.replace(self._path, data)

        def failed(error: CPUShareError) -> None:
            # As when it was paused so long that its worker was ended.
            self.error = error
            self._not_before = time.monotonic() + _RETRY_S

        self._caller.call(_measure, measured, failed)

    def host(self) -> NewHost | None:
        """What a market is told of this machine; None while the speed is not known."""
        if self.ppm is None:
            return None
        return NewHost(
            architecture=os.uname().machine,
            cores=os.cpu_count() or 1,
            speed_ppm=self.ppm,
            wasmtime=self._wasmtime,
            version=__version__,
        )

    def _known(self) -> int | None:
        data = files.read_or_none(self._path)
        try:
            kept = msgspec.json.decode(data, type=_Measured) if data else None
        except ValueError:  # also what is no UTF-8
            return None
        if kept and (kept.wasmtime, kept.processor) == (self._wasmtime, self._processor):
            return kept.speed_ppm
        return None


def _measure() -> int:
    # A sandbox of its own: the daemon's belongs to the loop's thread.
    sandbox = Sandbox.start()
    try:
        return calibration.measure(sandbox)
    finally:
        sandbox.close()


def _processor() -> str:
    """The processor's name: another one has another speed (a disk may move house)."""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        name, _, value = line.partition(":")
        if name.strip() in ("model name", "CPU part"):
            return value.strip()
    return os.uname().machine
