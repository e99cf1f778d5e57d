"""How much work a job is: run one in the buyer's own sandbox, exactly as a host would."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass

from daemonctl.errors import InputError
from daemonctl.model import Outcome
from daemonctl.sandbox import calibration
from daemonctl.sandbox.client import Sandbox
from daemonctl.sandbox.interface import Job, Limits, Result
from daemonctl.sandbox.speed import SpeedFile

COMPILE_CPU_S = 60
"""What hosts allow for compiling."""
SAMPLE_CPU_S = 3600
_WALL_FACTOR = 20
"""At the lowest priority on a busy machine a second of CPU may take many of wall time."""
_LOG_LINES = 10


@dataclass(frozen=True)
class Sample:
    """work_ms: reference core-milliseconds of the job. cpu_s: CPU seconds on this machine.

    speed_ppm: this machine's speed, millionths of the reference machine's.
    peak_bytes: largest resident size. output: what the job answered.
    """

    work_ms: int
    cpu_s: float
    speed_ppm: int
    peak_bytes: int
    output: bytes


def measure(
    module: bytes,
    data: bytes,
    args: tuple[str, ...],
    memory_bytes: int,
    kept: SpeedFile | None = None,
) -> Sample:
    """Compile `module` and run it on `data`. kept: where this machine's speed may be known.

    Raises KernelUnfit, SandboxError, or InputError where the job itself fails.
    """
    limits = Limits(cpu_seconds=SAMPLE_CPU_S, memory_bytes=memory_bytes)
    sandbox = Sandbox.start()
    try:
        code = _compile(sandbox, module)
        result = _run(sandbox, code, data, args, limits)
        if result.outcome is not Outcome.DONE:
            raise _failed("The sample job failed", result)
        speed_ppm = kept.read() if kept else None
        if speed_ppm is None:
            speed_ppm = calibration.measure(sandbox)
            if kept:
                kept.write(speed_ppm)
    finally:
        sandbox.close()
    return Sample(
        work_ms=work_ms(result.cpu_seconds, speed_ppm),
        cpu_s=result.cpu_seconds,
        speed_ppm=speed_ppm,
        peak_bytes=result.peak_bytes,
        output=result.output,
    )


def work_ms(cpu_s: float, speed_ppm: int) -> int:
    """Reference core-milliseconds of `cpu_s` on a machine of that speed; at least one."""
    return max(1, math.ceil(cpu_s * speed_ppm / 1000))


def _compile(sandbox: Sandbox, module: bytes) -> bytes:
    fd = _memory("module", module)
    try:
        ticket = sandbox.compile(fd, Limits(cpu_seconds=COMPILE_CPU_S))
        result = sandbox.wait(ticket, COMPILE_CPU_S * _WALL_FACTOR)
    finally:
        os.close(fd)
    if result.outcome is not Outcome.DONE:
        raise _failed("The module cannot be compiled", result)
    return result.output


def _run(
    sandbox: Sandbox, code: bytes, data: bytes, args: tuple[str, ...], limits: Limits
) -> Result:
    code_fd, stdin_fd = _memory("code", code), _memory("input", data)
    try:
        job = Job(code=code_fd, stdin=stdin_fd, args=args, limits=limits)
        return sandbox.wait(sandbox.run(job), SAMPLE_CPU_S * _WALL_FACTOR)
    finally:
        os.close(code_fd)
        os.close(stdin_fd)


def _failed(title: str, result: Result) -> InputError:
    log = result.log.decode(errors="replace").splitlines()[-_LOG_LINES:]
    what = result.outcome.value
    if result.outcome is Outcome.EXIT:
        what = f"exit code {result.exit_code}"
    facts = ": ".join(part for part in (what, result.detail) if part)
    return InputError(
        title,
        detail="\n".join([facts, *log]),
        hint="It would fail on every host too; nothing was submitted and nothing is paid.",
    )


def _memory(name: str, data: bytes) -> int:
    """A descriptor of `data`, read from its start; the caller's to close."""
    fd = os.memfd_create(name, os.MFD_CLOEXEC)
    with os.fdopen(os.dup(fd), "wb") as file:
        file.write(data)
    os.lseek(fd, 0, os.SEEK_SET)
    return fd
