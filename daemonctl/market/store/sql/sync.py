"""One transaction for everything that a group of hosts says and wants."""

from __future__ import annotations

from collections.abc import Sequence

from daemonctl.market.store.interface import HostSync, News, SyncAnswer
from daemonctl.market.store.sql import asking, ending, house, programs
from daemonctl.market.store.sql.alone import overdue
from daemonctl.market.store.sql.handout import hand_out, nothing
from daemonctl.market.store.sql.memory import Memory
from daemonctl.market.store.sql.receive import expire, receive
from daemonctl.market.store.sql.settle import settle
from daemonctl.market.store.sql.stopping import notices
from daemonctl.market.store.sql.tx import Database
from daemonctl.market.store.sql.work import Work
from daemonctl.market.wire import Settled, Verdict

VERDICTS_AT_ONCE = 256
"""Verdicts in one answer; the host asks on from the last."""


def sync(
    database: Database, memory: Memory, batch: Sequence[HostSync], lease_s: float
) -> tuple[list[SyncAnswer], News]:
    """Take in, decide, hand out; answers in the batch's order."""
    with database.transaction() as tx:
        work = Work(tx, memory)
        expire(work)
        overdue(work)
        heard = receive(work, batch, tx.now + lease_s)
        settle(work)
        work.lower_marks()
        programs.note(work, batch)
        said = house.read(tx)
        outdated = programs.outdated(work, said.least, batch)
        closed = said.halted or said.draining
        served = [one._replace(wishes=()) if one.host in outdated else one for one in batch]
        given = nothing(batch) if closed else hand_out(work, served, tx.now + lease_s)
        work.flush()
        answers = []
        for host, told, got in zip(batch, heard, given, strict=True):
            settled, upto = _verdicts(work, host)
            answers.append(
                SyncAnswer(
                    tuple(got.grants),
                    told.accepted,
                    told.dropped,
                    settled,
                    upto,
                    tuple(got.unknown),
                    work.standings.notices(host.host)
                    + outdated.get(host.host, ())
                    + notices(tx, said, told.dropped),
                )
            )
    memory.trim()
    return answers, work.news


def expire_only(database: Database, memory: Memory) -> tuple[News, float]:
    """End what ran out; the seconds until something may run out again, infinity if nothing."""
    with database.transaction() as tx:
        work = Work(tx, memory)
        expire(work)
        overdue(work)
        settle(work)
        ending.expire(work)
        asking.forget(work)
        work.flush()
        (first,) = tx.one(
            "SELECT min(deadline) FROM replica INDEXED BY replica_deadline WHERE state = 0"
        )
        then = min(float("inf") if first is None else first, ending.next_expiry(work))
    return work.news, max(0.0, then - tx.now)


def _verdicts(work: Work, host: HostSync) -> tuple[tuple[Settled, ...], int]:
    rows = work.tx.rows(
        "SELECT id, verdict, paid, settled FROM replica INDEXED BY replica_settled"
        " WHERE host_id = ? AND settled > ? ORDER BY settled LIMIT ?",
        host.host,
        host.settled_after,
        VERDICTS_AT_ONCE,
    )
    settled = tuple(Settled(lease, Verdict(verdict), paid) for lease, verdict, paid, _ in rows)
    return settled, rows[-1][3] if rows else host.settled_after
