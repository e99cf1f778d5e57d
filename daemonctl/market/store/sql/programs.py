"""Which versions hosts run, and which of them the operator does not serve any more."""

from __future__ import annotations

from collections.abc import Sequence

from daemonctl.market.floor import below
from daemonctl.market.store.interface import HostSync
from daemonctl.market.store.people import Program
from daemonctl.market.store.sql.tx import Tx
from daemonctl.market.store.sql.work import Work
from daemonctl.market.wire import Least, Notice

_DAY_S = 86_400.0


def note(work: Work, batch: Sequence[HostSync]) -> None:
    """Write down what loaded hosts run, where they say so and it is another than before."""
    rows = []
    for sync in batch:
        said = (sync.version, sync.wasmtime)
        if sync.version and said != work.standings.runs(sync.host):
            work.standings.note_runs(sync.host, *said)
            rows.append((*said, sync.host))
    work.tx.each("UPDATE host SET version = ?, wasmtime = ? WHERE id = ?", "tti", rows)


def outdated(
    work: Work, least: Sequence[Least], batch: Sequence[HostSync]
) -> dict[int, tuple[Notice, ...]]:
    """Loaded hosts that are given nothing, and what they are told."""
    found = {}
    for sync in batch if least else ():
        if told := below(least, *work.standings.runs(sync.host)):
            found[sync.host] = told
    return found


def counted(tx: Tx) -> tuple[Program, ...]:
    """What hosts run that were heard of within a day, the most hosts first."""
    rows = tx.rows(
        "SELECT version, wasmtime, count(*), CAST(sum(cores) AS BIGINT) FROM host"
        " WHERE seen >= ? AND standing <> 2 GROUP BY version, wasmtime"
        " ORDER BY count(*) DESC, version DESC, wasmtime DESC",
        tx.now - _DAY_S,
    )
    return tuple(Program(*row) for row in rows)
