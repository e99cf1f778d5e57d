"""Make .venv hold exactly what requirements.lock says, and CPUShare itself as it lies here.

    python3 packaging/setup/environment.py [--lock [--only PACKAGE]]

Python's own venv makes the folder, pip puts uv into it (its version and hashes in uv.lock), uv
does the rest: every package by version and hash. It may be run at any time and interrupted at
any time. `--lock` renews both lock files from pyproject.toml instead; they name no index, so
that each machine takes the packages from where it is set up to. With `--only` all else stays as
it is locked: a security update is no occasion for others.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
LOCK = ROOT / "packaging" / "setup" / "requirements.lock"
UV_LOCK = ROOT / "packaging" / "setup" / "uv.lock"
UV_VERSION = "uv==0.13.9"

OLDEST = (3, 11)
DEADLINE_S = 1200


class Failed(Exception):
    """A step failed; its own words stand above."""


def usable() -> bool:
    """Whether .venv is of this Python and has uv; an interrupted or moved one is not."""
    version = "import sys; print(*sys.version_info[:2])"
    expected = "{} {}".format(*sys.version_info[:2])
    questions = (((str(PYTHON), "-c", version), expected), ((str(UV), "--version"), "uv "))
    for command, answer in questions:
        try:
            told = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        except OSError:
            return False
        if not told.stdout.startswith(answer):
            return False
    return True


def make() -> None:
    """Make .venv afresh, with pip and uv in it."""
    run(sys.executable, "-m", "venv", "--clear", VENV)
    hashed = ("--require-hashes", "-r", UV_LOCK)
    run(PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", *hashed)


def fill() -> None:
    """Install what the lock files say, and nothing else; CPUShare as an editable package."""
    run(UV, "pip", "sync", "-q", "--python", PYTHON, "--require-hashes", LOCK, UV_LOCK)
    # The build back end is in the lock too: nothing is fetched behind the lock's back.
    project = ("--no-deps", "--no-build-isolation", "--editable", ROOT)
    run(UV, "pip", "install", "-q", "--python", PYTHON, *project)


def lock(only: str = "") -> None:
    """Resolve pyproject.toml anew for every Python from OLDEST on and write both lock files.

    only: the one package whose version may change, beside what it needs; "" = all.
    """
    oldest = "{}.{}".format(*OLDEST)
    common = [str(UV), "pip", "compile", "-q", "--generate-hashes", "--universal"]
    common += ["--upgrade-package", only] if only else ["--upgrade"]
    quiet = ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    resolve = [*common, *quiet, "--python-version", oldest]
    run(*resolve, "--all-extras", "-o", LOCK, ROOT / "pyproject.toml")
    if only:
        return
    wanted = subprocess.run(
        [*resolve, "-"],
        input=UV_VERSION,
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=True,
    )
    UV_LOCK.write_text(wanted.stdout)


def run(*command: str | Path) -> None:
    """Run one step; its output is the user's. Raises Failed."""
    words = [str(word) for word in command]
    # uv would rather use the environment of a shell that has another one activated.
    environ = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    try:
        status = subprocess.run(
            words, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, timeout=DEADLINE_S, check=False
        ).returncode
    except subprocess.TimeoutExpired as late:
        raise Failed(f"{words[0]} did not end within {DEADLINE_S} s") from late
    if status:
        raise Failed(f"{' '.join(words)} ended with {status}")


def main(words: list[str] | None = None) -> int:
    """0: the environment stands (or the lock is renewed)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lock", action="store_true", help="renew the lock files")
    parser.add_argument("--only", default="", metavar="PACKAGE", help="and of no other")
    told = parser.parse_args(words)
    if sys.version_info < OLDEST:
        sys.stderr.write(
            "CPUShare needs Python {}.{} or later; python3 is {}.{}. Name another one:\n"
            "    make PYTHON=python3.12\n".format(*OLDEST, *sys.version_info[:2])
        )
        return 1
    try:
        if not usable():
            sys.stderr.write("Making .venv\n")
            make()
        if told.lock:
            lock(told.only)
            return 0
        fill()
    except Failed as failed:
        sys.stderr.write(f"The environment could not be made: {failed}\n")
        return 1
    except KeyboardInterrupt:
        # Half an environment is seen as such and made afresh the next time.
        shutil.rmtree(VENV, ignore_errors=True)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
