"""What programs and libraries ask of a system, as readelf tells it, of whatever machine."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

DEADLINE_S = 120


def is_elf(path: Path) -> bool:
    """Whether a file is a program or a library."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def machine(path: Path) -> str:
    """What it runs on: "x86_64" or "aarch64", or readelf's own words."""
    told = _readelf("--file-header", path)
    words = _found(r"Machine:\s+(.*)", told)[0]
    return {"Advanced Micro Devices X86-64": "x86_64", "AArch64": "aarch64"}.get(words, words)


def needed(path: Path) -> set[str]:
    """The libraries that it cannot do without, by the names that it asks for."""
    return set(_found(r"\(NEEDED\)\s+Shared library: \[(.*)\]", _readelf("--dynamic", path)))


def glibc(paths: Iterable[Path]) -> tuple[int, int]:
    """The version of glibc that the newest demand among them asks for."""
    asked = [(2, 17)]
    for path in paths:
        told = _found(r"Name: GLIBC_(\d+\.\d+)", _readelf("--version-info", path))
        asked += [(int(major), int(minor)) for major, minor in (each.split(".") for each in told)]
    return max(asked)


def below(folder: Path) -> list[Path]:
    """All programs and libraries in a folder."""
    return sorted(path for path in folder.rglob("*") if is_elf(path))


def _found(pattern: str, text: str) -> list[str]:
    return re.findall(pattern, text)


def _readelf(what: str, path: Path) -> str:
    told = subprocess.run(
        ["readelf", "--wide", what, path],
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=True,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
    )
    return told.stdout
