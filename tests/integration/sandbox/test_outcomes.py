"""Every way in which a job can end has its name, and the sandbox goes on after each."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from dataclasses import replace

import pytest

from daemonctl.model import Outcome
from daemonctl.sandbox.interface import MIB, Limits
from daemonctl.sandbox.messages import ARGS_BYTES
from tests.integration.sandbox import wat
from tests.integration.sandbox.runner import LIMITS, Runner


@pytest.fixture(autouse=True)
def goes_on(run: Runner) -> Iterator[None]:
    """After whatever a test does, a good job is still done."""
    yield
    result = run(wat.HELLO)
    assert (result.outcome, result.output) == (Outcome.DONE, b"hello\n")


def test_a_job_copies_its_input_to_its_output(run: Runner) -> None:
    words = random.Random(1).randbytes(300_000)
    result = run(wat.COPY, words)
    assert (result.outcome, result.exit_code, result.detail) == (Outcome.DONE, 0, "")
    assert result.output == words
    assert result.cpu_seconds > 0
    assert result.peak_bytes > MIB


def test_an_exit_code_is_told_and_only_0_is_done(run: Runner) -> None:
    seven = run(wat.command("(call $exit (i32.const 7))"))
    assert (seven.outcome, seven.exit_code, seven.output) == (Outcome.EXIT, 7, b"")
    zero = run(
        wat.command(
            "(call $put (i32.const 1) (i32.const 16) (i32.const 1)) (call $exit (i32.const 0))"
        )
    )
    assert (zero.outcome, zero.output) == (Outcome.DONE, b"\0")
    most = run(wat.command("(call $exit (i32.const -1))"))
    assert (most.outcome, most.exit_code) == (Outcome.EXIT, 2**32 - 1)


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ("(drop (i32.load (i32.const -8)))", "memory out of bounds"),
        ("(unreachable)", "unreachable"),
        ("(drop (i32.div_u (i32.const 1) (local.get $n)))", "integer division by zero"),
        ("(drop (i32.trunc_f64_s (f64.const nan)))", "bad conversion to integer"),
    ],
)
def test_a_trap_is_told_by_its_name(run: Runner, body: str, detail: str) -> None:
    result = run(wat.command(body))
    assert (result.outcome, result.detail) == (Outcome.TRAP, detail)


def test_recursion_without_end_is_a_trap(run: Runner) -> None:
    result = run(wat.RECURSE)
    assert (result.outcome, result.detail) == (Outcome.TRAP, "stack overflow")
    assert result.peak_bytes < 100 * MIB


def test_a_trap_in_the_start_function_is_a_trap(run: Runner) -> None:
    result = run(wat.command("", more="(func $boot unreachable) (start $boot)"))
    assert result.outcome is Outcome.TRAP


def test_a_start_function_may_write(run: Runner) -> None:
    boot = "(func $boot (call $put (i32.const 1) (i32.const 16) (i32.const 2))) (start $boot)"
    result = run(wat.command("", more=boot))
    assert (result.outcome, result.output) == (Outcome.DONE, b"\0\0")


def test_a_job_that_loops_for_ever_ends_at_its_cpu_limit(run: Runner) -> None:
    result = run(wat.FOREVER, limits=replace(LIMITS, cpu_seconds=1))
    assert result.outcome is Outcome.CPU_LIMIT
    assert 0.5 < result.cpu_seconds < 2.5


def test_a_job_that_eats_memory_gets_no_more_than_it_may(run: Runner) -> None:
    result = run(wat.EAT_MEMORY)
    assert result.outcome is Outcome.MEMORY_LIMIT, result
    assert "unreachable" in result.detail
    assert result.peak_bytes < 2 * LIMITS.memory_bytes


def test_memory_that_is_wanted_from_the_start_may_be_too_much(run: Runner) -> None:
    result = run(wat.command("", pages=2048))
    assert result.outcome is Outcome.MEMORY_LIMIT, result


def test_tables_that_grow_for_ever_get_no_more_than_they_may(run: Runner) -> None:
    grow = """(loop $again (br_if $again (i32.ne (i32.const -1)
      (table.grow $t (ref.null func) (i32.const 100000))))) unreachable"""
    result = run(wat.command(grow, more="(table $t 1 funcref)"))
    assert result.outcome is Outcome.TRAP
    assert result.peak_bytes < 2 * LIMITS.memory_bytes


def test_a_flood_on_standard_output_ends_at_the_limit(run: Runner) -> None:
    result = run(wat.FLOOD)
    assert (result.outcome, result.detail) == (Outcome.OUTPUT_LIMIT, "standard output")
    assert result.output == b""


def test_a_flood_on_standard_error_ends_at_the_limit_and_leaves_its_begin(run: Runner) -> None:
    result = run(wat.FLOOD_LOG)
    assert (result.outcome, result.detail) == (Outcome.OUTPUT_LIMIT, "standard error")
    assert len(result.log) == LIMITS.log_bytes


def test_exactly_as_much_output_as_allowed_is_done(run: Runner) -> None:
    words = bytes(50_000)
    assert run(wat.COPY, words, limits=replace(LIMITS, output_bytes=50_000)).output == words
    less = run(wat.COPY, words, limits=replace(LIMITS, output_bytes=49_999))
    assert less.outcome is Outcome.OUTPUT_LIMIT


def test_writing_nothing_for_ever_ends_at_the_cpu_limit(run: Runner) -> None:
    body = "(loop $again (call $put (i32.const 1) (i32.const 16) (i32.const 0)) (br $again))"
    result = run(wat.command(body), limits=replace(LIMITS, cpu_seconds=1))
    assert result.outcome is Outcome.CPU_LIMIT


_MODULE_HEAD = b"\0asm\x01\0\0\0"


@pytest.mark.parametrize(
    ("module", "reason"),
    [
        (b"", "not a WebAssembly module"),
        (b"(module)", "not a WebAssembly module"),
        (b"\x7fELF\x02\x01\x01" + bytes(500), "not a WebAssembly module"),
        (_MODULE_HEAD[:7], "not a WebAssembly module"),
        (_MODULE_HEAD + b"\x01", ""),
        (_MODULE_HEAD + random.Random(2).randbytes(100_000), ""),
        (_MODULE_HEAD, "exports no memory"),
    ],
    ids=["empty", "text", "elf", "short", "truncated", "random", "hollow"],
)
def test_what_is_no_module_is_refused(run: Runner, module: bytes, reason: str) -> None:
    result = run.compile(module)
    assert result.outcome is Outcome.REFUSED
    assert reason in result.detail
    assert result.detail
    assert result.output == b""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('(module (import "env" "system" (func)))', "import not offered: env.system"),
        (
            f'(module (import "{wat.WASI}" "fd_read" (func)) (memory (export "memory") 1)'
            ' (func (export "_start")))',
            "fd_read",
        ),
        (f'(module (import "{"x" * 100_000}" "y" (func)))', "import not offered: xxx"),
        (f'(module (import "{chr(0x1F600) * 1000}" "y" (func)))', "import not offered: "),
        ('(module (import "env" "memory" (memory 1)))', "import not offered: env.memory"),
        ('(module (memory (export "memory") 1))', "_start"),
        ('(module (func (export "_start")))', "exports no memory"),
        ('(module (memory (export "memory") 1) (func (export "_start") (param i32)))', "_start"),
        ('(module (memory (export "memory") 1 1 shared) (func (export "_start")))', "threads"),
        ('(module (memory (export "memory") i64 1) (func (export "_start")))', "memory64"),
    ],
)
def test_a_module_that_wants_what_is_not_offered_is_refused(
    run: Runner, text: str, reason: str
) -> None:
    result = run.compile(text)
    assert result.outcome is Outcome.REFUSED
    assert reason in result.detail


def test_200_000_functions_end_within_the_limits(run: Runner) -> None:
    # CPU or memory, whichever ends first on this machine: both are names.
    limits = Limits(cpu_seconds=1, memory_bytes=64 * MIB)
    result = run.compile(many_functions(200_000), limits)
    assert result.outcome in (Outcome.CPU_LIMIT, Outcome.MEMORY_LIMIT), result
    assert result.cpu_seconds < 3
    assert result.peak_bytes < 300 * MIB


def test_compiling_ends_at_its_memory_limit(run: Runner) -> None:
    limits = Limits(cpu_seconds=20, memory_bytes=8 * MIB)
    result = run.compile(many_functions(100_000), limits)
    assert result.outcome is Outcome.MEMORY_LIMIT, result


def test_compiled_code_that_is_damaged_is_this_host_s_fault(run: Runner) -> None:
    good = run.code(wat.HELLO)
    for damaged in (b"", b"\x7fELF", good[: len(good) // 2], random.Random(3).randbytes(5000)):
        run._compiled["damaged"] = damaged
        result = run("damaged")
        assert result.outcome is Outcome.STOPPED
        assert "compiled code" in result.detail


def test_arguments_that_are_too_long_are_refused(run: Runner) -> None:
    result = run(wat.HELLO, args=("x" * ARGS_BYTES,))
    assert result.outcome is Outcome.REFUSED
    assert run(wat.HELLO, args=("a\0b",)).outcome is Outcome.REFUSED
    assert run(wat.HELLO, args=("x" * (ARGS_BYTES - 10),)).outcome is Outcome.DONE


def test_a_core_that_does_not_exist_does_not_keep_a_job_from_running(run: Runner) -> None:
    assert run(wat.HELLO, core=100_000).outcome is Outcome.DONE


def many_functions(count: int) -> bytes:
    """A module of so many empty functions, beside what a command needs."""
    sections = [
        (1, _vector([b"\x60\x00\x00"])),
        (3, _number(count) + bytes(count)),
        (5, _vector([b"\x00\x01"])),
        (7, _vector([b"\x06memory\x02\x00", b"\x06_start\x00\x00"])),
        (10, _number(count) + b"\x02\x00\x0b" * count),
    ]
    return _MODULE_HEAD + b"".join(
        struct.pack("B", kind) + _number(len(body)) + body for kind, body in sections
    )


def _vector(entries: list[bytes]) -> bytes:
    return _number(len(entries)) + b"".join(entries)


def _number(value: int) -> bytes:
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + _number(rest) if rest else bytes([low])
