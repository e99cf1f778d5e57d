"""Everything that goes below /usr/share beside the program, as a tree that packages copy.

    .venv/bin/python packaging/setup/share.py [FOLDER]      by default build/share

applications/, metainfo/, mime/packages/, icons/hicolor/, man/man1 and man5, and the completions of
bash, zsh and fish. A file is written where it differs, and goes where it is made no more, so that
a second run changes nothing.
"""

from __future__ import annotations

import argparse
import runpy
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "share"


class Unmade(Exception):
    """Some of it cannot be made here."""


def files() -> dict[str, bytes]:
    """Every file by its path below the folder. Raises Unmade and OSError."""
    made = _part("desktop")
    made |= {f"man/{name}": data for name, data in _part("man").items()}
    return made | _part("completions")


def write(folder: Path, made: dict[str, bytes]) -> int:
    """Let the folder hold these files and no others; how many were changed."""
    changed = 0
    for name, data in made.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            changed += 1
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif str(path.relative_to(folder)) not in made:
            path.unlink()
            changed += 1
    return changed


def _part(name: str) -> dict[str, bytes]:
    """What one of the makers makes: a module of packaging/ that has `files`."""
    maker: dict[str, Any] = runpy.run_path(str(ROOT / "packaging" / name / "build.py"))
    reasons = tuple(maker[kind] for kind in ("NoTools", "Unusable") if kind in maker)
    try:
        found: dict[str, bytes] = maker["files"]()
    except reasons as error:
        raise Unmade(f"{name}: {error}") from error
    except ModuleNotFoundError as error:
        # The parsers are asked, and so what they import is needed.
        if error.name is None or error.name.partition(".")[0] in ("daemonctl", "tray"):
            raise
        raise Unmade(f"{name}: {error.name} is not there: make venv") from error
    return found


def main(words: list[str] | None = None) -> int:
    """0: the folder is as it should be. 1: some of it cannot be made."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    folder = parser.parse_args(words).folder
    try:
        changed = write(folder, files())
    except (Unmade, OSError) as error:
        sys.stderr.write(f"{folder} could not be made: {error}\n")
        return 1
    if changed:
        sys.stderr.write(f"{folder}: {changed} files changed\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
