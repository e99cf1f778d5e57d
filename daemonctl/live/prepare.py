"""In a machine that has booted from the image: its one order sells every core.

Run once, as root, before the daemon; what it prints is for the log and the screen.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import certifi

from daemonctl import cores, files
from daemonctl.errors import CPUShareError, OrderError
from daemonctl.live.image import CERTIFICATES, ENDING
from daemonctl.orders import schema
from daemonctl.paths import Paths
from daemonctl.sellorder import render

PERSONAL = Path("/personal")
LIVE = Path("/run/live")
PROBLEM = "problem"
"""In LIVE: what a person has to know, a line each."""

NO_ORDER = (
    "This image has no sell order yet: nothing to compute for.",
    "Put one in: cpushare live cpushare-live.iso --order NAME.cpu -o NAME.iso",
    "(markets hand out .cpu files), write it to the stick and start again.",
)
MIB = 1024
_CACHE_MIB = (64, 2048)


def main() -> None:
    """Let orders lie ready; where there is none that can be used, /run/live/problem says why."""
    files.replace(LIVE / "ca.pem", authorities(PERSONAL), durable=False)
    paths = Paths.system()
    memory = _memory_mib(Path("/proc/meminfo"))
    files.replace(paths.settings, settings(memory).encode(), mode=0o664, durable=False)
    try:
        written = orders(PERSONAL, paths.orders, cores.usable())
    except CPUShareError as error:
        problem = [text for text in (error.title, error.detail, error.hint) if text]
        files.replace(LIVE / PROBLEM, "\n".join(problem).encode(), durable=False)
        _say("; ".join(problem))
        return
    if not written:
        files.replace(LIVE / PROBLEM, "\n".join(NO_ORDER).encode(), durable=False)
        _say(" ".join(NO_ORDER))
        return
    _say(f"{len(written)} cores sell as {written[0].name} says")


def orders(personal: Path, folder: Path, usable: tuple[int, ...]) -> list[Path]:
    """Write the order in `personal` once for each core, NAME-cpuN.cpu; what was written, none
    where there is no order. Raises OrderError."""
    found = sorted(personal.glob(f"*{ENDING}"))
    if not found:
        return []
    try:
        order = schema.load(found[0])
    except OrderError as error:
        hint = f"{error.hint} Then make the image anew.".strip()
        raise OrderError(error.title, detail=error.detail, hint=hint) from error
    text = render(replace(order, core=None)).encode()
    written = []
    for core in usable:
        path = folder / f"{found[0].name.removesuffix(ENDING)}-cpu{core}{ENDING}"
        files.replace(path, text, mode=0o664, durable=False)
        written.append(path)
    return written


def authorities(personal: Path) -> bytes:
    """Everybody's certificate authorities, and those that the image was given."""
    own = files.read_or_none(personal / CERTIFICATES) or b""
    return certifi.contents().encode() + own


def settings(memory_mib: int) -> str:
    """settings.toml for a machine that nobody else uses: no rule about a user; its battery, its
    heat and its memory count. What is cached lies in memory too."""
    low, high = _CACHE_MIB
    cache = min(max(memory_mib // 4, low), high)
    return (
        f"schema = 1\n\n[cache]\nmegabytes = {cache}\n\n[rules]\n"
        "pause_when_active = false\npause_full_screen = false\n"
        "pause_on_battery = true\npause_when_hot = true\n"
    )


def _memory_mib(meminfo: Path) -> int:
    for line in meminfo.read_text().splitlines():
        if line.startswith("MemTotal:"):
            return int(line.split()[1]) // MIB
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    main()
