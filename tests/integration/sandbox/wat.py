"""Modules in the text format that the sandbox's tests run."""

from __future__ import annotations

WASI = "wasi_snapshot_preview1"

IMPORTS = f"""
  (import "{WASI}" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
  (import "{WASI}" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (import "{WASI}" "args_sizes_get" (func $args_sizes (param i32 i32) (result i32)))
  (import "{WASI}" "args_get" (func $args (param i32 i32) (result i32)))
  (import "{WASI}" "environ_sizes_get" (func $env_sizes (param i32 i32) (result i32)))
  (import "{WASI}" "clock_time_get" (func $clock (param i32 i64 i32) (result i32)))
  (import "{WASI}" "random_get" (func $random (param i32 i32) (result i32)))
  (import "{WASI}" "fd_fdstat_get" (func $fdstat (param i32 i32) (result i32)))
  (import "{WASI}" "fd_seek" (func $seek (param i32 i64 i32 i32) (result i32)))
  (import "{WASI}" "path_open" (func $path_open
    (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "{WASI}" "proc_exit" (func $exit (param i32)))
  (import "cpushare" "progress" (func $progress (param i64 i64)))
"""


def command(body: str, *, pages: int = 1, more: str = "") -> str:
    """A command whose `_start` is `body`; `$put` writes bytes [at, at + length) to a descriptor.

    Bytes 0 to 15 are `$put`'s own.
    """
    return f"""(module {IMPORTS}
      (memory (export "memory") {pages})
      (func $put (param $fd i32) (param $at i32) (param $length i32)
        (i32.store (i32.const 0) (local.get $at))
        (i32.store (i32.const 4) (local.get $length))
        (if (call $write (local.get $fd) (i32.const 0) (i32.const 1) (i32.const 8))
          (then unreachable)))
      {more}
      (func (export "_start") (local $n i32) (local $m i32) {body}))"""


HELLO = command(
    "(call $put (i32.const 1) (i32.const 16) (i32.const 6))",
    more='(data (i32.const 16) "hello\\n")',
)

COPY = command(
    """(loop $again
      (i32.store (i32.const 0) (i32.const 1024)) (i32.store (i32.const 4) (i32.const 16384))
      (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
      (local.set $n (i32.load (i32.const 8)))
      (call $put (i32.const 1) (i32.const 1024) (local.get $n))
      (br_if $again (local.get $n)))"""
)

FOREVER = command("(loop $again (br $again))")

EAT_MEMORY = command(
    """(loop $again
      (br_if $again (i32.ne (memory.grow (i32.const 16)) (i32.const -1))))
    unreachable"""
)

FLOOD = command(
    """(loop $again
      (call $put (i32.add (i32.const 1) (local.get $m)) (i32.const 16) (i32.const 4096))
      (br $again))"""
)
FLOOD_LOG = FLOOD.replace("(local.get $m)) (i32.const 16)", "(i32.const 1)) (i32.const 16)")

RECURSE = command("(call $deeper)", more="(func $deeper (call $deeper) (call $deeper))")
