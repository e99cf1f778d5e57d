"""Fetch the wheels that the packages bring along, for every Python and both architectures."""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from lock import LOCK, locked
from parts import GLIBC, PARTS, PYTHONS


def fetched(folder: Path, arch_of: Mapping[str, str], run: Callable[..., str]) -> Path:
    """`folder` with the wheels of requirements.lock in it; those that are there are not fetched
    again. arch_of: Debian's name of each architecture -> that of wheels. run: runs a step."""
    known = locked(LOCK.read_text())
    names = sorted(name for part in PARTS.values() for name in part)
    text = "\n".join(known[name].line for name in names) + "\n"
    key = hashlib.sha256(f"{text}{PYTHONS}{sorted(arch_of)}".encode()).hexdigest()
    stamp = folder / "complete"
    if stamp.is_file() and stamp.read_text() == key:
        return folder
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    (new / "requirements.txt").write_text(text)
    for machine in arch_of.values():
        platforms = [f"--platform=manylinux_2_{minor}_{machine}" for minor in reversed(GLIBC)]
        platforms += [f"--platform=manylinux2014_{machine}", f"--platform=manylinux1_{machine}"]
        for version in PYTHONS:
            sys.stderr.write(f"Fetching wheels for Python {version} on {machine}\n")
            exactly = ["--no-deps", "--require-hashes", "--only-binary=:all:"]
            which = ["--implementation=cp", f"--python-version={version}", *platforms]
            where = [f"--dest={new}", f"--requirement={new / 'requirements.txt'}"]
            quiet = ["-qq", "--disable-pip-version-check"]
            run(sys.executable, "-m", "pip", "download", *quiet, *exactly, *which, *where)
    (new / "requirements.txt").unlink()
    (new / "complete").write_text(key)
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)
    return folder
