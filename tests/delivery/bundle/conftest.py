"""The bundle, made once for all tests of it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from daemonctl import __version__

ROOT = Path(__file__).parents[3]
MAKE_S = 1800


@dataclass(frozen=True)
class Bundle:
    """folder: as it is used. packed: as it is handed on."""

    folder: Path
    packed: Path


@pytest.fixture(scope="session")
def bundle() -> Bundle:
    """What `make bundle` makes."""
    made = subprocess.run(
        ["make", "--no-print-directory", "bundle"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=MAKE_S,
        check=False,
    )
    assert made.returncode == 0, made.stderr[-4000:]
    name = f"cpushare-{__version__}-linux-{os.uname().machine}.tar.xz"
    return Bundle(ROOT / "build" / "bundle" / "cpushare", ROOT / "dist" / name)
