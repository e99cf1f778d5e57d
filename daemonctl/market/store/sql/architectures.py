"""Which architectures are told apart: a job's replicas go to hosts of one of them.

Results of different processors may differ in their last bits. One of which there are only few
hosts is not told apart, or the jobs that they begin would wait for others of their kind for ever.
"""

from __future__ import annotations

from daemonctl.market.store.sql.tx import Tx
from daemonctl.market.store.sql.work import Work

LEAST_HOSTS = 8
"""Hosts of an architecture that were there within a day, from which on it is told apart."""
_DAY_S = 86_400.0
_AGAIN_S = 300.0


def kind(work: Work, host: int) -> int:
    """The class of a loaded host's architecture; 0 where it is not told apart."""
    return told_apart(work, work.standings.architecture(host))


def told_apart(work: Work, known: int) -> int:
    """A class; 0 where it is not told apart, or not any more."""
    return known if known in _common(work) else 0


def number_of(tx: Tx, name: str) -> int:
    """The class of an architecture, which is new if need be."""
    tx.run("INSERT INTO architecture(name) VALUES (?) ON CONFLICT DO NOTHING", name)
    found: int = tx.one("SELECT id FROM architecture WHERE name = ?", name)[0]
    return found


def _common(work: Work) -> frozenset[int]:
    looked, found = work.memory.architectures
    if not looked <= work.now < looked + _AGAIN_S:
        found = frozenset(
            number
            for (number,) in work.tx.rows(
                "SELECT class FROM host INDEXED BY host_seen WHERE seen > ?"
                " GROUP BY class HAVING count(*) >= ?",
                work.now - _DAY_S,
                LEAST_HOSTS,
            )
        )
        if found != work.memory.architectures[1]:
            work.memory.cursors.clear()  # other jobs may be had
        work.memory.architectures = (work.now, found)
    return found
