"""The sample computation: error diffusion displacement over a pool of pictures.

It lies in docs/examples/displacement of a checkout. One picture in, one halftone out, whose
comment line tells the errors and the displacement.
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from daemonctl import files, program
from daemonctl.demo.stopping import Stopping
from daemonctl.errors import CPUShareError, UsageError

NAME = "displacement"
ARGS = ("--halftone",)
POOL_DEADLINE_S = 120.0
_FOLDER = Path(__file__).resolve().parents[2] / "docs" / "examples" / NAME
_LINE = re.compile(rb"^# E=(\S+) E_min=(\S+) dx=(\S+) dy=(\S+)$", re.M)


@dataclass(frozen=True)
class Numbers:
    """What the computation found for one picture.

    picture: its name. e: mean square error between picture and halftone, both blurred, greys
    from 0 to 1; e_min: the same where the halftone is moved by (dx, dy) pixels, which is best.
    """

    picture: str
    e: float
    e_min: float
    dx: float
    dy: float


def module() -> Path:
    """The compiled program. Raises UsageError where this is no checkout."""
    path = _FOLDER / "displacement.wasm"
    if not path.is_file():
        raise UsageError(
            "The sample computation is not here",
            detail=f"{path} does not exist; it comes with the sources, not with the package",
            hint="Run it from a checkout: make run",
        )
    return path


def make_pool(folder: Path, count: int, size: int, stop: Stopping) -> list[Path]:
    """Make `count` pictures of `size` by `size` pixels; their files, in the order of names.

    Always the same ones. Raises CPUShareError where the program that makes them fails.
    """
    asked = (str(folder), "--count", str(count), "--size", str(size))
    try:
        with stop.at_once():
            made = subprocess.run(
                program.script(_FOLDER / "pool.py", *asked),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=POOL_DEADLINE_S,
                check=False,
                start_new_session=True,
            )
    except subprocess.TimeoutExpired as error:
        raise CPUShareError(
            "The pictures were not made in time", detail=f"not within {POOL_DEADLINE_S:g} s"
        ) from error
    if made.returncode:
        tail = "\n".join(made.stderr.splitlines()[-3:])
        raise CPUShareError("The pictures could not be made", detail=tail)
    return sorted(folder.glob("*.pgm"))


def read(picture: str, output: bytes) -> Numbers:
    """The numbers in a result. Raises CPUShareError where it is none of this computation."""
    found = _LINE.search(output[:4096])
    if found is None:
        raise CPUShareError(
            "A result is not of the sample computation", detail=f"{picture}: {output[:80]!r}"
        )
    return Numbers(picture, *(float(word) for word in found.groups()))


def write_table(path: Path, rows: Iterable[Numbers]) -> None:
    """Write all numbers as CSV, with every digit."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("picture", "E", "E_min", "dx", "dy"))
    for row in rows:
        writer.writerow((row.picture, row.e, row.e_min, row.dx, row.dy))
    files.replace(path, text.getvalue().encode())
