"""One worker as the daemon's side sees it: the memory files it writes, a hold on the process."""

from __future__ import annotations

import os
import select
import signal
from contextlib import suppress

from daemonctl.model import Outcome
from daemonctl.sandbox import verdict
from daemonctl.sandbox.interface import Limits, Result
from daemonctl.sandbox.messages import STATUS_BYTES

_TAIL_BYTES = 4096


class Ticket:
    """Made before its worker is; what is asked of a worker that is not there yet is kept for it."""

    def __init__(self, limits: Limits) -> None:
        self.output, self.log, self.status = (
            os.memfd_create(name, os.MFD_CLOEXEC) for name in ("output", "log", "status")
        )
        self._limits = limits
        self._pidfd = -1
        self._frozen = False
        self._killed = False

    def begin(self, pidfd: int) -> None:
        """The worker was forked; `pidfd` is now the ticket's to close."""
        self._pidfd = pidfd
        if self._killed:
            self._signal(signal.SIGKILL)
        elif self._frozen:
            self._signal(signal.SIGSTOP)

    def freeze(self, frozen: bool) -> None:
        """Stop the worker where it stands, or let it go on."""
        self._frozen = frozen
        self._signal(signal.SIGSTOP if frozen else signal.SIGCONT)

    def kill(self) -> None:
        """End the worker."""
        self._killed = True
        self._signal(signal.SIGKILL)

    def progress(self) -> float | None:
        """0 to 1, None if not told."""
        return verdict.progress(_tail(self.status, _TAIL_BYTES))

    def ready_ns(self) -> int | None:
        """When the worker was ready to run, in nanoseconds of CLOCK_MONOTONIC."""
        return verdict.ready_ns(os.pread(self.status, _TAIL_BYTES, 0))

    def result(self, exit_code: int, cpu_s: float, peak_bytes: int) -> Result:
        """Judge a worker that is gone."""
        log = os.pread(self.log, self._limits.log_bytes, 0)
        outcome, code, detail = verdict.judge(
            verdict.Death(
                exit=exit_code,
                status=_tail(self.status, _TAIL_BYTES, end=STATUS_BYTES),
                log=log,
                killed=self._killed,
                cpu_s=cpu_s,
                cpu_limit_s=self._limits.cpu_seconds,
            )
        )
        output = self._whole_output() if outcome is Outcome.DONE else b""
        return Result(outcome, code, output, log, detail, cpu_s, peak_bytes)

    def gone(self, deadline_s: float) -> bool:
        """Wait until the worker ends; True as well where there was none."""
        poll = select.poll()
        if self._pidfd >= 0:
            poll.register(self._pidfd, select.POLLIN)
        return self._pidfd < 0 or bool(poll.poll(max(0.0, deadline_s) * 1000))

    def close(self) -> None:
        """Let go of everything."""
        for fd in (self.output, self.log, self.status, self._pidfd):
            if fd >= 0:
                os.close(fd)

    def _whole_output(self) -> bytes:
        size = min(os.fstat(self.output).st_size, self._limits.output_bytes)
        whole = bytearray(size)
        view, at = memoryview(whole), 0
        while at < size:
            at += os.preadv(self.output, [view[at:]], at)
        return bytes(whole)

    def _signal(self, number: int) -> None:
        if self._pidfd >= 0:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._pidfd, number)


def _tail(fd: int, most: int, end: int | None = None) -> bytes:
    size = os.fstat(fd).st_size
    if end is not None:
        size = min(size, end)
    return os.pread(fd, most, max(0, size - most))
