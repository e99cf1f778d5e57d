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
import json
import os
import runpy
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import archive
import contents
import libraries
import notices
from contents import FOLDER, ROOT

from daemonctl import __version__

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
    "packaging/completions",
    "packaging/desktop",
    "packaging/man",
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
    finish(recipe, made)
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(made, folder)
    stamp.write_text(state)
    return True


def finish(recipe: str, made: Path) -> None:
    """Add what people want to know of a folder that PyInstaller has made. Raises Failed."""
    library = made / contents.LIBRARY
    notices.describe(library)
    if recipe == "whole":
        shutil.copyfile(contents.HERE / "README.txt", made / "README")
        share = made / "share"
        told = runpy.run_path(str(ROOT / "packaging" / "setup" / "share.py"))
        told["write"](share, {name: data for name, data in told["files"]().items() if ours(name)})
    told_sources = WORK / recipe / "work" / "bundle" / contents.SOURCES
    try:
        notices.license_all(
            made, library, json.loads(told_sources.read_text()), contents.HERE / "qt.txt"
        )
    except notices.Unknown as unknown:
        raise Failed(str(unknown)) from unknown


def ours(name: str) -> bool:
    """Whether a file of /usr/share is about a program of the bundle."""
    return "cpushare-market" not in name


def pack(folder: Path) -> Path:
    """The folder's archive, made where there is none of this version or an older one."""
    machine = os.uname().machine
    target = ARCHIVES / f"{FOLDER}-{__version__}-linux-{machine}.tar.xz"
    stamp = WORK / "packed.stamp"
    state = (WORK / "whole.stamp").read_text()
    if not target.is_file() or not stamp.is_file() or stamp.read_text() != state:
        say("Packing it, a minute")
        stamp.unlink(missing_ok=True)
        archive.pack(folder, target, epoch())
        stamp.write_text(state)
    return target


def report(folder: Path, packed: Path) -> None:
    """Say what it is, and on which systems it starts."""
    inside = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    programs = [str(path) for path in inside if ".so" in path.name or path.parent == folder]
    glibc = ".".join(map(str, libraries.least_glibc(programs)))
    size = sum(path.stat().st_size for path in inside)
    say(f"{folder}: {size / 1e6:.1f} MB; it starts where the C library is glibc {glibc} or later")
    say(f"{packed}: {packed.stat().st_size / 1e6:.1f} MB")


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
            report(BUNDLE, pack(BUNDLE))
    except (Failed, OSError, subprocess.SubprocessError) as error:
        say(f"The bundle could not be made: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
