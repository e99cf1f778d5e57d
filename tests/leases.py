"""Leases as a daemon takes them, and such as were settled long ago, for tests of the history."""

from __future__ import annotations

import sqlite3

from daemonctl.history import History
from daemonctl.market.wire import Lease

MARKET = "https://market.example.org"


def lease(number: int, price: int = 1000) -> Lease:
    """What a market hands out."""
    return Lease(
        lease=number,
        computation="c1",
        job=number,
        order="o1",
        name="halftones",
        module="m" * 64,
        input="i" * 64,
        price=price,
        work_ms=500,
        expires_in_s=600.0,
        cpu_limit_s=10,
        memory_bytes=1 << 20,
        output_bytes=1 << 20,
    )


class Past:
    """Writes into a history what its own hand would write only now."""

    def __init__(self, of: History | sqlite3.Connection) -> None:
        self._history = of if isinstance(of, History) else None
        self._db = of._db if isinstance(of, History) else of
        self._lease = 1_000_000

    def take(self, *numbers: int) -> None:
        """Leases that are held now."""
        assert self._history is not None
        for number in numbers:
            self._history.take(MARKET, lease(number), account="a1", beneficiary="libcaca", core=1)

    def settled(
        self,
        at: float,
        *,
        name: str = "halftones",
        beneficiary: str = "libcaca",
        core: int = 0,
        outcome: str = "done",
        verdict: str = "paid",
        paid: int = 1,
    ) -> None:
        """A replica that ended and was settled at that instant."""
        self._lease += 1
        job = self._lease
        row = (MARKET, job, "settled", "c1", job, name, "a1", beneficiary, core, 1000)
        self._insert([(*row, at, at, outcome, 5, verdict, paid, at)])

    def many(self, count: int, until: float) -> None:
        """So many replicas in the 90 days before that instant."""
        step = 89 * 86_400 / count
        rows = []
        for number in range(count):
            what = (MARKET, number, "settled", f"c{number % 20}", number, f"pool {number % 20}")
            whom = ("a1", f"project {number % 5}", number % 8, 1000)
            ended = until - number * step
            rows.append((*what, *whom, ended, ended, "done", 480, "paid", 1000, ended))
        self._insert(rows)

    def _insert(self, rows: list[tuple[object, ...]]) -> None:
        marks = ",".join("?" * 17)
        self._db.execute("BEGIN")
        self._db.executemany(f"INSERT INTO lease VALUES ({marks})", rows)
        self._db.execute("COMMIT")
