"""How much other programs use: /proc/stat without its `nice` column."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from daemonctl.sensing import lines

EVERY_S = 0.8
"""A shorter look says little: the kernel counts in hundredths of a second."""


@dataclass(frozen=True)
class _Look:
    at: float
    busy: int
    whole: int


class LoadMeter:
    """Per cent of the whole machine between two looks.

    What programs of lowered priority compute counts as `nice`, so our workers, at nice 19, never
    count as other load however much they do; nor do other people's that are just as modest. Only
    what the kernel does for them (a fork, a page) is among `system`: about a thousandth.
    """

    def __init__(self, root: Path) -> None:
        self._path = str(root / "proc/stat")
        self._last: _Look | None = None
        self._percent: float | None = None

    def percent(self, now: float) -> float | None:
        """Since the look before, in whole per cent; None before there are two.

        now: on the monotonic clock. Within `EVERY_S` of the look before it is that one's.
        """
        last = self._last
        if last is not None and now - last.at < EVERY_S:
            return self._percent
        counts = _counts(lines.read(self._path))
        if counts is None:
            self._last = self._percent = None
            return None
        look = self._last = _Look(now, *counts)
        self._percent = None
        # It can go back where a processor was taken out.
        if last is not None and look.whole > last.whole and look.busy >= last.busy:
            share = (look.busy - last.busy) / (look.whole - last.whole)
            self._percent = float(round(100 * min(share, 1.0)))
        return self._percent


def _counts(stat: str) -> tuple[int, int] | None:
    """(used by others, all), in ticks since the start of the machine; None where it says none."""
    words = stat.partition("\n")[0].split()
    if len(words) < 5 or words[0] != "cpu":
        return None
    # user nice system idle iowait irq softirq steal; what follows is contained in the first two.
    user, nice, system, idle, iowait, irq, softirq, steal = [*map(int, words[1:9]), *[0] * 4][:8]
    busy = user + system + irq + softirq
    return busy, busy + nice + idle + iowait + steal
