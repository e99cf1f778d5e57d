"""Proof at start that the walls stand here: three jobs whose ends are known.

Kernels, C libraries and Pythons differ. Where a good job does not come through, or a forbidden
call does, this machine takes no job at all.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from daemonctl.errors import SandboxError
from daemonctl.model import Outcome
from daemonctl.sandbox import syscalls
from daemonctl.sandbox.client import Sandbox
from daemonctl.sandbox.interface import MIB, Job, Limits, Result

_DEADLINE_S = 20.0
_LIMITS = Limits(cpu_seconds=5, memory_bytes=64 * MIB, output_bytes=MIB)

_WORDS = b"canary"

# Copies its input to its output; with an argument it then reads outside its memory.
_MODULE = """(module
  (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_sizes_get"
    (func $sizes (param i32 i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start")
    (i32.store (i32.const 0) (i32.const 64))
    (i32.store (i32.const 4) (i32.const 1024))
    (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 4)))
    (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
    (drop (call $sizes (i32.const 8) (i32.const 12)))
    (if (i32.gt_u (i32.load (i32.const 8)) (i32.const 1))
      (then (drop (i32.load (i32.const -8)))))))"""


def prove(sandbox: Sandbox) -> None:
    """Raises SandboxError where anything ends otherwise than it must."""
    code = sandbox.wait(sandbox.compile_text(_MODULE, _LIMITS), _DEADLINE_S)
    _expect("a good module is compiled", code, Outcome.DONE)
    with _file(code.output) as compiled, _file(_WORDS) as words:
        good = sandbox.run(Job(compiled, words, limits=_LIMITS))
        wild = sandbox.run(Job(compiled, words, args=("wild",), limits=_LIMITS))
    _expect("a good job is done", sandbox.wait(good, _DEADLINE_S), Outcome.DONE, _WORDS)
    _expect("a wild pointer is a trap", sandbox.wait(wild, _DEADLINE_S), Outcome.TRAP)
    assert syscalls.HERE is not None
    forbidden = sandbox.probe(((syscalls.HERE.numbers["openat"], 0, 0, 0, 0),))
    _expect("open kills the worker", sandbox.wait(forbidden, _DEADLINE_S), Outcome.FORBIDDEN)


def _expect(fact: str, result: Result, outcome: Outcome, output: bytes = b"") -> None:
    if result.outcome is outcome and (not output or result.output == output):
        return
    raise SandboxError(
        "The sandbox does not hold what it must hold on this machine",
        detail=f"not so: {fact}; it ended as {result.outcome.value}: {result.detail}",
        hint="No job is run here. `cpushare check` shows what this kernel offers.",
    )


@contextmanager
def _file(content: bytes) -> Iterator[int]:
    with os.fdopen(os.memfd_create("canary", os.MFD_CLOEXEC), "wb", buffering=0) as file:
        file.write(content)
        yield file.fileno()
