"""The sandbox, for tests that have bytes where it wants descriptors."""

from __future__ import annotations

import os
import select
import time
from collections.abc import Callable

from daemonctl.model import Outcome, Process
from daemonctl.sandbox.client import Sandbox
from daemonctl.sandbox.interface import MIB, Job, Limits, Result, Started

DEADLINE_S = 90.0
LIMITS = Limits(cpu_seconds=20, memory_bytes=64 * MIB, output_bytes=MIB)


class Runner:
    """Compiles, starts, waits."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self._compiled: dict[str | bytes, bytes] = {}

    def compile(self, module: str | bytes, limits: Limits = LIMITS) -> Result:
        """Compile text or WebAssembly."""
        if isinstance(module, str):
            return self.sandbox.wait(self.sandbox.compile_text(module, limits), DEADLINE_S)
        fd = memory_file(module)
        ticket = self.sandbox.compile(fd, limits)
        os.close(fd)
        return self.sandbox.wait(ticket, DEADLINE_S)

    def code(self, module: str | bytes) -> bytes:
        """Compiled code of a module that is in order."""
        if module not in self._compiled:
            result = self.compile(module)
            assert result.outcome is Outcome.DONE, result.detail
            self._compiled[module] = result.output
        return self._compiled[module]

    def start(
        self,
        module: str | bytes,
        stdin: bytes = b"",
        *,
        args: tuple[str, ...] = (),
        seed: int = 0,
        core: int | None = None,
        limits: Limits = LIMITS,
    ) -> int:
        """Compile and start; its ticket."""
        code, words = memory_file(self.code(module)), memory_file(stdin)
        job = Job(code, words, args=args, seed=seed, core=core, limits=limits)
        ticket = self.sandbox.run(job)
        os.close(code)
        os.close(words)
        return ticket

    def __call__(
        self,
        module: str | bytes,
        stdin: bytes = b"",
        *,
        args: tuple[str, ...] = (),
        seed: int = 0,
        core: int | None = None,
        limits: Limits = LIMITS,
    ) -> Result:
        """Compile, run, wait."""
        ticket = self.start(module, stdin, args=args, seed=seed, core=core, limits=limits)
        return self.sandbox.wait(ticket, DEADLINE_S)


def memory_file(content: bytes) -> int:
    """A descriptor of the content; its offset is at the end, as a careless caller leaves it."""
    fd = os.memfd_create("test", os.MFD_CLOEXEC)
    os.write(fd, content)
    return fd


def until(fact: Callable[[], bool], what: str) -> None:
    """Wait for a fact."""
    end = time.monotonic() + DEADLINE_S
    while not fact():
        assert time.monotonic() < end, what
        time.sleep(0.01)


def started(sandbox: Sandbox, ticket: int) -> Process:
    """The worker of a ticket that was just asked for."""
    end = time.monotonic() + DEADLINE_S
    while time.monotonic() < end:
        select.select([sandbox], [], [], 1.0)
        for event in sandbox.events():
            if event.ticket == ticket:
                assert isinstance(event, Started)
                return event.process
    raise AssertionError("no worker")
