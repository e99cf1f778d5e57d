"""What the rest of CPUShare knows of the sandbox: a job in, a result out."""

from __future__ import annotations

from dataclasses import dataclass

from daemonctl.model import Outcome, Process

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one job may use.

    cpu_seconds: CPU time, compiling included, whole seconds as RLIMIT_CPU counts.
    memory_bytes: of the WebAssembly memory. output_bytes, log_bytes: standard output, error.
    """

    cpu_seconds: int = 60
    memory_bytes: int = 512 * MIB
    output_bytes: int = 64 * MIB
    log_bytes: int = 64 * 1024


@dataclass(frozen=True)
class Job:
    """One replica for the sandbox.

    code: open descriptor of the compiled module (`CodeCache`). stdin: open descriptor of the
    input, read from its start. Both stay the caller's. args: argv[1:]. seed: of its random
    numbers. core: the logical CPU that it is pinned to; None = any.
    """

    code: int
    stdin: int
    args: tuple[str, ...] = ()
    seed: int = 0
    core: int | None = None
    limits: Limits = Limits()


@dataclass(frozen=True)
class Result:
    """How it ended.

    output: standard output where the outcome is DONE, else empty. log: standard error, cut.
    detail: the trap, the refused import, the signal, in words. cpu_seconds: user + system.
    peak_bytes: largest resident size.
    """

    outcome: Outcome
    exit_code: int
    output: bytes
    log: bytes
    detail: str
    cpu_seconds: float
    peak_bytes: int


@dataclass(frozen=True)
class Started:
    """The worker of `ticket` exists."""

    ticket: int
    process: Process


@dataclass(frozen=True)
class Ended:
    """The worker of `ticket` is gone."""

    ticket: int
    result: Result


Event = Started | Ended
