"""The daemon's side of the sandbox: one zygote, any number of jobs, nothing that waits.

All that a worker writes goes into memory files of ours, bounded by RLIMIT_FSIZE; they are read
when it is gone. So no pipe can fill, nothing has to be drained, and nobody can make us wait.
"""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import time
from collections import deque
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

from daemonctl.errors import SandboxError
from daemonctl.model import Process
from daemonctl.process import identity
from daemonctl.sandbox import idlegroup
from daemonctl.sandbox.interface import Ended, Event, Job, Limits, Result, Started
from daemonctl.sandbox.launch import Zygote, last_words, launch
from daemonctl.sandbox.messages import ARGS_BYTES, MESSAGE_BYTES, Kind, Request, pack
from daemonctl.sandbox.ticket import Ticket

_DIES_WITHIN_S = 30.0


class Sandbox:
    """One zygote and its workers.

    Used from one thread; started from a thread that lives as long, because the kernel kills the
    zygote when that thread ends. Every ticket gets one `Started` and one `Ended`.

    process: the zygote.
    measures: what holds beyond the two filters, lowest priority and limits: `session` (its share
    of the CPU lowered), `group` (folder of its idle control group, "" = none), `disk` (idle),
    `first_to_die` (out of memory), `namespaces`, `capabilities` (dropped), `landlock` (version,
    0 = none).
    """

    def __init__(self, zygote: Zygote) -> None:
        self._zygote = zygote
        self._socket = zygote.socket
        self._tickets: dict[int, Ticket] = {}
        self._unsent: deque[tuple[bytes, tuple[int, ...]]] = deque()
        self._kept: list[Event] = []
        self._last = 0
        self._closed = False
        found = identity(zygote.process.pid)
        assert found is not None  # it cannot vanish before we wait for it
        self.process: Process = found
        self.measures = zygote.facts

    @classmethod
    def start(cls, *, deadline_s: float = 10.0) -> Sandbox:
        """Start a zygote and wait until it is warm. Raises KernelUnfit, SandboxError."""
        return cls(launch(deadline_s))

    def fileno(self) -> int:
        """Readable when `events` has something."""
        return self._socket.fileno()

    def compile(self, module: int, limits: Limits = Limits()) -> int:  # noqa: B008  frozen
        """Compile a module (an open descriptor, read from its start); the output is its code."""
        request = _request(Kind.COMPILE, limits)
        return self._submit(request, limits, module)

    def compile_text(self, text: str, limits: Limits = Limits()) -> int:  # noqa: B008  frozen
        """Compile a module of CPUShare's own in the text format."""
        with os.fdopen(os.memfd_create("text", os.MFD_CLOEXEC), "wb", buffering=0) as file:
            file.write(text.encode())
            request = _request(Kind.COMPILE_TEXT, limits)
            return self._submit(request, limits, file.fileno())

    def run(self, job: Job) -> int:
        """Run a job; returns its ticket at once. Its descriptors may be closed after this call."""
        args = tuple(arg.encode(errors="replace") for arg in ("job", *job.args))
        refuse = ""
        if sum(len(arg) + 1 for arg in args) > ARGS_BYTES:
            refuse = f"its arguments take more than {ARGS_BYTES} bytes"
        elif any(b"\0" in arg for arg in args):
            refuse = "an argument holds a zero byte"
        request = replace(
            _request(Kind.RUN, job.limits), seed=job.seed % 2**64, core=job.core, refuse=refuse
        )
        return self._submit(request, job.limits, job.code, job.stdin, () if refuse else args)

    def probe(self, calls: tuple[tuple[int, ...], ...]) -> int:
        """Make system calls (number, arguments) in a worker that is locked as a job's is.

        Where it survives, the result's detail holds their answers, with commas between.
        """
        limits = Limits(cpu_seconds=5)
        request = replace(_request(Kind.PROBE, limits), calls=calls)
        return self._submit(request, limits)

    def events(self) -> list[Event]:
        """What happened since the last call; never waits. Raises SandboxError: the zygote died."""
        found, self._kept = self._kept, []
        try:
            found += self._receive()
        except SandboxError:
            # First what ended before it; the next call comes back here.
            if not found:
                raise
        return found

    def wait(self, ticket: int, deadline_s: float) -> Result:
        """The result of `ticket`, for callers with one job; after `deadline_s` it is killed.

        What happens to other tickets meanwhile is told by the next `events`.
        Raises SandboxError if the zygote died.
        """
        until = time.monotonic() + deadline_s
        late = False
        while True:
            for event in self._kept:
                if isinstance(event, Ended) and event.ticket == ticket:
                    self._kept.remove(event)
                    return event.result
            if new := self._receive():
                self._kept += new
                continue
            left = until - time.monotonic()
            if left <= 0 and late:
                raise SandboxError(
                    "A worker does not end", detail="it was killed and is still there"
                )
            if left <= 0:
                self.kill(ticket)
                until, late = time.monotonic() + _DIES_WITHIN_S, True
            self._await(max(0.0, left))

    def progress(self, ticket: int) -> float | None:
        """How far a job says that it is, 0 to 1; None where it has not said or is gone."""
        found = self._tickets.get(ticket)
        return found.progress() if found else None

    def ready_ns(self, ticket: int) -> int | None:
        """When a job was about to begin, on the monotonic clock; None before that. To measure."""
        found = self._tickets.get(ticket)
        return found.ready_ns() if found else None

    def freeze(self, ticket: int) -> None:
        """Stop a worker where it stands. It uses no CPU from its next turn on."""
        if found := self._tickets.get(ticket):
            found.freeze(True)

    def thaw(self, ticket: int) -> None:
        """Let a frozen worker go on."""
        if found := self._tickets.get(ticket):
            found.freeze(False)

    def kill(self, ticket: int) -> None:
        """End a worker; its outcome is STOPPED unless it was faster."""
        if found := self._tickets.get(ticket):
            found.kill()

    def close(self, deadline_s: float = 2.0) -> None:
        """End the zygote and every worker; what had not ended gets no event any more.

        Raises SandboxError where the zygote does not end in time.
        """
        until = time.monotonic() + deadline_s
        process = self._zygote.process
        # To die takes CPU too, and on a busy machine the lowest priority gets none for long.
        idlegroup.lift(process.pid, str(self.measures["group"]))
        for ticket in self._tickets.values():
            ticket.kill()
        self._socket.close()
        process.kill()
        for ticket in self._tickets.values():
            ticket.gone(until - time.monotonic())
            ticket.close()
        self._tickets.clear()
        while self._unsent:
            _, fds = self._unsent.popleft()
            os.close(fds[0])
            os.close(fds[-1])
        try:
            process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired as error:
            raise SandboxError("The zygote does not end", detail=f"pid {process.pid}") from error
        finally:
            if not self._closed:
                self._closed = True
                os.close(self._zygote.words)
            idlegroup.leave(str(self.measures["group"]))

    def _receive(self) -> list[Event]:
        """What the zygote tells now. Raises SandboxError if it died and tells nothing any more."""
        found: list[Event] = []
        while True:
            try:
                packet, fds, _, _ = socket.recv_fds(self._socket, MESSAGE_BYTES, 1)
            except BlockingIOError:
                break
            except ConnectionResetError:
                packet, fds = b"", []
            if not packet and found:
                return found
            if not packet:
                raise self._dead()
            found.append(self._event(json.loads(packet), fds))
        self._send()
        return found

    def _submit(
        self,
        request: Request,
        limits: Limits,
        code: int | None = None,
        stdin: int | None = None,
        args: tuple[bytes, ...] = (),
    ) -> int:
        with ExitStack() as undo:
            try:
                first, last = (_reopen(fd, undo) for fd in (stdin, code))
                ticket = Ticket(limits)
            except OSError as error:
                raise SandboxError("No worker can be given its files", detail=str(error)) from error
            undo.pop_all()
        self._last += 1
        self._tickets[self._last] = ticket
        packet = pack(replace(request, ticket=self._last, code=os.fstat(last).st_size), args)
        self._unsent.append((packet, (first, ticket.output, ticket.log, ticket.status, last)))
        self._send()
        return self._last

    def _send(self) -> None:
        while self._unsent:
            packet, fds = self._unsent[0]
            try:
                socket.send_fds(self._socket, [packet], fds)
            except BlockingIOError:
                # The zygote has much to do; each fork of it makes us readable, and us call again.
                return
            except (BrokenPipeError, ConnectionResetError):
                # `events` tells.
                return
            self._unsent.popleft()
            # The three in the middle stay ours, to be read.
            os.close(fds[0])
            os.close(fds[-1])

    def _event(self, said: dict[str, Any], fds: list[int]) -> Event:
        number = said["ticket"]
        if "pid" in said:
            self._tickets[number].begin(fds[0])
            return Started(number, Process(said["pid"], said["born"]))
        ticket = self._tickets.pop(number)
        result = ticket.result(said["exit"], said["cpu_s"], said["peak"])
        ticket.close()
        return Ended(number, result)

    def _await(self, seconds: float) -> None:
        poll = select.poll()
        poll.register(self._socket, select.POLLIN)
        poll.poll(seconds * 1000)

    def _dead(self) -> SandboxError:
        detail = last_words(self._zygote.words)
        code = self._zygote.process.poll()
        if code is not None:
            detail = f"exit code {code}. {detail}".strip()
        return SandboxError("The sandbox's zygote died", detail=detail)


def _request(kind: Kind, limits: Limits) -> Request:
    return Request(
        kind=kind,
        cpu_s=limits.cpu_seconds,
        memory=limits.memory_bytes,
        output=limits.output_bytes,
        log=limits.log_bytes,
    )


def _reopen(fd: int | None, undo: ExitStack) -> int:
    """The same file with an offset of its own, at its start, for reading only."""
    path = os.devnull if fd is None else f"/proc/self/fd/{fd}"
    opened = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    undo.callback(os.close, opened)
    return opened
