"""What a machine that has booted from the image knows of itself, gathered for its screen."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from daemonctl import control, files
from daemonctl.live.prepare import LIVE, PROBLEM
from daemonctl.model import Status
from daemonctl.paths import Paths

NETWORKS = Path("/run/net")
STOPPING = "stopping"
"""In LIVE: there as soon as the machine was told to stop."""
ASKING = "asking"


@dataclass(frozen=True)
class Card:
    """A network card. address: "192.0.2.7/24"; "" as long as it has none. cable: there is one."""

    name: str
    address: str
    cable: bool


@dataclass(frozen=True)
class Facts:
    """One look. now: seconds since the epoch. up_s: seconds since power-on. status: the daemon's,
    None where it does not run. problem: lines that a person has to read. stopping: it was told to
    end. broken: files in place of orders that cannot be used are in `status`."""

    now: float
    up_s: float
    host: str
    cards: tuple[Card, ...] = ()
    status: Status | None = None
    problem: tuple[str, ...] = ()
    stopping: bool = False


def look(paths: Paths, root: Path = Path("/")) -> Facts:
    """What holds now. root: where /run and /sys lie."""
    live = root / LIVE.relative_to("/")
    problem = files.read_or_none(live / PROBLEM) or b""
    return Facts(
        now=time.time(),
        up_s=time.clock_gettime(time.CLOCK_BOOTTIME),
        host=os.uname().nodename,
        cards=cards(root),
        status=control.status(paths),
        problem=tuple(problem.decode(errors="replace").splitlines()),
        stopping=(live / STOPPING).exists(),
    )


def cards(root: Path = Path("/")) -> tuple[Card, ...]:
    """The cards that an address was asked for on."""
    found = []
    for path in sorted((root / NETWORKS.relative_to("/")).glob("*.state")):
        said = (files.read_or_none(path) or b"").decode(errors="replace").strip()
        carrier = _carrier(root / "sys/class/net" / path.stem / "carrier")
        found.append(Card(path.stem, "" if said == ASKING else said, carrier))
    return tuple(found)


def _carrier(path: Path) -> bool:
    try:
        return path.read_text().strip() == "1"
    except OSError:
        return False  # a card that is down answers with an error
