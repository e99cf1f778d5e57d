"""The programs that run now, for a rule that names some."""

from __future__ import annotations

import os
import re


def running() -> tuple[str, ...]:
    """Names of this user's programs as `ps` shows them, each once, in alphabetical order."""
    import psutil

    found = set()
    for one in psutil.process_iter():
        try:
            command = one.cmdline() if one.uids().effective == os.geteuid() else []
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue  # it ended, or is nobody's business
        # Windows programs under Wine have paths of their own kind.
        name = re.split(r"[/\\]", command[0])[-1] if command else ""
        if name.isprintable() and name.strip():
            found.add(name)
    return tuple(sorted(found, key=str.casefold))
