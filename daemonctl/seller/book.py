"""The folder of sell orders as cores for sale, looked at again while the daemon runs."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path

from daemonctl.model import CoreState, CoreStatus, Problem, Reason
from daemonctl.orders import folder
from daemonctl.seller.slots import Sold

LOOK_EVERY_S = 0.9
"""How often the folder is looked at: a change made by hand counts within a second, and an idle
daemon wakes up for little else."""


class Book:
    """What the `.cpu` files say.

    sold: one for each order that sells. off: the cores whose order is switched off.
    problems: files that cannot be used, and why.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: Hashable = None
        self._next = 0.0
        self.sold: tuple[Sold, ...] = ()
        self.off: tuple[CoreStatus, ...] = ()
        self.problems: tuple[Problem, ...] = ()

    def due(self) -> float:
        """When to look again, on the monotonic clock."""
        return self._next

    def look_now(self) -> None:
        """Somebody says that it changed."""
        self._next = 0.0

    def changed(self, now: float) -> bool:
        """Look if it is time; True if it may say something else than before."""
        if now < self._next:
            return False
        self._next = now + LOOK_EVERY_S
        seen = folder.fingerprint(self._path)
        if seen == self._seen:
            return False
        self._seen = seen
        self._read()
        return True

    def urls(self) -> tuple[str, ...]:
        """The markets that the selling orders name, each once."""
        return tuple(dict.fromkeys(sold.order.market for sold in self.sold))

    def _read(self) -> None:
        book = folder.read(self._path)
        self.sold = tuple(Sold(entry.path.name, entry.core, entry.order) for entry in book.sold)
        self.off = tuple(
            CoreStatus(
                core=entry.core,
                state=CoreState.OFF,
                reason=Reason.ORDER_OFF,
                order=entry.path.name,
                beneficiary=entry.order.beneficiary,
                market=entry.order.market,
            )
            for entry in book.off
        )
        self.problems = tuple(
            Problem(error.title, error.detail, error.hint) for error in book.problems
        )
