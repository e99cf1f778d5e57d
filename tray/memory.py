"""What the tray remembers from one run to the next: what it has offered and told, and when.

Nothing hangs on it: a file that is lost or cannot be read makes the tray say something again.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from daemonctl.paths import Paths

DAY_S = 24 * 3600.0
HOUR_S = 3600.0


class Memory(msgspec.Struct, frozen=True, omit_defaults=True):
    """tray.json. All instants are seconds since the epoch.

    wizard: when the wizard last opened by itself. told: when which notification was last shown,
    by its text. routine: when one was shown that needed nobody.
    """

    wizard: float = 0.0
    told: dict[str, float] = {}
    routine: float = 0.0


def read(paths: Paths) -> Memory:
    """What is remembered; nothing where the file is of no use."""
    try:
        return msgspec.json.decode(_file(paths).read_bytes(), type=Memory)
    except (OSError, msgspec.DecodeError):
        return Memory()


def write(paths: Paths, memory: Memory) -> None:
    """Remember; where the disk does not take it, not."""
    path = _file(paths)
    new = path.with_suffix(".new")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        new.write_bytes(msgspec.json.encode(memory))
        new.replace(path)


def offer_wizard(paths: Paths, now: float) -> bool:
    """Whether the wizard may open by itself: at most once a day. Remembers that it does."""
    remembered = read(paths)
    if now - DAY_S < remembered.wizard <= now:
        return False
    write(paths, msgspec.structs.replace(remembered, wizard=now))
    return True


def _file(paths: Paths) -> Path:
    return paths.person.state / "tray.json"
