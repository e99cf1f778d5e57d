"""Which daemons run on this machine, of those that this user may know of."""

from __future__ import annotations

import os

import msgspec

from daemonctl import files, process
from daemonctl.errors import StateError
from daemonctl.model import Problem, Process
from daemonctl.paths import Paths

JOIN = "Members of the group cpushare may: sudo adduser $USER cpushare, then sign in anew."
"""How one comes to control the system's daemon."""


def daemon(paths: Paths) -> Process | None:
    """The daemon's process; None where none runs."""
    try:
        data = files.read_small(paths.pid)
        found = msgspec.json.decode(data, type=Process) if data is not None else None
    except (OSError, msgspec.DecodeError):
        return None
    return found if found is not None and process.lives(found) else None


def check(paths: Paths) -> None:
    """Raise StateError where this user may not control the daemon of `paths`, or where what the
    system's needs is not there yet."""
    for folder in paths.controls:
        if os.access(folder, os.W_OK | os.X_OK):
            continue
        # Who is no member cannot look into a folder that holds it.
        if os.access(folder.parent, os.X_OK) and not folder.exists():
            raise StateError(
                "This machine's daemon is not set up",
                detail=f"There is no folder {folder}.",
                hint="As root: systemd-tmpfiles --create; or start the daemon once.",
            )
        raise StateError("You may not control this machine's daemon", hint=JOIN)


def beside(paths: Paths) -> Problem | None:
    """The other daemon that sells this machine's cores: one's own beside the system's, or the
    system's beside one's own. None where none runs, or where this one is a trial of its own."""
    if paths.home is not None or (paths.shared and paths.person is paths):
        return None
    if paths.shared:
        if daemon(paths.person) is None:
            return None
        return Problem(
            "A daemon of your own sells the same cores",
            "It runs beside this machine's daemon, and neither knows of the other.",
            "End yours: cpushare --user stop",
        )
    if daemon(Paths.system()) is None:
        return None
    return Problem(
        "This machine's daemon sells the same cores",
        "It is shared by everybody in the group cpushare.",
        f"Run one of the two. {JOIN}",
    )
