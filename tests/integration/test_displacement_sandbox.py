"""The displacement example as a volunteer's machine runs it: through the real sandbox."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemonctl.model import Outcome
from daemonctl.sandbox.client import Sandbox
from daemonctl.sandbox.interface import Job, Result
from docs.examples.displacement import pool
from tests.displacement import EXAMPLE, MODULE, compile_native, natively, numbers, pgm

DEADLINE_S = 100.0


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    sandbox = Sandbox.start(deadline_s=60)
    try:
        yield sandbox
    finally:
        sandbox.close()


@pytest.fixture(scope="module")
def code(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled module."""
    module = os.open(MODULE, os.O_RDONLY)
    compiled = sandbox.wait(sandbox.compile(module), DEADLINE_S)
    os.close(module)
    assert compiled.outcome is Outcome.DONE, compiled.detail
    path = tmp_path_factory.mktemp("code") / "code"
    path.write_bytes(compiled.output)
    return path


def run(sandbox: Sandbox, code: Path, picture: bytes, folder: Path, *args: str) -> Result:
    (folder / "picture.pgm").write_bytes(picture)
    with code.open("rb") as compiled, (folder / "picture.pgm").open("rb") as stdin:
        ticket = sandbox.run(Job(compiled.fileno(), stdin.fileno(), args))
        return sandbox.wait(ticket, DEADLINE_S)


def test_the_sandbox_gives_the_bytes_that_gcc_gives(
    sandbox: Sandbox, code: Path, tmp_path: Path
) -> None:
    native = compile_native(EXAMPLE / "displacement.c", tmp_path / "native")
    picture = pgm(pool.photograph("camera.png", 128))
    args = ("--scan", "serpentine", "--halftone")
    result = run(sandbox, code, picture, tmp_path, *args)
    assert (result.outcome, result.detail, result.log) == (Outcome.DONE, "", b"")
    assert result.output == natively(native, picture, *args).output
    assert numbers(result.output)["dy"] == pytest.approx(0.28, abs=0.05)


def test_a_wrong_picture_is_told_with_its_reason(
    sandbox: Sandbox, code: Path, tmp_path: Path
) -> None:
    result = run(sandbox, code, b"GIF89a", tmp_path)
    assert (result.outcome, result.exit_code) == (Outcome.EXIT, 2)
    assert result.log == b"displacement: standard input is not a binary PGM picture (P5)\n"
