"""Build wheel and sdist out of what is committed: `make dist`.

    .venv/bin/python packaging/setup/dist.py [FOLDER]       by default dist

hatchling builds both in a copy of the commit below build/, with the environment's own tools and
the commit's time, or $SOURCE_DATE_EPOCH: files of one commit are equal byte for byte. Where
nothing has changed, nothing is done.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"
WORK = ROOT / "build" / "dist"
STAMP = WORK / "made"
DEADLINE_S = 300


class Failed(Exception):
    """A step failed; the words say what to do."""


def build(folder: Path) -> list[Path]:
    """Let `folder` hold wheel and sdist of the commit; where they lie. Raises Failed."""
    if not (ROOT / ".git").exists():
        raise Failed(
            f"{ROOT} is no checkout of the repository: {sys.executable} -m hatchling build makes "
            "a wheel and an sdist out of what lies here"
        )
    commit, committed = run("git", "log", "-1", "--format=%H %ct").split()
    if run("git", "status", "--porcelain"):
        say("Note: what is not committed is not in wheel and sdist.")
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or committed
    if not epoch.isdecimal():
        raise Failed(f"SOURCE_DATE_EPOCH is {epoch!r}: it has to be seconds since 1970, or unset")
    # The tools are those of the commit's own lock.
    state = f"{commit} {epoch} {platform.python_version()} {folder}"
    if made := known(state, folder):
        return made
    STAMP.unlink(missing_ok=True)
    with tree() as source:
        hatchling(source, epoch)
        names = sorted(path.name for path in (source / "dist").iterdir())
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            # Whoever reads the old one meanwhile reads on.
            shutil.copyfile(source / "dist" / name, folder / f".{name}.new")
            (folder / f".{name}.new").replace(folder / name)
    STAMP.write_text("\n".join([state, *names]))
    for name in names:
        say(f"    {(folder / name).stat().st_size / 1e6:7.2f} MB  {folder / name}")
    return [folder / name for name in names]


def known(state: str, folder: Path) -> list[Path]:
    """The files that were made from just this state and still are there; none: build anew."""
    told, *names = STAMP.read_text().splitlines() if STAMP.is_file() else [""]
    made = [folder / name for name in names]
    return made if told == state and all(map(Path.is_file, made)) else []


@contextmanager
def tree() -> Iterator[Path]:
    """The commit's files alone, gone afterwards: what lies about in a checkout is not in it."""
    source = WORK / "source"
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    try:
        run("git", "archive", "--format=tar", f"--output={WORK / 'source.tar'}", "HEAD")
        run("tar", "-xf", str(WORK / "source.tar"), "-C", str(source))
        yield source
    finally:
        shutil.rmtree(source, ignore_errors=True)
        (WORK / "source.tar").unlink(missing_ok=True)


def hatchling(source: Path, epoch: str) -> None:
    """Build both into source/dist. Raises Failed, for a warning too: it tells what is not in."""
    told = run(
        *(sys.executable, "-m", "hatchling", "build"),
        folder=source,
        environ={**os.environ, "SOURCE_DATE_EPOCH": epoch, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    if missing := [
        line for line in told.splitlines() if line.startswith(("not compiled", "no manual"))
    ]:
        raise Failed("; ".join(missing))


def run(*command: str, folder: Path = ROOT, environ: dict[str, str] | None = None) -> str:
    """Run one step; what it says. Raises Failed."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=DEADLINE_S,
            check=False,
        )
    except FileNotFoundError as error:
        raise Failed(f"{command[0]} is missing: install it") from error
    except subprocess.TimeoutExpired as late:
        raise Failed(f"{command[0]} did not end within {DEADLINE_S} s") from late
    if done.returncode:
        raise Failed(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout[-4000:]}")
    return done.stdout


def say(line: str) -> None:
    """Tell whoever waits."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def main(words: list[str] | None = None) -> int:
    """0: they lie in the folder. 1: they could not be made."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=DIST)
    try:
        build(parser.parse_args(words).folder.absolute())
    except (Failed, OSError) as error:
        say(f"Wheel and sdist could not be made: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
