"""The kill switch: what the operator stops is handed out no more and taken back from hosts.

Leases that are taken back are void, which their hosts hear with their next heartbeats, and their
jobs are open again for later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from daemonctl.errors import MarketRefused
from daemonctl.market.numbering import computation_of, job_of
from daemonctl.market.store.callers import News
from daemonctl.market.store.people import House
from daemonctl.market.store.sql.dropping import halt, take_back
from daemonctl.market.store.sql.settle import settle
from daemonctl.market.store.sql.tx import Tx
from daemonctl.market.store.sql.work import Work
from daemonctl.market.store.states import Halt
from daemonctl.market.wire import Notice, NoticeKind

_LAST = 2**53
"""No lease has a greater number, whatever a host says."""
_AT_ONCE = 2_000
"""Leases that one transaction takes back at most, so that hosts are not kept waiting."""


def number_of(tx: Tx, computation: str) -> int:
    """The store's number of an open computation; 404 if there is none."""
    row = tx.row("SELECT id FROM computation WHERE key = ? AND state = 0", computation)
    if row is None:
        raise MarketRefused(
            "There is no such open computation",
            status=404,
            detail=computation[:64],
            hint="Its id is in what its buyer and its volunteers see; it may have ended.",
        )
    number: int = row[0]
    return number


def stop(work: Work, computation: int, reason: str) -> None:
    """Stop an open computation; `settle` is to follow. reason: for volunteers and its buyer."""
    halt(work, computation, Halt.OPERATOR, reason)
    work.news.everybody = True


def start(tx: Tx, computations: Iterable[int]) -> News:
    """Let computations go on that the operator had stopped."""
    tx.each(
        "UPDATE computation SET halt = 0, halt_reason = '' WHERE id = ? AND halt = 3",
        "i",
        [(computation,) for computation in computations],
    )
    news = News(work=True, everybody=True)
    tx.announce(news)
    return news


def take_some_back(work: Work) -> bool:
    """Take back some of all that is held; False where nothing is."""
    rows = work.tx.rows(
        "SELECT id, host_id FROM replica INDEXED BY replica_deadline"
        " WHERE state = 0 ORDER BY deadline LIMIT ?",
        _AT_ONCE,
    )
    take_back(work, rows)
    settle(work)
    work.news.everybody = True
    return bool(rows)


def notices(tx: Tx, house: House, dropped: Sequence[int]) -> tuple[Notice, ...]:
    """What a host that is told to drop these leases is told of the operator's reasons."""
    found = [Notice(NoticeKind.STOPPED, house.halted)] if house.halted else []
    if dropped:
        rows = tx.rows(
            "SELECT c.halt_reason, c.key FROM NUMBERS(?) v JOIN computation c ON c.id = v.value"
            " WHERE c.state = 0 AND c.halt = 3 ORDER BY c.id",
            {computation_of(job_of(lease)) for lease in dropped if 0 <= lease <= _LAST},
        )
        found += [Notice(NoticeKind.STOPPED, reason, key) for reason, key in rows]
    return tuple(found)
