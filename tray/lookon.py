"""The promise that a rule comes back: while the user looks on at their first job, computing goes on
though they use the computer.

A file stands for the promise as long as the rule is off, so that it is kept even where the tray
is killed meanwhile: its next start looks.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from daemonctl.control import rules as rules_file
from daemonctl.paths import Paths
from daemonctl.settings import Rules


def write(paths: Paths, rules: Rules, looking: bool) -> None:
    """Put these rules in force; as long as the user looks on, without the pause while they use
    the computer. Raises SettingsError and OSError."""
    promise = _promise(paths)
    if looking and rules.pause_when_active:
        # Given before the rule goes, and kept before the promise goes.
        _touch(promise)
        rules_file.change(paths, rules=replace(rules, pause_when_active=False))
    else:
        rules_file.change(paths, rules=rules)
        promise.unlink(missing_ok=True)


def switch(paths: Paths, looking: bool) -> None:
    """The user looks on, or does so no longer; all other rules are as they are now. Raises
    SettingsError and OSError."""
    now = rules_file.settings(paths).rules
    write(paths, replace(now, pause_when_active=True), looking)


def keep(paths: Paths) -> None:
    """Put the rule back where a tray was killed before it could; else do nothing. Raises
    SettingsError and OSError: the promise stands until the next start."""
    if _promise(paths).exists():
        switch(paths, False)


def _promise(paths: Paths) -> Path:
    return paths.person.state / "lookon"


def _touch(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("wb") as file:
        os.fsync(file.fileno())
