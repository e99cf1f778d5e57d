"""What `make dist` builds, and environments that it is installed into, by pip, from the index
that this machine is set up for. Any user may run these tests."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import daemonctl

ROOT = Path(__file__).parents[3]
LOCK = ROOT / "packaging" / "setup" / "requirements.lock"
LOCKED = re.compile(r"^(\S+==\S+ ; .*?) \\$", re.MULTILINE)
DEADLINE_S = 300.0


@dataclass(frozen=True)
class Packed:
    """The two files of one build."""

    wheel: Path
    sdist: Path

    @classmethod
    def of(cls, folder: Path) -> Packed:
        """Those of the present version in `folder`."""
        stem = f"cpushare-{daemonctl.__version__}"
        return cls(folder / f"{stem}-py3-none-any.whl", folder / f"{stem}.tar.gz")


@dataclass(frozen=True)
class Environment:
    """A virtual environment with CPUShare in it. user: the home of whom it belongs to."""

    path: Path
    user: Path

    def program(self, name: str) -> Path:
        return self.path / "bin" / name

    def environ(self, **more: str) -> dict[str, str]:
        """As after `. bin/activate`, without a desktop and without this checkout."""
        gone = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONPATH", "MANPATH")
        kept = {name: value for name, value in os.environ.items() if name not in gone}
        path = f"{self.path / 'bin'}:{os.environ['PATH']}"
        data = {"XDG_DATA_HOME": str(self.user / "data"), "XDG_DATA_DIRS": str(self.user / "none")}
        return {**kept, "PATH": path, "HOME": str(self.user), **data, **more}

    def run(self, *command: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a program to its end; more: variables of its environment."""
        return subprocess.run(
            command,
            cwd=self.user,
            env=self.environ(**more),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=DEADLINE_S,
            check=False,
        )


@pytest.fixture(scope="session")
def packed() -> Packed:
    """Built from the commit that is checked out."""
    subprocess.run(
        ["make", "--no-print-directory", "dist"], cwd=ROOT, check=True, timeout=DEADLINE_S
    )
    return Packed.of(ROOT / "dist")


def installed(packed: Packed, folder: Path, extra: str = "") -> Environment:
    """A fresh environment with the wheel, an extra of it, and what these need as it is locked."""
    made = Environment(folder / "environment", folder / "user")
    made.user.mkdir()
    subprocess.run([sys.executable, "-m", "venv", made.path], check=True, timeout=DEADLINE_S)
    locked = folder / "locked.txt"
    # Without the hashes: pip would ask for the wheel's own.
    locked.write_text("\n".join(LOCKED.findall(LOCK.read_text())) + "\n")
    told = made.run(
        *(made.program("python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"),
        *("-c", locked, f"{packed.wheel}{extra}"),
    )
    assert told.returncode == 0, told.stdout + told.stderr
    return made


@pytest.fixture(scope="session")
def plain(packed: Packed, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """`pip install cpushare`."""
    return installed(packed, tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="session")
def market(packed: Packed, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """`pip install 'cpushare[market]'`."""
    return installed(packed, tmp_path_factory.mktemp("market"), "[market]")


@pytest.fixture(scope="session")
def tray(packed: Packed, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """`pip install 'cpushare[tray]'`."""
    return installed(packed, tmp_path_factory.mktemp("tray"), "[tray]")
