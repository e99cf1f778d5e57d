"""Where the sample computation stands: one value a look, for whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass

from daemonctl.market.wire import ComputationInfo
from daemonctl.model import Coins, CoreState, CoreStatus, Status


@dataclass(frozen=True)
class Snapshot:
    """One look at the computation and at the cores that compute it.

    jobs = confirmed + failed + open. coins: that this machine earned, in micro-coins.
    cores: with a sell order. paused: by the user. elapsed_s: of this run.
    left_s: forecast of the rest; None before there is anything to tell it by.
    """

    jobs: int
    confirmed: int
    failed: int
    coins: Coins
    cores: tuple[CoreStatus, ...]
    paused: bool
    elapsed_s: float
    left_s: float | None

    @property
    def settled(self) -> int:
        """Jobs of which nothing more is to come."""
        return self.confirmed + self.failed


class Clock:
    """Makes snapshots: knows when this run began and what was settled then."""

    def __init__(self, now: float, info: ComputationInfo) -> None:
        self._began = now
        self._settled_before = info.confirmed + info.failed

    def look(self, now: float, info: ComputationInfo, status: Status | None) -> Snapshot:
        """The snapshot at the instant `now` (monotonic, seconds)."""
        elapsed = now - self._began
        settled = info.confirmed + info.failed
        done = settled - self._settled_before
        left = elapsed / done * (info.jobs - settled) if done else None
        cores = status.cores if status is not None else ()
        return Snapshot(
            jobs=info.jobs,
            confirmed=info.confirmed,
            failed=info.failed,
            coins=status.coins if status is not None else Coins(),
            cores=tuple(core for core in cores if core.state is not CoreState.OFF),
            paused=status is not None and status.pause is not None,
            elapsed_s=elapsed,
            left_s=left,
        )
