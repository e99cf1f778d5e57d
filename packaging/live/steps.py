"""What the steps of a build have in common: others' programs, with deadlines, and progress."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

DEADLINE_S = 900
_began = time.monotonic()


class Failed(Exception):
    """A step failed; its text says which, and what to do."""


def say(text: str) -> None:
    """A line of progress, with the seconds since the start."""
    sys.stderr.write(f"[{time.monotonic() - _began:5.1f} s] {text}\n")


def run(
    *command: str | Path,
    cwd: Path | None = None,
    output: bool = False,
    environ: dict[str, str] | None = None,
) -> str:
    """Run a program; what it printed where `output`, else "". Raises Failed with its last words."""
    words = [str(word) for word in command]
    env = {**os.environ, "LC_ALL": "C.UTF-8", **(environ or {})}
    try:
        told = subprocess.run(
            words,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=DEADLINE_S,
            check=False,
        )
    except FileNotFoundError as error:
        raise Failed(f"there is no {words[0]}: make live names what to install") from error
    except subprocess.TimeoutExpired as error:
        raise Failed(f"{words[0]} did not end within {DEADLINE_S} s") from error
    if told.returncode:
        raise Failed(f"{' '.join(words)} ended with {told.returncode}: {told.stderr.strip()}")
    return told.stdout if output else ""
