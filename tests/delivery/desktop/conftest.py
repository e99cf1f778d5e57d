"""What `make share` lays out, made once, and desktops that find it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.tray.desktop import Desktop

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def share() -> Path:
    """What packages copy to /usr/share."""
    subprocess.run(["make", "--no-print-directory", "share"], cwd=ROOT, check=True, timeout=300)
    return ROOT / "build" / "share"


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """X server, session bus, window manager, and a panel."""
    with Desktop(tmp_path) as made:
        made.environ["PATH"] = f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}"
        made.boot()
        made.tint2()
        yield made
