"""Jobs of a wanted length for the benchmarks."""

from __future__ import annotations

import time

import wasmtime

from tests.pool import spinner

_TRIAL = 100_000_000


def rounds_per_second() -> float:
    """How many rounds of `tests.pool.spinner` a second of this machine's CPU computes."""
    engine = wasmtime.Engine()
    store = wasmtime.Store(engine)
    linker = wasmtime.Linker(engine)
    linker.define_wasi()
    store.set_wasi(wasmtime.WasiConfig())
    start = linker.instantiate(store, wasmtime.Module(engine, spinner(_TRIAL))).exports(store)[
        "_start"
    ]
    assert isinstance(start, wasmtime.Func)
    before = time.process_time()
    start(store)
    return _TRIAL / (time.process_time() - before)


def job_of(seconds: float) -> bytes:
    """A module whose job takes about `seconds` of CPU here."""
    return spinner(int(rounds_per_second() * seconds))
