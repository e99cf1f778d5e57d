"""What hosts say of leases they have: results, leases given back, heartbeats; and time itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from daemonctl.market.numbering import job_of
from daemonctl.market.store.interface import Delivery, HostSync
from daemonctl.market.store.sql.work import Work
from daemonctl.market.store.states import ReplicaState
from daemonctl.model import Outcome, Verdict

_LAST = 2**53
"""No lease has a greater number, whatever a host says."""
_EXPIRE_AT_ONCE = 5_000
"""Leases that one transaction lets expire at most, so that hosts are not kept waiting."""


class Heard(NamedTuple):
    """What one host is told of what it said."""

    accepted: tuple[int, ...]
    dropped: tuple[int, ...]


def expire(work: Work) -> None:
    """Leases whose deadline has passed are held no more."""
    rows = work.tx.rows(
        "SELECT id, host_id FROM replica INDEXED BY replica_deadline"
        " WHERE state = 0 AND deadline <= ? ORDER BY deadline LIMIT ?",
        work.now,
        _EXPIRE_AT_ONCE,
    )
    for lease, host in rows:
        work.let_go(job_of(lease), host)
        work.standings.expired(host)
    work.tx.each("UPDATE replica SET state = 3 WHERE id = ?", "i", [(lease,) for lease, _ in rows])


def receive(work: Work, batch: Sequence[HostSync], deadline: float) -> list[Heard]:
    """Take in what the hosts say, in order. deadline: of leases renewed by heartbeats.

    What a barred host says is heard and not taken.
    """
    hosts = {sync.host for sync in batch}
    work.standings.load(hosts)
    work.standings.met(hosts)
    forgotten = {
        sync.host: _forgotten(work, sync.host, sync.holds)
        for sync in batch
        if sync.holds is not None
    }
    named = {
        lease
        for sync in batch
        for lease in (*(d.lease for d in sync.deliveries), *sync.returned, *sync.held)
    }.union(*forgotten.values())
    named = {lease for lease in named if 0 <= lease <= _LAST}
    if not named:
        return [Heard((), ()) for _ in batch]
    rows = work.tx.rows(
        "SELECT r.id, r.host_id, r.state FROM NUMBERS(?) v JOIN replica r ON r.id = v.value",
        named,
    )
    ears = _Ears(work, {lease: [host, state] for lease, host, state in rows})
    heard = [ears.hear(sync) for sync in batch]
    for host, leases in forgotten.items():
        for lease in leases:
            ears.give_back(host, lease)
    ears.write(deadline)
    return heard


def _forgotten(work: Work, host: int, holds: Sequence[int]) -> set[int]:
    """Leases that a host has by our books and not by its own: it never got our answer."""
    rows = work.tx.rows(
        # Every held lease is looked at, but only when a host starts or ends.
        "SELECT id FROM replica INDEXED BY replica_deadline WHERE state = 0 AND host_id = ?",
        host,
    )
    return {lease for (lease,) in rows}.difference(holds)


class _Ears:
    """Takes the syncs one by one; `replicas` maps a lease to its host and its state so far."""

    def __init__(self, work: Work, replicas: dict[int, list[int]]) -> None:
        self._work = work
        self._replicas = replicas
        self._deliveries: list[Delivery] = []
        self._returned: list[int] = []
        self._useless: list[int] = []
        self._renewed: set[int] = set()

    def hear(self, sync: HostSync) -> Heard:
        barred = bool(self._work.standings.record(sync.host).barred)
        for delivery in () if barred else sync.deliveries:
            if delivery.outcome == Outcome.STOPPED:
                # The host's own doing: it says nothing about the job, which another may do.
                self.give_back(sync.host, delivery.lease)
            else:
                self._deliver(sync.host, delivery)
        for lease in sync.returned:
            self.give_back(sync.host, lease)
        dropped = []
        for lease in sync.held:
            replica = self._replicas.get(lease)
            if replica == [sync.host, ReplicaState.HELD]:
                self._renewed.add(lease)
            else:
                dropped.append(lease)
        # What is of no use is accepted as well: the host may forget it.
        return Heard(tuple(delivery.lease for delivery in sync.deliveries), tuple(dropped))

    def _deliver(self, host: int, delivery: Delivery) -> None:
        lease = delivery.lease
        replica = self._replicas.get(lease)
        if (
            replica is None
            or replica[0] != host
            or replica[1] in (ReplicaState.DELIVERED, ReplicaState.SETTLED)
        ):
            return
        job = job_of(lease)
        if replica[1] == ReplicaState.RETURNED:
            # Who gave a lease back and delivers all the same may have waited until a friend had
            # its place beside somebody honest: then two of them would speak against one.
            replica[1] = ReplicaState.SETTLED
            self._useless.append(lease)
            self._work.news.hosts.add(host)
            return
        if replica[1] == ReplicaState.HELD:
            self._work.held(job, host, -1)
        else:
            self._work.late.add(lease)
        replica[1] = ReplicaState.DELIVERED
        self._work.touched.add(job)
        self._deliveries.append(delivery)

    def give_back(self, host: int, lease: int) -> None:
        """The lease is the market's again, if it is this host's."""
        replica = self._replicas.get(lease)
        if replica != [host, ReplicaState.HELD]:
            return
        replica[1] = ReplicaState.RETURNED
        self._work.let_go(job_of(lease), host)
        self._returned.append(lease)

    def write(self, deadline: float) -> None:
        work, tx = self._work, self._work.tx
        tx.each(
            "UPDATE replica SET state = 1, outcome = ?, digest = ?, exit_code = ?, cpu_ms = ?,"
            " delivered = ? WHERE id = ?",
            "tbiiii",
            [
                (d.outcome, d.digest, d.exit_code, d.cpu_ms, work.tick(), d.lease)
                for d in self._deliveries
            ],
        )
        tx.each(
            "INSERT INTO output(digest, data) VALUES (?, ?) ON CONFLICT DO NOTHING",
            "bb",
            {d.digest: (d.digest, d.data) for d in self._deliveries if d.data is not None}.values(),
        )
        tx.each(
            "INSERT INTO remark(replica_id, detail, log) VALUES (?, ?, ?)"
            " ON CONFLICT (replica_id) DO UPDATE SET detail = excluded.detail,"
            " log = excluded.log",
            "itt",
            [(d.lease, d.detail, d.log) for d in self._deliveries if d.detail or d.log],
        )
        tx.each("UPDATE replica SET state = 4 WHERE id = ?", "i", [(n,) for n in self._returned])
        tx.each(
            "UPDATE replica SET state = 2, verdict = ?, settled = ? WHERE id = ?",
            "tii",
            [(Verdict.LATE.value, work.tick(), lease) for lease in self._useless],
        )
        # The state is asked again: a lease may be renewed and given back in one batch.
        tx.each(
            "UPDATE replica SET deadline = CASE WHEN until < ? THEN until ELSE ? END"
            " WHERE id = ? AND state = 0",
            "ffi",
            [(deadline, deadline, lease) for lease in self._renewed],
        )
