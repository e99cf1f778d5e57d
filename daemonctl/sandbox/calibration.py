"""How fast this machine is against the reference machine: the unit that work is paid in.

Three modules of ours, each about the CPU time of one kind of computing. A part's time is the
CPU time of its worker, the least of three rounds (what disturbs only ever adds), less that of a
worker that does nothing. The speed is the geometric mean of the parts' ratios, so that no kind
counts more for taking longer.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from daemonctl.errors import SandboxError
from daemonctl.model import Outcome
from daemonctl.sandbox import parts
from daemonctl.sandbox.client import Sandbox
from daemonctl.sandbox.interface import MIB, Job, Limits

_LIMITS = Limits(cpu_seconds=20, memory_bytes=64 * MIB, output_bytes=MIB)
_DEADLINE_S = 300.0
_ROUNDS = 3
_PPM = 1_000_000
_LEAST_S = 1e-4


@dataclass(frozen=True)
class Part:
    """One kind of computing. reference_s: its CPU seconds on the reference machine."""

    name: str
    text: str
    reference_s: float


PARTS = (
    Part("integer", parts.INTEGER, 0.0178),
    Part("floating", parts.FLOATING, 0.0160),
    Part("memory", parts.MEMORY, 0.0178),
)
"""The reference machine is one core of an AMD EPYC (Zen 3), under wasmtime 50."""


def measure(sandbox: Sandbox) -> int:
    """The speed in millionths of the reference machine's; about half a second of CPU time.

    Raises SandboxError where a part does not run.
    """
    ratios = [
        part.reference_s / seconds for part, seconds in zip(PARTS, times(sandbox), strict=True)
    ]
    return max(1, round(_PPM * math.prod(ratios) ** (1 / len(ratios))))


def times(sandbox: Sandbox) -> list[float]:
    """CPU seconds of each part. Raises SandboxError."""
    with _code(sandbox, parts.EMPTY) as empty:
        nothing = min(_seconds(sandbox, empty) for _ in range(_ROUNDS))
    found = []
    for part in PARTS:
        with _code(sandbox, part.text) as code:
            least = min(_seconds(sandbox, code) for _ in range(_ROUNDS))
        found.append(max(least - nothing, _LEAST_S))
    return found


def _seconds(sandbox: Sandbox, code: int) -> float:
    with Path(os.devnull).open("rb") as nothing:
        ticket = sandbox.run(Job(code, nothing.fileno(), limits=_LIMITS))
    result = sandbox.wait(ticket, _DEADLINE_S)
    if result.outcome is not Outcome.DONE:
        raise SandboxError(
            "This machine's speed cannot be measured",
            detail=f"a calibration module ended as {result.outcome.value}: {result.detail}",
        )
    return result.cpu_seconds


@contextmanager
def _code(sandbox: Sandbox, text: str) -> Iterator[int]:
    compiled = sandbox.wait(sandbox.compile_text(text, _LIMITS), _DEADLINE_S)
    if compiled.outcome is not Outcome.DONE:
        raise SandboxError("A calibration module is not compiled", detail=compiled.detail)
    with os.fdopen(os.memfd_create("code", os.MFD_CLOEXEC), "wb", buffering=0) as file:
        file.write(compiled.output)
        yield file.fileno()
