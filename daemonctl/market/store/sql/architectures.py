"""Which architectures are told apart: a job's replicas go to hosts of one of them.

Results of different processors may differ in their last bits. Told apart is only what jobs can be
compiled for, and of which there are enough hosts that have earned trust: a host says itself what
it is, and a few strangers of an architecture of their own would have whole quorums to themselves;
and the jobs that a few begin would wait for others of their kind for ever.
"""

from __future__ import annotations

from daemonctl.market.spotcheck import TRUSTED
from daemonctl.market.store.sql.tx import Tx
from daemonctl.market.store.sql.work import Work

KNOWN = ("x86_64", "aarch64")
"""What the sandbox runs on."""
LEAST_HOSTS = 8
"""Trusted hosts of an architecture that were there within a day, from which on it is told apart."""
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
                "SELECT h.class FROM host h INDEXED BY host_seen"
                " JOIN architecture a ON a.id = h.class"
                " JOIN NAMES(?) v ON v.value = a.name"
                " WHERE h.seen > ? AND h.streak >= ? GROUP BY h.class HAVING count(*) >= ?",
                KNOWN,
                work.now - _DAY_S,
                TRUSTED,
                LEAST_HOSTS,
            )
        )
        if found != work.memory.architectures[1]:
            work.memory.cursors.clear()  # other jobs may be had
        work.memory.architectures = (work.now, found)
    return found
