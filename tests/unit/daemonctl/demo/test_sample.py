"""The sample computation's pool, and the numbers in its results."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemonctl.demo import sample
from daemonctl.demo.sample import Numbers
from daemonctl.demo.stopping import Stopping
from daemonctl.errors import CPUShareError

RESULT = b"P5\n# E=0.000426 E_min=0.000341 dx=0.1525 dy=-0.29\n2 2\n255\n\x00\xff\x00\xff"


def test_the_numbers_stand_in_the_picture_s_comment() -> None:
    assert sample.read("photo-camera", RESULT) == Numbers(
        "photo-camera", e=0.000426, e_min=0.000341, dx=0.1525, dy=-0.29
    )


def test_a_result_of_another_computation_is_an_error() -> None:
    with pytest.raises(CPUShareError, match="not of the sample"):
        sample.read("photo-camera", b"P5\n2 2\n255\n0123")


def test_the_module_is_webassembly() -> None:
    assert sample.module().read_bytes().startswith(b"\0asm")


def test_the_pool_has_as_many_pictures_as_were_asked_for(tmp_path: Path) -> None:
    with Stopping() as stop:
        made = sample.make_pool(tmp_path / "pool", 13, 32, stop)
    assert len(made) == 13
    assert all(path.read_bytes().startswith(b"P5\n") for path in made)


def test_a_pool_that_cannot_be_made_is_an_error_with_its_words(tmp_path: Path) -> None:
    (tmp_path / "pool").write_text("a file is in its place")
    with Stopping() as stop, pytest.raises(CPUShareError, match="FileExistsError"):
        sample.make_pool(tmp_path / "pool", 1, 32, stop)


def test_the_table_keeps_every_digit(tmp_path: Path) -> None:
    sample.write_table(tmp_path / "results.csv", [Numbers("a", 0.1, 0.1 / 3, -1.0, 1e-9)])
    assert (tmp_path / "results.csv").read_text() == (
        "picture,E,E_min,dx,dy\na,0.1,0.03333333333333333,-1.0,1e-09\n"
    )
