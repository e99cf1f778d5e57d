"""What every window of the tray is given to work with, and the doors between the windows."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from daemonctl.paths import Paths

if TYPE_CHECKING:
    from tray.bridge import Bridge
    from tray.hand import Hand


class Door(enum.StrEnum):
    """What can be opened: the main window's pages, and the windows beside it."""

    NOW = "now"
    EARNINGS = "earnings"
    HISTORY = "history"
    ABOUT = "about"
    SETTINGS = "settings"
    WIZARD = "wizard"


@dataclass(frozen=True)
class Desk:
    """paths: of the installation. bridge: snapshots, and where commands go. hand: for work that
    may wait (disk, kernel, market, keyring); one piece after the other, beside the Qt loop.
    open: shows what is behind a door, in front."""

    paths: Paths
    bridge: Bridge
    hand: Hand
    open: Callable[[Door], None]
