"""From the command to frozen workers and back, and from the daemon's death to theirs."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.harness import ROOT, Figure
from tests.bench.proc import alive, cpu_s, state
from tests.bench.twocores import two_cores

FIGURES = ("pause_p95_ms", "resume_p95_ms", "pause_cpu_after_ms", "orphan_s")

_TRIES = 50


def measure(only: set[str]) -> Iterator[Figure]:
    """All on one daemon whose two cores compute; the figures' meaning is in their comments."""
    from daemonctl import control
    from tests.pool import until

    with two_cores() as (seller, pids):
        if only & {"pause_p95_ms", "resume_p95_ms"}:
            environ = seller.paths.environment()
            # As installed: from compiled bytecode, wherever the checkout's may not be.
            environ.pop("PYTHONDONTWRITEBYTECODE", None)
            environ["PYTHONPYCACHEPREFIX"] = str(ROOT / "build" / "cache" / "bytecode")
            yield from _commands(environ, pids)
        if "pause_cpu_after_ms" in only:
            # Four spinners at normal priority on two cores: the workers hardly run.
            with _load():
                used = max(_cpu_after(control, seller, pids) for _ in range(5))
            used = max(used, *(_cpu_after(control, seller, pids) for _ in range(5)))
            yield Figure("pause_cpu_after_ms", used, "ms")
        if "orphan_s" in only:
            start = time.monotonic()
            seller.kill()
            until(lambda: not any(alive(pid) for pid in pids), "the workers' end")
            yield Figure("orphan_s", time.monotonic() - start, "s")


def _commands(environ: dict[str, str], pids: list[int]) -> Iterator[Figure]:
    """p95 over 50 tries from starting the command's process to the state of every worker."""
    pauses, resumes = [], []
    for word in ("pause", "resume"):  # not counted: they compile
        _try(environ, word, pids, stopped=word == "pause")
    for _ in range(_TRIES):
        pauses.append(_try(environ, "pause", pids, stopped=True))
        time.sleep(0.05)
        resumes.append(_try(environ, "resume", pids, stopped=False))
        time.sleep(0.05)
    for name, times in (("pause_p95_ms", pauses), ("resume_p95_ms", resumes)):
        times.sort()
        yield Figure(name, times[int(len(times) * 0.95)] * 1000, "ms")


def _try(environ: dict[str, str], word: str, pids: list[int], *, stopped: bool) -> float:
    command = [str(Path(sys.executable).with_name("cpushare")), word]
    start = time.monotonic()
    with subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL) as process:
        while any((state(pid) == "T") != stopped for pid in pids):
            assert time.monotonic() - start < 10, f"{word} did nothing"
            time.sleep(0.0005)
        took = time.monotonic() - start
        assert process.wait(10) == 0
    return took


def _cpu_after(control: object, seller: object, pids: list[int]) -> float:
    """Milliseconds that the busiest worker computes between the command's return and 1 s later."""
    control.pause(seller.paths)  # type: ignore[attr-defined]
    before = [cpu_s(pid) * 1000 for pid in pids]
    time.sleep(1.0)
    used = max(cpu_s(pid) * 1000 - then for pid, then in zip(pids, before, strict=True))
    control.resume(seller.paths)  # type: ignore[attr-defined]
    time.sleep(0.3)
    return used


@contextlib.contextmanager
def _load() -> Iterator[None]:
    spinners = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(4)]
    try:
        time.sleep(0.5)
        yield
    finally:
        for spinner in spinners:
            spinner.kill()
            spinner.wait()
