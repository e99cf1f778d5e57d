"""Reads requirements.lock: the version and the hashes of each distribution."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

LOCK = Path(__file__).resolve().parents[1] / "setup" / "requirements.lock"


class Locked(NamedTuple):
    """One distribution. hashes: the SHA-256 of each file that may be used. line: as pip reads
    it."""

    name: str
    version: str
    hashes: frozenset[str]
    line: str


def locked(text: str) -> dict[str, Locked]:
    """Each distribution of a lock file by its canonical name."""
    found = {}
    for line in text.replace("\\\n", " ").splitlines():
        head = re.match(r"([\w.-]+)==([\w.+!-]+)", line)
        if head is not None:
            hashes = frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", line))
            found[head[1]] = Locked(head[1], head[2], hashes, line)
    return found
