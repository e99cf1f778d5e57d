"""Make a folder that runs where there is no Python: of everything, or of the daemon alone.

    .venv/bin/python packaging/pyinstaller/build.py
    .venv/bin/python packaging/pyinstaller/build.py --daemon-only --out FOLDER

The first makes build/bundle/cpushare and dist/cpushare-VERSION-linux-ARCHITECTURE.tar.xz, as any
user, with the .venv's own Python inside; the second fills FOLDER. Nothing is done where nothing
has changed, and two builds of the same sources are the same, byte for byte.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import contents
import notices
from contents import FOLDER, ROOT

WORK = ROOT / "build" / "bundle.work"
BUNDLE = ROOT / "build" / "bundle" / FOLDER
ARCHIVES = ROOT / "dist"
PYINSTALLER_S = 1200
GIT_S = 60
# What a bundle is made of, below ROOT.
SOURCES = (
    "daemonctl",
    "tray",
    "icons",
    "packaging/pyinstaller",
    "packaging/setup/requirements.lock",
    "LICENSE",
)


class Failed(Exception):
    """A step failed; the words say what to do."""


def make(recipe: str, folder: Path) -> bool:
    """Fill `folder` by a recipe; False where it is filled so already. Raises Failed."""
    stamp = WORK / f"{recipe}.stamp"
    state = f"{folder} {inputs(recipe)}"
    if folder.is_dir() and stamp.is_file() and stamp.read_text() == state:
        return False
    if not sysconfig.get_config_var("Py_ENABLE_SHARED"):
        raise Failed(
            f"{sys.base_prefix} has no libpython as a shared library, which a bundle takes along. "
            "Make .venv with a Python that has one (Debian's python3, or one that was configured "
            "with --enable-shared): make clean, then make PYTHON=python3 bundle"
        )
    stamp.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    say(f"PyInstaller gathers the {recipe} bundle, half a minute")
    made = gather(recipe)
    notices.describe(made / contents.LIBRARY)
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(made, folder)
    stamp.write_text(state)
    return True


def gather(recipe: str) -> Path:
    """Run PyInstaller; the folder it made. Raises Failed."""
    work = WORK / recipe
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(work / "made"), "--workpath", str(work / "work")]
    command += [str(contents.HERE / "bundle.spec"), "--", recipe]
    # Sets are gone through, and times written, in the same way each time.
    environ = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(epoch())}
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PYINSTALLER_S,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise Failed(f"PyInstaller did not end within {PYINSTALLER_S} s") from late
    if done.returncode:
        raise Failed(f"PyInstaller ended with {done.returncode}:\n{done.stderr[-4000:]}")
    return work / "made" / FOLDER


def epoch() -> int:
    """The time that what is built bears: $SOURCE_DATE_EPOCH, or that of the last commit."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=GIT_S,
        check=False,
    )
    # Without a repository (an sdist) the changelog has been written last.
    return int(told.stdout) if told.stdout else int((ROOT / "CHANGELOG.md").stat().st_mtime)


def inputs(recipe: str) -> str:
    """A digest of all that a bundle is made of."""
    digest = hashlib.sha256(f"{recipe} {sys.version} {epoch()}".encode())
    for path in files(SOURCES):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def files(names: Iterable[str]) -> list[Path]:
    """All files below these folders, but what Python leaves there."""
    found = []
    for name in names:
        place = ROOT / name
        found += [place] if place.is_file() else list(place.rglob("*"))
    return sorted(path for path in found if path.is_file() and path.suffix != ".pyc")


def say(line: str) -> None:
    """Tell how far it is."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def main(words: list[str] | None = None) -> int:
    """0: it is made, now or before. 1: it could not be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--daemon-only", action="store_true", help="no tray, no buyer's commands")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="what is filled, and replaced")
    chosen = parser.parse_args(words)
    if chosen.daemon_only != (chosen.out is not None):
        parser.error("--daemon-only and --out FOLDER go together")
    try:
        if chosen.daemon_only:
            make("daemon", chosen.out.absolute())
        else:
            make("whole", BUNDLE)
    except (Failed, OSError, subprocess.SubprocessError) as error:
        say(f"The bundle could not be made: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
