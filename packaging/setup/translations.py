"""The tray's translations: gather what there is to translate, compile what was translated.

    .venv/bin/python packaging/setup/translations.py update     tray/**.py -> tray/i18n/*.ts
    .venv/bin/python packaging/setup/translations.py compile    *.ts -> *.qm, which Qt reads

English needs no file. The .ts files name no lines, so that they change only with the words.
The tools are Qt's own; they come with PySide6.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tray" / "i18n"
LANGUAGES = ("de", "fr")
DEADLINE_S = 300


class NoTools(Exception):
    """Qt's tools for translators are not on this machine."""


def update(folder: Path = FOLDER) -> None:
    """Bring the .ts files in `folder` in step with the sources; what vanished goes."""
    sources = sorted((ROOT / "tray").rglob("*.py"))
    for language in LANGUAGES:
        words = ["-silent", "-locations", "none", "-no-obsolete"]
        words += ["-source-language", "en", "-target-language", language]
        target = folder / f"cpushare_{language}.ts"
        run(tool("lupdate"), *words, *sources, "-ts", target)


def compile_all(folder: Path = FOLDER) -> None:
    """Make a .qm of each .ts that has none, or an older one."""
    for source in stale(folder):
        run(tool("lrelease"), "-silent", source, "-qm", source.with_suffix(".qm"))


def stale(folder: Path = FOLDER) -> list[Path]:
    """The .ts files that are not compiled as they are now."""
    return [
        source
        for source in sorted(folder.glob("*.ts"))
        if not (made := source.with_suffix(".qm")).is_file()
        or made.stat().st_mtime_ns < source.stat().st_mtime_ns
    ]


def tool(name: str) -> Path:
    """One of Qt's tools. Raises NoTools."""
    package = importlib.util.find_spec("PySide6")
    for folder in (package.submodule_search_locations or []) if package is not None else []:
        if (Path(folder) / name).is_file():
            return Path(folder) / name
    raise NoTools(f"{name} is not there: it comes with PySide6 (make venv)")


def run(program: Path, *words: str | Path) -> None:
    """Run a tool, which says nothing unless it fails."""
    subprocess.run([program, *map(str, words)], check=True, timeout=DEADLINE_S)


def main(words: Iterable[str] | None = None) -> int:
    """0: done. 1: the tools are missing or failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["update", "compile"])
    what = parser.parse_args(None if words is None else list(words)).what
    try:
        update() if what == "update" else compile_all()
    except (NoTools, OSError, subprocess.SubprocessError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
