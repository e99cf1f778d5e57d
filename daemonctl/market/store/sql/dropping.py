"""Taking leases back before their time: of a computation that is halted, of a host that is barred.

They are void, their hosts are told so with their next heartbeats, and their jobs are open again
for whenever they may be handed out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from daemonctl.market.numbering import job_number, job_of
from daemonctl.market.store.sql.work import Work, end_of
from daemonctl.market.store.states import Halt


def halt(work: Work, computation: int, why: Halt, reason: str) -> None:
    """Hand out no more jobs of an open computation; `settle` is to follow.

    reason: for people. A halt that is in force is replaced.
    """
    work.tx.run(
        "UPDATE computation SET halt = ?, halt_reason = ? WHERE id = ?",
        int(why),
        reason,
        computation,
    )
    take_back(
        work,
        work.tx.rows(
            "SELECT r.id, r.host_id FROM job j JOIN replica r"
            " ON r.id BETWEEN j.id * 64 AND j.id * 64 + 63"
            " WHERE j.id >= ? AND j.id < ? AND j.issued > 0 AND j.state = 0 AND r.state = 0",
            job_number(computation, 0),
            end_of(computation),
        ),
    )
    work.news.computations.add(computation)


def drop_host(work: Work, host: int) -> None:
    """Take back all that a host holds; `settle` is to follow."""
    take_back(
        work,
        work.tx.rows(
            "SELECT id, host_id FROM replica INDEXED BY replica_deadline"
            " WHERE state = 0 AND host_id = ?",
            host,
        ),
    )


def take_back(work: Work, rows: Iterable[Sequence[int]]) -> None:
    """Make these (lease, host) void, which are held; `settle` is to follow."""
    void = []
    for lease, host in rows:
        work.let_go(job_of(lease), host)
        work.news.hosts.add(host)
        void.append((lease,))
    work.tx.each("UPDATE replica SET state = 5 WHERE id = ?", "i", void)
