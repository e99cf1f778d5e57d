"""CPU time of a whole sandboxed job (fork, filters, load, run, exit) against the native program.

The kernels in `kernels/` and the displacement example, each built by `gcc -O3` and, for
WebAssembly, by zig; its code is compiled beforehand, as on a host that has had a job of this
computation. Both run in turn on one core at the lowest priority, in rounds; a kernel's ratio is
the median of its rounds', `sandbox_vs_native` the median of the kernels'.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.harness import ROOT, Figure

if TYPE_CHECKING:
    from daemonctl.sandbox.client import Sandbox

KERNELS = Path(__file__).with_name("kernels")
EXAMPLE = ROOT / "docs" / "examples" / "displacement"
CACHE = ROOT / "build" / "cache" / "zig"
NAMES = (*sorted(path.stem for path in KERNELS.glob("*.c")), "displacement")
WHOLE = "sandbox_vs_native"
FIGURES = (WHOLE, *(f"{WHOLE}.{name}" for name in NAMES))

ROUNDS = 7
DEADLINE_S = 300.0

NATIVE = ("-std=gnu11", "-O3", "-ffp-contract=off")
GUEST = (
    *("-target", "wasm32-freestanding", "-nostdlib", "-ffreestanding", "-Wl,--no-entry"),
    *("-std=gnu11", "-O3", "-ffp-contract=off", "-msimd128", "-s"),
)


class Differ(Exception):
    """The sandbox and the native program gave different outputs, or one of them failed."""


@dataclass(frozen=True)
class Program:
    """One kernel, built for both. code: compiled by the sandbox."""

    name: str
    native: Path
    code: Path
    stdin: Path


def measure(only: set[str]) -> Iterator[Figure]:
    """Ratios of CPU time; the kernels' figures in seconds, with the native time as baseline."""
    from daemonctl.sandbox.client import Sandbox

    names = NAMES if WHOLE in only else [name for name in NAMES if f"{WHOLE}.{name}" in only]
    with tempfile.TemporaryDirectory() as folder:
        sandbox = Sandbox.start(deadline_s=60)
        try:
            programs = [_build(name, Path(folder), sandbox) for name in names]
            pairs: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
            for _ in range(ROUNDS):
                for program in programs:
                    pairs[program.name].append(_pair(program, sandbox))
        finally:
            sandbox.close()
    ratios = []
    for name, times in pairs.items():
        ratios.append(statistics.median(guest / native for guest, native in times))
        guest, native = (statistics.median(column) for column in zip(*times, strict=True))
        yield Figure(f"{WHOLE}.{name}", guest, "s CPU", native, ratios[-1])
    if WHOLE in only:
        yield Figure(WHOLE, statistics.median(ratios), "times the native CPU time")


def _build(name: str, folder: Path, sandbox: Sandbox) -> Program:
    source = EXAMPLE / f"{name}.c" if name == "displacement" else KERNELS / f"{name}.c"
    native, module, code = (folder / f"{name}{kind}" for kind in ("", ".wasm", ".code"))
    _run("gcc", *NATIVE, "-o", native, source, "-lm")
    if name == "displacement":
        module = EXAMPLE / "displacement.wasm"
    else:
        zig = (sys.executable, "-m", "ziglang", "cc", *GUEST, f"-I{EXAMPLE}")
        _run(*zig, "-o", module, source, EXAMPLE / "wasi.c")
    with module.open("rb") as file:
        result = sandbox.wait(sandbox.compile(file.fileno()), DEADLINE_S)
    if not result.output:
        raise Differ(f"{name} was not compiled: {result.outcome} {result.detail}")
    code.write_bytes(result.output)
    return Program(name, native, code, _input(name, folder))


def _input(name: str, folder: Path) -> Path:
    if name != "displacement":
        return Path(os.devnull)
    from docs.examples.displacement import pool

    grey = pool.photograph("camera.png", 288)
    picture = folder / "camera.pgm"
    picture.write_bytes(f"P5\n{len(grey)} {len(grey)}\n255\n".encode() + grey.tobytes())
    return picture


def _run(*command: str | Path) -> None:
    caches = {"ZIG_GLOBAL_CACHE_DIR": str(CACHE), "ZIG_LOCAL_CACHE_DIR": str(CACHE)}
    subprocess.run(command, check=True, timeout=DEADLINE_S, env={**os.environ, **caches})


def _pair(program: Program, sandbox: Sandbox) -> tuple[float, float]:
    """CPU seconds of the sandboxed job and of the native program, one after the other."""
    from daemonctl.model import Outcome
    from daemonctl.sandbox.interface import Job, Limits

    core = min(os.sched_getaffinity(0))
    with program.code.open("rb") as code, program.stdin.open("rb") as stdin:
        job = Job(code.fileno(), stdin.fileno(), core=core, limits=Limits(cpu_seconds=60))
        result = sandbox.wait(sandbox.run(job), DEADLINE_S)
    output, native = _native(program, core)
    if result.outcome is not Outcome.DONE or result.output != output:
        raise Differ(
            f"{program.name}: {result.outcome} {result.detail}, {result.output!r}; "
            f"natively {output!r}"
        )
    return result.cpu_seconds, native


def _native(program: Program, core: int) -> tuple[bytes, float]:
    """Output and CPU seconds of the native program, as low in priority as a worker."""

    def low() -> None:
        os.nice(19)
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
        os.sched_setaffinity(0, {core})

    out = program.native.with_suffix(".out")
    with program.stdin.open("rb") as stdin, out.open("wb") as stdout:
        process = subprocess.Popen(program.native, stdin=stdin, stdout=stdout, preexec_fn=low)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Differ(f"{program.name} ended natively with {process.returncode}")
    return out.read_bytes(), usage.ru_utime + usage.ru_stime
