"""How much may one host hold? Pure. Enough that its cores do not wait for the network, and no
more: what lies in one machine's queue is not computed by another."""

from __future__ import annotations

from dataclasses import dataclass

from daemonctl.market.wire import MAX_SYNC_LEASES

MAX_HELD = 4 * MAX_SYNC_LEASES
"""Leases that one host may hold at a time, however many cores it has and however short they are."""
AHEAD_S = 300
"""Seconds of work that may lie on a host for each of its cores, what it computes included."""
LEAST_PPM, MOST_PPM = 1_000, 1_000_000_000


@dataclass
class Room:
    """What one host may still be given in this round.

    held: leases that it holds. held_ms: their stated work, in reference core-milliseconds.
    cores: it may hold a lease for each, however long they are. most_ms, most: of work and of
    leases.
    """

    held: int
    held_ms: int
    cores: int
    most_ms: int
    most: int = MAX_HELD

    def takes(self, work_ms: int) -> bool:
        """Whether one more lease of so much stated work fits."""
        if self.held >= self.most:
            return False
        return self.held < self.cores or self.held_ms + work_ms <= self.most_ms

    def take(self, work_ms: int) -> None:
        """It got one."""
        self.held += 1
        self.held_ms += work_ms

    @property
    def full(self) -> bool:
        """Whether not even the shortest job fits."""
        return not self.takes(0)


def room(
    held: int,
    held_ms: int,
    cores: int,
    speed_ppm: int,
    measured_ppm: int = 0,
    allowance: int | None = None,
) -> Room:
    """The room of a host. speed_ppm: as it was registered. measured_ppm: by what it confirmed;
    0 = not known. allowance: leases that it may hold, where it is held short."""
    ppm = measured_ppm or speed_ppm
    most = MAX_HELD if allowance is None else min(MAX_HELD, allowance)
    return Room(held, held_ms, cores, cores * AHEAD_S * ppm // 1000, most)


def measured(before_ppm: int, stated_ms: int, cpu_ms: int) -> int:
    """A host's speed on what it really computes: stated work for the CPU time that it took.

    before_ppm: as known so far, 0 = not at all; of what is known it moves by a quarter. cpu_ms: 0
    says nothing.
    """
    if cpu_ms <= 0:
        return before_ppm
    new = min(MOST_PPM, max(LEAST_PPM, stated_ms * 1_000_000 // cpu_ms))
    return (3 * before_ppm + new) // 4 if before_ppm else new
