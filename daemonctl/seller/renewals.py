"""When the leases held at one market are to be renewed by a heartbeat."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from daemonctl.market.wire import MAX_SYNC_LEASES, Heartbeat

_TIMES = 3
"""A lease is renewed so often in its lifetime: two heartbeats may be lost."""


class Renewals:
    """Leases by number; instants are on the caller's clock, in seconds."""

    def __init__(self) -> None:
        self._leases: dict[int, tuple[float, float]] = {}  # lease -> (due, lifetime)

    def __iter__(self) -> Iterator[int]:
        """The leases."""
        return iter(self._leases)

    def add(self, lease: int, lifetime_s: float, now: float) -> None:
        """A lease was given at `now`, or renewed."""
        self._leases[lease] = (now + lifetime_s / _TIMES, lifetime_s)

    def drop(self, lease: int) -> None:
        """It is held no more."""
        self._leases.pop(lease, None)

    def due(self) -> float:
        """When the first is to be renewed; infinity where none is held."""
        return min((due for due, _ in self._leases.values()), default=float("inf"))

    def beats(
        self, now: float, ahead_s: float, progress: Callable[[int], float | None]
    ) -> tuple[Heartbeat, ...]:
        """Heartbeats for what is due at `now` or soon after. progress: of a lease, 0 to 1."""
        due = [lease for lease, (at, _) in self._leases.items() if at <= now + ahead_s]
        due.sort(key=self._leases.__getitem__)
        for lease in due[:MAX_SYNC_LEASES]:
            self.add(lease, self._leases[lease][1], now)
        return tuple(Heartbeat(lease, progress(lease)) for lease in due[:MAX_SYNC_LEASES])
