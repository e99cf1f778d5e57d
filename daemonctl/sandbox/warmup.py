"""What the zygote does once so that no worker has to: load, compile, run, trap.

A thread's first trap makes its signal stack, the first hash table asks for random numbers, the
first error loads its words: all of it system calls that a worker may not make any more.
"""

from __future__ import annotations

import os
from pathlib import Path

from wasmtime import Engine, Func, Linker, Module, Store, Trap, WasmtimeError, _ffi

from daemonctl.sandbox import engine, lockdown, policy, syscalls
from daemonctl.sandbox.bpf import Filter, assemble
from daemonctl.sandbox.contract import Refused, check
from daemonctl.sandbox.host import Host
from daemonctl.sandbox.wasi import World
from daemonctl.sandbox.worker import Tools

_MADV_DONTNEED = 4

_MODULE = """(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "cpushare" "progress" (func $progress (param i64 i64)))
  (memory (export "memory") 1)
  (func (export "_start")
    (drop (call $read (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 0)))
    (drop (call $write (i32.const 1) (i32.const 64) (i32.const 1) (i32.const 0)))
    (call $progress (i64.const 1) (i64.const 2))
    (drop (memory.grow (i32.const 1)))
    (call $exit (i32.const 0)))
  (func (export "trap") (drop (i32.load (i32.const -100)))))"""


def prepare() -> Tools:
    """Everything that a worker inherits. Raises where this wasmtime is not the one we know."""
    architecture = syscalls.HERE
    assert architecture is not None
    made = engine.make()
    linker = Linker(made)
    host = Host(linker)
    module = Module.deserialize(made, Module(made, _MODULE).serialize())
    check(module)
    linker.instantiate_pre(module)
    for name in ("_start", "trap"):
        store = Store(made)
        store.set_limits(memory_size=1 << 20, table_elements=1, instances=1, tables=1, memories=1)
        host.begin(World((b"job",), 0, {1: 0, 2: 0}, lambda _: None))
        try:
            function = linker.instantiate(store, module).exports(store)[name]
            assert isinstance(function, Func)
            function(store)
        except (Trap, WasmtimeError) as error:
            str(error)
    _fail(made)
    _shed()
    return Tools(
        zygote=os.getpid(),
        engine=made,
        linker=linker,
        host=host,
        compile_filter=Filter(assemble(policy.compiling(architecture), architecture)),
        run_filter=Filter(assemble(policy.RUN, architecture)),
        data_bytes=_data_bytes(),
        landlock_abi=lockdown.landlock_abi(),
    )


def _fail(made: Engine) -> None:
    """Walk the paths of refusal once."""
    for wrong in (b"\0asm\x01\0\0\0\xff", "(module)"):
        try:
            check(Module(made, wrong))
        except (WasmtimeError, Refused) as error:
            str(error)


def _shed() -> None:
    """Let go of wasmtime's own code: the zygote is done with it, a worker maps what it needs.

    11 of the zygote's 26 MB. Only what is executable: no relocation has written there, so that it
    is in the file as it is in memory.
    """
    for line in Path("/proc/self/maps").read_text().splitlines():
        if line.endswith(Path(_ffi.filename).name) and " r-xp " in line:
            start, end = (int(address, 16) for address in line.split()[0].split("-"))
            syscalls.call("madvise", start, end - start, _MADV_DONTNEED)


def _data_bytes() -> int:
    """Private writable memory of this process, as RLIMIT_DATA counts it."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) * 1024
    raise AssertionError("/proc/self/status has no VmData line")
