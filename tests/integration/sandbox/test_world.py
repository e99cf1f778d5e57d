"""What a job can see: its arguments, its input, its seed; nothing else, and always the same."""

from __future__ import annotations

import struct

import pytest

from daemonctl.model import Outcome
from daemonctl.sandbox.wasi import CLOCK_NS, EBADF, EFAULT, ENOSYS, ESPIPE
from tests.integration.sandbox import wat
from tests.integration.sandbox.runner import Runner

PUT = "(call $put (i32.const 1) (i32.const 16) (i32.const {}))"


def answer(run: Runner, call: str) -> int:
    """What a function answers, as the guest sees it."""
    result = run(wat.command(f"(i32.store (i32.const 16) {call})" + PUT.format(4)))
    assert result.outcome is Outcome.DONE, result
    return int(struct.unpack("<I", result.output)[0])


def test_arguments_arrive_as_they_were_given(run: Runner) -> None:
    body = f"""(drop (call $args_sizes (i32.const 16) (i32.const 20)))
      (drop (call $args (i32.const 24) (i32.const 64))){PUT.format(80)}"""
    result = run(wat.command(body), args=("--radius", "", "é"))
    count, size, *pointers = struct.unpack_from("<6I", result.output)
    text = b"job\0--radius\0\0\xc3\xa9\0"
    assert (count, size) == (4, len(text))
    assert pointers == [64, 68, 77, 78]
    assert result.output[48 : 48 + size] == text


def test_there_are_no_variables(run: Runner) -> None:
    body = f"(drop (call $env_sizes (i32.const 16) (i32.const 20))){PUT.format(8)}"
    assert run(wat.command(body)).output == bytes(8)


def test_time_stands_still(run: Runner) -> None:
    body = f"""(drop (call $clock (i32.const 0) (i64.const 1) (i32.const 16)))
      (drop (call $clock (i32.const 1) (i64.const 1) (i32.const 24))){PUT.format(16)}"""
    assert run(wat.command(body)).output == struct.pack("<QQ", CLOCK_NS, CLOCK_NS)


RANDOM = wat.command(
    f"(drop (call $random (i32.const 16) (i32.const 11))){PUT.format(20)}"
    f"(drop (call $random (i32.const 16) (i32.const 8))){PUT.format(8)}"
)


def test_the_same_seed_gives_the_same_random_numbers_and_another_seed_others(run: Runner) -> None:
    first, again, other = (run(RANDOM, seed=seed).output for seed in (7, 7, 8))
    assert first == again
    assert first != other
    # The first number of splitmix64 from 0, as its authors publish it.
    assert run(RANDOM).output[:8] == struct.pack("<Q", 0xE220A8397B1DCDAF)


def test_the_seed_changes_nothing_but_random_numbers(run: Runner) -> None:
    words = bytes(range(256)) * 100
    assert run(wat.COPY, words, seed=1).output == run(wat.COPY, words, seed=2**64 + 5).output


def test_a_job_run_twice_gives_the_same_bytes(run: Runner) -> None:
    # Floating point to the last bit, and memory that nobody wrote to.
    body = f"""(local.set $n (i32.const 100000)) (loop $again
      (f64.store (i32.const 16) (f64.sqrt (f64.add (f64.load (i32.const 16))
        (f64.div (f64.const 1) (f64.convert_i32_s (local.get $n))))))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))){PUT.format(60000)}"""
    assert run(wat.command(body)).output == run(wat.command(body)).output


@pytest.mark.parametrize(
    ("call", "errno"),
    [
        ("(call $read (i32.const 0) (i32.const -8) (i32.const 1) (i32.const 8))", EFAULT),
        ("(call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 65533))", EFAULT),
        ("(call $read (i32.const 0) (i32.const 0) (i32.const -1) (i32.const 8))", EFAULT),
        ("(call $write (i32.const 1) (i32.const 65532) (i32.const 1) (i32.const 8))", EFAULT),
        ("(call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const -1))", EFAULT),
        ("(call $args_sizes (i32.const -1) (i32.const 0))", EFAULT),
        ("(call $args (i32.const 65535) (i32.const 0))", EFAULT),
        ("(call $args (i32.const 0) (i32.const 65535))", EFAULT),
        ("(call $clock (i32.const 0) (i64.const 0) (i32.const 65529))", EFAULT),
        ("(call $random (i32.const 65535) (i32.const 2))", EFAULT),
        ("(call $random (i32.const 2) (i32.const -1))", EFAULT),
        ("(call $fdstat (i32.const 1) (i32.const 65530))", EFAULT),
        ("(call $read (i32.const 4) (i32.const 0) (i32.const 0) (i32.const 8))", EBADF),
        ("(call $write (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 8))", EBADF),
        ("(call $write (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 8))", EBADF),
        ("(call $seek (i32.const 1) (i64.const 0) (i32.const 0) (i32.const 8))", ESPIPE),
        (
            "(call $path_open (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 1)"
            " (i32.const 0) (i64.const -1) (i64.const -1) (i32.const 0) (i32.const 8))",
            ENOSYS,
        ),
    ],
)
def test_a_wrong_pointer_or_descriptor_is_an_errno(run: Runner, call: str, errno: int) -> None:
    assert answer(run, call) == errno


def test_an_iovec_that_reaches_outside_is_an_errno(run: Runner) -> None:
    body = f"""
      (i32.store (i32.const 32) (i32.const 65000)) (i32.store (i32.const 36) (i32.const -1))
      (i32.store (i32.const 16) (call $write (i32.const 1) (i32.const 32) (i32.const 1)
        (i32.const 8))){PUT.format(4)}"""
    assert run(wat.command(body)).output == struct.pack("<I", EFAULT)


def test_memory_that_grew_can_be_written_from(run: Runner) -> None:
    body = f"""{PUT.format(1)} (drop (memory.grow (i32.const 100)))
      (i32.store (i32.const 6000000) (i32.const 42))
      (call $put (i32.const 1) (i32.const 6000000) (i32.const 1))"""
    assert run(wat.command(body)).output == b"\0*"


def test_no_stream_is_a_terminal(run: Runner) -> None:
    # 2 would be a character device: the C library then writes line by line.
    body = f"(drop (call $fdstat (i32.const 1) (i32.const 16))){PUT.format(1)}"
    assert run(wat.command(body)).output == b"\0"
