"""What the tray has told of its user, read again: which source is in use, and what it says."""

from __future__ import annotations

import msgspec

from daemonctl import files, process
from daemonctl.paths import Paths
from daemonctl.senses import ACTIVITY_SCHEMA, Activity


def activity(paths: Paths) -> Activity | None:
    """What was told last; None: nothing, or by a tray that has ended. Raises OSError."""
    data = files.read_small(paths.activity)
    if data is None:
        return None
    try:
        found = msgspec.json.decode(data, type=Activity)
    except msgspec.DecodeError:
        return None  # of another version
    return found if found.schema == ACTIVITY_SCHEMA and process.lives(found.by) else None
