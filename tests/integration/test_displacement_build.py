"""The displacement example's module: built from its source, the same as gcc's, never confused."""

from __future__ import annotations

import hashlib
import math
import random
import struct
import subprocess
from pathlib import Path

import numpy as np
import pytest

from docs.examples.displacement import build, pool
from tests.displacement import EXAMPLE, MODULE, Guest, compile_native, natively, pgm


@pytest.fixture(scope="module")
def guest(tmp_path_factory: pytest.TempPathFactory) -> Guest:
    return Guest(MODULE, tmp_path_factory.mktemp("guest"))


@pytest.fixture(scope="module")
def native(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compile_native(EXAMPLE / "displacement.c", tmp_path_factory.mktemp("native") / "program")


def test_the_module_in_the_repository_is_what_the_source_builds(tmp_path: Path) -> None:
    build.build(tmp_path / "again.wasm")
    assert hashlib.sha256((tmp_path / "again.wasm").read_bytes()).hexdigest() == (
        hashlib.sha256(MODULE.read_bytes()).hexdigest()
    )


def test_the_module_imports_wasi_and_progress_alone_and_holds_no_path(guest: Guest) -> None:
    imports = {(one.module, one.name) for one in guest.module.imports}
    wasi = {"args_get", "args_sizes_get", "fd_read", "fd_write", "proc_exit"}
    assert imports == {("wasi_snapshot_preview1", name) for name in wasi} | {
        ("cpushare", "progress")
    }
    assert str(EXAMPLE.parents[2]).encode() not in MODULE.read_bytes()


@pytest.mark.parametrize(
    ("name", "width", "height", "args"),
    [
        ("astronaut", 160, 160, ("--halftone",)),
        ("brick", 81, 143, ("--scan", "serpentine", "--halftone")),
        ("grass", 138, 139, ("--kernel", "8/1,1,2,4,0,0,0")),
        ("hubble", 139, 40, ("--kernel", "7,5/3,5,7,5,3/1,3,5,3,1", "--divisor", "50")),
        ("retina", 150, 100, ("--grid", "129", "--scan", "raster")),
        ("clock", 16, 16, ("--grid", "3")),
    ],
)
def test_gcc_and_webassembly_give_the_same_bytes(
    guest: Guest, native: Path, name: str, width: int, height: int, args: tuple[str, ...]
) -> None:
    whole = pool.photograph(pool.PHOTOGRAPHS[name].file, max(width, height))
    picture = pgm(np.ascontiguousarray(whole[:height, :width]))
    theirs, ours = natively(native, picture, *args), guest.run(picture, *args)
    assert (ours.code, ours.output, ours.log) == (0, theirs.output, "")


def test_flat_grey_gives_the_same_bytes_too(guest: Guest, native: Path) -> None:
    """E hardly changes there: the least difference in rounding would show."""
    for level in (1, 85, 127, 128, 200):
        picture = pgm(np.full((60, 70), level, np.uint8))
        assert guest.run(picture).output == natively(native, picture).output


def test_the_picture_opens_as_one_and_carries_the_line(guest: Guest, tmp_path: Path) -> None:
    from PIL import Image

    picture = pgm(pool.photograph("camera.png", 48)[:, :40])
    line = guest.run(picture).output
    (tmp_path / "out.pgm").write_bytes(guest.run(picture, "--halftone").output)
    with Image.open(tmp_path / "out.pgm") as image:
        assert (image.size, image.mode) == ((40, 48), "L")
        assert {level for _, level in image.getcolors()} == {0, 255}
    assert (tmp_path / "out.pgm").read_bytes().startswith(b"P5\n# " + line)


_SMALL = b"P5\n16 16\n255\n" + bytes(256)
_WRONG_INPUTS = {
    b"": "not a binary PGM",
    b"P6\n16 16\n255\n": "not a binary PGM",
    b"P5": "header",
    b"P5\n16": "header",
    b"P5\n16 -1 255\n": "header",
    b"P5\n16 16 x\n": "header",
    b"P5\n16 1000000000000 255\n": "header",
    b"P5\n16 16\n65535\n": "8 bit",
    b"P5\n16 16\n0\n": "8 bit",
    b"P5\n15 16\n255\n" + bytes(240): "too small",
    b"P5\n90000 90000\n255\n": "too large",
    b"P5\n16 16\n255\n" + bytes(255): "too early",
    b"P5\n16 16\n100\n" + bytes(255) + b"\x65": "brighter",
    _SMALL + b"\n": "more on standard input",
}
_WRONG_ARGS = {
    ("--what",): "unknown argument",
    ("--kernel",): "whole numbers",
    ("--kernel", "a"): "whole numbers",
    ("--kernel", "-1,3,5,1"): "whole numbers",
    ("--kernel", "7;3"): "commas",
    ("--kernel", "7,3,5,1,"): "whole numbers",
    ("--kernel", "0,0,0,0"): "all numbers are 0",
    ("--kernel", "1,1,1,1/1"): "right of the pixel",
    ("--kernel", "1/1,1"): "odd count",
    ("--kernel", "1/1/1/1/1"): "too far",
    ("--kernel", "1/1,1,1,1,1,1,1,1"): "too far",
    ("--kernel", "9999999"): "commas",
    ("--divisor", "0"): "divisor",
    ("--divisor", "8x"): "divisor",
    ("--scan", "zigzag"): "--scan",
    ("--scan",): "--scan",
    ("--grid", "64"): "--grid",
    ("--grid", "131"): "--grid",
    ("--grid", "1"): "--grid",
}


@pytest.mark.parametrize(("picture", "reason"), _WRONG_INPUTS.items())
def test_a_wrong_picture_ends_with_code_2_and_one_clear_line(
    guest: Guest, native: Path, picture: bytes, reason: str
) -> None:
    for ran in (guest.run(picture), natively(native, picture)):
        assert (ran.code, ran.output) == (2, b"")
        assert ran.log.startswith("displacement: ")
        assert reason in ran.log
        assert ran.log.count("\n") == 1


@pytest.mark.parametrize(("args", "reason"), _WRONG_ARGS.items())
def test_a_wrong_argument_ends_with_code_2_and_one_clear_line(
    guest: Guest, native: Path, args: tuple[str, ...], reason: str
) -> None:
    for ran in (guest.run(_SMALL, *args), natively(native, _SMALL, *args)):
        assert (ran.code, ran.output) == (2, b"")
        assert reason in ran.log
        assert ran.log.count("\n") == 1


_TELL = """
#include <stdio.h>
#include <string.h>
#include "plain.h"
int main(int argc, char **argv)
{
    (void)argc;
    double x;
    while (fread(&x, sizeof x, 1, stdin) == 1) {
        char line[64];
        double value = strcmp(argv[1], "exp") ? x : plain_exp(x);
        *plain_number(line, value) = 0;
        puts(line);
    }
    return 0;
}
"""


@pytest.fixture(scope="module")
def tell(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program that prints the doubles on its standard input through plain.h."""
    folder = tmp_path_factory.mktemp("tell")
    (folder / "tell.c").write_text(_TELL)
    return compile_native(
        folder / "tell.c",
        folder / "tell",
        f"-I{EXAMPLE}",
        "-fsanitize=undefined,address",
        # With sanitizers gcc 14 loses sight of what is written where, and its manual says so.
        "-Wno-maybe-uninitialized",
    )


def _told(tell: Path, what: str, values: list[float]) -> list[str]:
    data = struct.pack(f"{len(values)}d", *values)
    done = subprocess.run([tell, what], input=data, capture_output=True, check=True, timeout=60)
    return done.stdout.decode().splitlines()


def test_numbers_are_written_as_printf_writes_them(tell: Path) -> None:
    """Of every size, with ties, with all digits 9, denormal, and the two zeros."""
    draw = random.Random(1)
    values = [struct.unpack("d", draw.randbytes(8))[0] for _ in range(3000)]
    values += [draw.uniform(-1, 1) for _ in range(1000)]
    values += [draw.randrange(10**6) / 10 ** draw.randrange(12) for _ in range(1000)]
    values += [2.0**power for power in range(-1074, 1024, 7)]
    values += [float(10**power) for power in range(-5, 23)] + [10.0**-power for power in range(30)]
    values += [0.0, -0.0, math.inf, -math.inf, 5e-324, 0.1, 9007199254740993.0, 1 - 2**-53]
    values += [9.9999999999999995e22, 99999999999999999.0, 0.00099999999999999999, 2.0**70 + 2**18]
    values = [value for value in values if value == value]
    assert _told(tell, "number", values) == [f"{value:.17g}" for value in values]


def test_exp_is_within_two_units_in_the_last_place(tell: Path) -> None:
    draw = random.Random(2)
    values = [0.0, *(draw.uniform(-40, 0) for _ in range(5000)), *range(-600, 0)]
    for value, told in zip(values, _told(tell, "exp", [*map(float, values)]), strict=True):
        exact = math.exp(value)
        assert abs(float(told) - exact) <= 2 * math.ulp(exact), value
