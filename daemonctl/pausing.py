"""pause.json: the user's pause. It outlives the tray, the daemon and the machine."""

from __future__ import annotations

import os
import time

import msgspec

from daemonctl import files
from daemonctl.model import Pause
from daemonctl.paths import Paths


def read(paths: Paths, now: float | None = None) -> Pause | None:
    """The pause that holds at `now`; None where there is none.

    A pause.json that nobody can read is a pause: when in doubt, the machine is its user's.
    """
    try:
        data = files.read_small(paths.pause)
        if data is None:
            return None
        pause = msgspec.json.decode(data, type=Pause)
    except (OSError, msgspec.DecodeError):
        return Pause(since=0.0)
    return pause if pause.holds(time.time() if now is None else now) else None


def write(paths: Paths, pause: Pause, *, durable: bool = True) -> None:
    """Let `pause` hold from now on, in place of any other.

    durable: False where `settle` follows soon.
    """
    files.replace(paths.pause, msgspec.json.encode(pause), durable=durable)


def settle(paths: Paths) -> None:
    """Wait until the disk has what `write` wrote: a pause survives a power cut."""
    try:
        # Others may write in its folder, and put there what keeps us waiting.
        how = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(paths.pause, how)
    except FileNotFoundError:
        return  # resumed meanwhile
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def clear(paths: Paths) -> bool:
    """End the pause; False where none held."""
    held = read(paths) is not None
    paths.pause.unlink(missing_ok=True)
    return held
