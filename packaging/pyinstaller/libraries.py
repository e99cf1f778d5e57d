"""Which libraries lie in a bundle, from the table of all that PyInstaller finds."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import icu
from contents import Entry, Recipe

OBJDUMP_S = 120
_LIBRARY = re.compile(r"(PySide6/Qt/lib/|shiboken6/|PySide6/)?lib[^/]*\.so[.\d]*")
# The programs are linked against nothing: the bootloader opens it.
_PYTHON = "libpython"


def wanted(found: Sequence[Entry], recipe: Recipe) -> list[Entry]:
    """Those binaries that are to lie in the bundle: nothing dropped, no library of the system's,
    and none that nothing which stays is linked against."""
    stays = [one for one in found if not recipe.dropped.search(one[0])]
    files = {Path(target).name: source for target, source, kind in stays if kind != "SYMLINK"}
    links = linked(files.values())
    needed = {Path(target).name for target, _, _ in stays if not _only_needed(target)}
    asked = list(needed)
    while asked:
        for name in links.get(files.get(asked.pop(), ""), ()):
            if name not in needed and not recipe.system.fullmatch(name):
                needed.add(name)
                asked.append(name)
    return [one for one in stays if Path(one[0]).name in needed]


def smaller(found: Sequence[Entry], work: Path) -> list[Entry]:
    """The same binaries, with ICU's data cut down to what is asked for."""
    made = []
    for target, source, kind in found:
        if kind != "SYMLINK" and Path(target).name.startswith("libicudata.so"):
            (work / "icu").mkdir()
            made.append((target, str(icu.shrink(Path(source), work / "icu")), kind))
        else:
            made.append((target, source, kind))
    return made


def linked(paths: Iterable[str]) -> dict[str, list[str]]:
    """What each of the files is linked against, by name."""
    names: list[str] = []
    found: dict[str, list[str]] = {}
    for line in _objdump("-p", paths).splitlines():
        if ":     file format" in line:
            names = found.setdefault(line.partition(":  ")[0], [])
        elif line.startswith("  NEEDED"):
            names.append(line.split()[1])
    return found


def least_glibc(paths: Iterable[str]) -> tuple[int, ...]:
    """The oldest version of the C library that has all that these programs ask of it."""
    asked = re.findall(r"\bGLIBC_(\d+(?:\.\d+)+)\b", _objdump("-T", paths))
    return max((tuple(map(int, one.split("."))) for one in asked), default=())


def _only_needed(target: str) -> bool:
    """Whether a file is there only for what is linked against it."""
    return _LIBRARY.fullmatch(target) is not None and not Path(target).name.startswith(_PYTHON)


def _objdump(option: str, paths: Iterable[str]) -> str:
    return subprocess.run(
        ["objdump", option, *sorted(paths)],
        capture_output=True,
        text=True,
        timeout=OBJDUMP_S,
        check=False,  # it fails where one file is no program
    ).stdout
