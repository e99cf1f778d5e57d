"""Measuring the work of a job in the real sandbox."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from daemonctl.buyer import sample
from daemonctl.errors import InputError
from daemonctl.sandbox.speed import SpeedFile
from tests.pool import spinner, wat

MEMORY = 64 * 1024 * 1024


def job(body: str) -> bytes:
    return wat(f'(module (memory (export "memory") 1) (func (export "_start") {body}))')


@pytest.mark.timeout(400)  # at the lowest priority a second on a busy machine takes a minute
def test_a_job_is_run_on_its_input_and_its_work_follows_from_the_cpu_time() -> None:
    found = sample.measure(spinner(50_000_000), b"an input", (), MEMORY)
    assert found.output == b"an input"
    assert found.cpu_s > 0
    assert found.peak_bytes > 0
    assert found.work_ms == sample.work_ms(found.cpu_s, found.speed_ppm)


@pytest.mark.timeout(400)
def test_a_speed_that_is_kept_is_used_and_one_that_was_measured_is_kept(tmp_path: Path) -> None:
    kept = SpeedFile(tmp_path / "speed.json")
    first = sample.measure(job("nop"), b"", (), MEMORY, kept)
    assert kept.read() == first.speed_ppm
    kept.write(123_456)
    assert sample.measure(job("nop"), b"", (), MEMORY, kept).speed_ppm == 123_456


@pytest.mark.parametrize(
    ("module", "words"),
    [
        (job("unreachable"), "trap"),
        (wat('(module (import "env" "x" (func)))'), "env.x"),
        (b"\0asm\1\0\0\0???", "refused"),
    ],
)
def test_a_job_that_fails_is_told_and_nothing_is_left_behind(module: bytes, words: str) -> None:
    def descriptors() -> set[str]:
        return {path.name for path in Path("/proc/self/fd").iterdir()}

    def children() -> str:
        return Path(f"/proc/self/task/{os.getpid()}/children").read_text()

    before, others = descriptors(), children()
    with pytest.raises(InputError, match=words) as error:
        sample.measure(module, b"", (), MEMORY)
    assert "nothing was submitted" in error.value.hint
    assert descriptors() == before
    assert children() == others


def test_work_is_cpu_time_on_the_reference_machine_rounded_up() -> None:
    assert sample.work_ms(2.0, 500_000) == 1000
    assert sample.work_ms(0.0, 1_000_000) == 1
    assert sample.work_ms(0.0011, 1_000_000) == 2
