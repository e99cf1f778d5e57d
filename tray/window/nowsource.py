"""Where the page "Now" has its headline from: the same words as the tray's tooltip."""

from __future__ import annotations

from tray.present import Snapshot, Speech, present


def headline(snapshot: Snapshot, speech: Speech) -> str:
    """What happens, in one line."""
    return present(snapshot, speech).tooltip.splitlines()[0].removeprefix("CPUShare: ")
