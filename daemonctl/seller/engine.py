"""The daemon's sandbox: started, proven, and replaced when its zygote dies."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import time

from daemonctl.errors import CPUShareError, KernelUnfit, SandboxError
from daemonctl.model import Problem, Reason
from daemonctl.process import children
from daemonctl.sandbox import canary
from daemonctl.sandbox.client import Sandbox

log = logging.getLogger(__name__)

_FIRST_RETRY_S = 1.0
_LONGEST_RETRY_S = 300.0
_CLOSE_S = 1.0


class Engine:
    """Holds the one sandbox, or says why there is none."""

    def __init__(self) -> None:
        self.sandbox: Sandbox | None = None
        self.broken: Reason | None = None
        self.problem: Problem | None = None
        self._retry_s = _FIRST_RETRY_S
        self._retry_at = 0.0
        self._proving = False

    def due(self) -> float:
        """When `start` is to be tried (again), on the monotonic clock."""
        return float("inf") if self.sandbox is not None else self._retry_at

    def start(self) -> bool:
        """Start a zygote and prove that it holds what it shall hold; True if it does."""
        try:
            self.sandbox = Sandbox.start()
            self._proving = True
            canary.prove(self.sandbox)
        except KernelUnfit as error:
            # Nothing on this boot changes that.
            self._retry_at = float("inf")
            self._fail(error, Reason.KERNEL_UNFIT)
            return False
        except SandboxError as error:
            self.close(_CLOSE_S)
            self._postpone()
            self._fail(error, Reason.SANDBOX_BROKEN)
            return False
        finally:
            self._proving = False
        self.broken = self.problem = None
        return True

    def go_on(self) -> None:
        """Let the canary go on where a pause has just stopped it; may be called by a signal.

        The daemon waits for it, deaf to all else, and it takes no longer than a blink.
        """
        if self._proving and self.sandbox is not None:
            for pid in children(self.sandbox.process.pid) or ():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)

    def died(self, error: SandboxError) -> None:
        """The zygote is gone, and its workers with it."""
        log.info("the zygote died: %s", error)
        self.close(_CLOSE_S)
        # At once the first time; a zygote that keeps dying is tried ever more rarely.
        self._postpone()
        self._fail(error, Reason.SANDBOX_BROKEN)

    def worked(self) -> None:
        """A job ran to its end: whatever was wrong before is over."""
        self._retry_s = _FIRST_RETRY_S

    def close(self, deadline_s: float) -> None:
        """End the zygote and with it every worker."""
        sandbox, self.sandbox = self.sandbox, None
        if sandbox is None:
            return
        try:
            sandbox.close(deadline_s)
        except SandboxError as error:
            # It was killed: it goes as soon as the kernel gets to it, and we need not wait.
            log.info("%s", error)

    def _postpone(self) -> None:
        self._retry_at = time.monotonic() + self._retry_s
        self._retry_s = min(self._retry_s * 2, _LONGEST_RETRY_S)

    def _fail(self, error: CPUShareError, reason: Reason) -> None:
        self.broken = reason
        self.problem = Problem(error.title, error.detail, error.hint)
