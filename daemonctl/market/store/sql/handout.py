"""Handing out replicas: walking the queues of open jobs for all hosts that ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from daemonctl.market.assignment import Asker, Offer, OpenJob, Party, Round, best_first
from daemonctl.market.numbering import lease_number
from daemonctl.market.store.interface import Grant, HostSync
from daemonctl.market.store.sql.work import Work, end_of
from daemonctl.market.store.states import ReplicaState
from daemonctl.market.wire import MAX_SYNC_LEASES

MAX_HELD = 4 * MAX_SYNC_LEASES
"""Leases that one host may hold at a time, however often it asks."""
MAX_TRIES = 24
"""Leases of one job that one host is given at most: alone it must not use up all that there are,
and a volunteer who switches the machine off now and then must not be told that there is no work."""
_NOBODY = 0
"""No account has this number."""
_PAGE = 64


class Given(NamedTuple):
    """What one sync gets. unknown: accounts of its wishes that nobody has."""

    grants: list[Grant]
    unknown: list[str]


class _Place(NamedTuple):
    """Where an asker came from: the sync's index, its order, its host's speed."""

    sync: int
    order: str
    speed_ppm: int


class _Queued(NamedTuple):
    """A job in the queue, before anything of it is handed out."""

    job: int
    open: int
    issued: int
    input: bytes


def nothing(batch: Sequence[HostSync]) -> list[Given]:
    """What syncs get of a market that hands out nothing."""
    return [Given([], []) for _ in batch]


def hand_out(work: Work, batch: Sequence[HostSync], deadline: float) -> list[Given]:
    """Give leases until `deadline` to those who wish for them, best-paying jobs first."""
    given = nothing(batch)
    if not any(sync.wishes for sync in batch):
        return given
    places: list[_Place] = []
    round_ = _gather(work, batch, places, given)
    if not round_.askers:
        return given
    clerk = _Clerk(work, round_, places, given, deadline)
    least = min(asker.ask for asker in round_.askers)
    offers = work.tx.rows(
        "SELECT id, bid, lwm, memory_bytes, epoch FROM computation INDEXED BY computation_queue"
        " WHERE state = 0 AND halt = 0 AND bid >= ?",
        least,
    )
    needs = {number: (lwm, memory) for number, _, lwm, memory, _ in offers}
    for number, _, _, _, epoch in offers:
        work.memory.note_epoch(number, epoch)
    for offer in best_first(Offer(number, bid) for number, bid, _, _, _ in offers):
        lwm, memory = needs[offer.computation]
        askers = round_.eligible(offer.bid, memory)
        if askers:
            clerk.serve(offer.computation, lwm, askers)
        elif not any(round_.wants(asker) for asker in round_.askers):
            break
    clerk.write()
    return given


def _gather(
    work: Work, batch: Sequence[HostSync], places: list[_Place], given: list[Given]
) -> Round:
    """The round of all wishes; fills `places`, and `unknown` of `given`."""
    hosts = {
        number: (held, speed)
        for number, held, speed in work.tx.rows(
            "SELECT h.id, h.held, h.speed_ppm FROM NUMBERS(?) v JOIN host h ON h.id = v.value",
            {sync.host for sync in batch},
        )
    }
    names = {wish.account for sync in batch for wish in sync.wishes}
    accounts: dict[str, int] = dict(
        work.tx.rows(
            "SELECT a.key, a.id FROM NAMES(?) v JOIN account a ON a.key = v.value"
            " WHERE a.standing = 0",
            names,
        )
    )
    askers: list[Asker] = []
    for index, sync in enumerate(batch):
        _, speed = hosts[sync.host]
        left = MAX_SYNC_LEASES
        for wish in sync.wishes:
            account = accounts.get(wish.account)
            if account is None:
                given[index].unknown.append(wish.account)
                continue
            count = min(wish.replicas, left)
            left -= count
            if count > 0:
                party = Party(sync.host, account)
                askers.append(Asker(len(places), party, wish.ask, count, wish.memory))
                places.append(_Place(index, wish.order, speed))
    budgets = {host: MAX_HELD - held - work.pending(host) for host, (held, _) in hosts.items()}
    return Round(askers, work.public, budgets)


class _Clerk:
    """Walks one computation's queue after the other, then writes all hand-outs in sets."""

    def __init__(
        self,
        work: Work,
        round_: Round,
        places: list[_Place],
        given: list[Given],
        deadline: float,
    ) -> None:
        self._work = work
        self._round = round_
        self._places = places
        self._given = given
        self._deadline = deadline
        self._jobs: list[tuple[int, int, int]] = []
        self._replicas: list[tuple[int, int, int, float]] = []
        self._visitors: set[tuple[int, int]] = set()

    def serve(self, computation: int, lwm: int, askers: list[Asker]) -> None:
        """Hand out open jobs of one computation until the askers or the jobs run out."""
        cursors = self._work.memory.cursors.setdefault(computation, {})
        end = end_of(computation)
        start = max(lwm, min(cursors.get(asker.party, 0) for asker in askers))
        front = start == lwm
        mark = None
        at = start
        while askers and at < end:
            limit = _PAGE + sum(asker.left for asker in askers)
            page = self._page(at, end, limit)
            holders = self._holders([queued.job for queued in page if queued.issued])
            for queued in page:
                at = queued.job + 1
                taken = self._give(computation, queued, holders, askers)
                if len(taken) < queued.open and mark is None:
                    mark = queued.job
                if not all(self._round.wants(asker) for asker in taken):
                    done = [asker for asker in askers if not self._round.wants(asker)]
                    cursors.update((asker.party, at) for asker in done)
                    askers = [asker for asker in askers if self._round.wants(asker)]
                    if not askers:
                        break
            else:
                if len(page) < limit:
                    at = end
        cursors.update((asker.party, at) for asker in askers)
        mark = at if mark is None else mark
        if front and mark > lwm:
            self._work.drained(computation, mark)

    def _page(self, at: int, end: int, limit: int) -> list[_Queued]:
        rows = self._work.tx.rows(
            "SELECT id, open, issued, input FROM job INDEXED BY job_queue"
            " WHERE open > 0 AND id >= ? AND id < ? ORDER BY id LIMIT ?",
            at,
            end,
            limit,
        )
        return [_Queued(*row) for row in rows]

    def _holders(self, jobs: list[int]) -> dict[int, list[Party]]:
        holders: dict[int, list[Party]] = defaultdict(list)
        if jobs:
            tries: dict[tuple[int, int], int] = defaultdict(int)
            for job, host, account, state in self._work.tx.rows(
                "SELECT v.value, r.host_id, r.account_id, r.state FROM NUMBERS(?) v"
                " JOIN replica r ON r.id BETWEEN v.value * 64 AND v.value * 64 + 63",
                jobs,
            ):
                tries[job, host] += 1
                if state <= ReplicaState.SETTLED:
                    holders[job].append(Party(host, account))
                elif tries[job, host] == MAX_TRIES:
                    # Its account's other hosts may do better.
                    holders[job].append(Party(host, _NOBODY))
        return holders

    def _give(
        self,
        computation: int,
        queued: _Queued,
        holders: dict[int, list[Party]],
        askers: list[Asker],
    ) -> list[Asker]:
        """Hand out what can be of one job; who got it."""
        job = OpenJob(queued.job, queued.open, tuple(holders.get(queued.job, ())))
        taken = self._round.hand_out(job, askers)
        terms = self._work.memory.terms(self._work.tx, computation)
        for ordinal, asker in enumerate(taken, queued.issued):
            place = self._places[asker.place]
            lease = lease_number(queued.job, ordinal)
            host, account = asker.party
            self._replicas.append((lease, host, account, self._deadline))
            self._visitors.add((computation, host))
            self._work.held(queued.job, host, 1)
            self._given[place.sync].grants.append(
                Grant(lease, place.order, terms, queued.input, place.speed_ppm)
            )
        if taken:
            self._jobs.append((len(taken), len(taken), queued.job))
        return taken

    def write(self) -> None:
        """Write all hand-outs."""
        tx = self._work.tx
        tx.each(
            "UPDATE job SET open = open - ?, issued = issued + ? WHERE id = ?", "iii", self._jobs
        )
        tx.each(
            "INSERT INTO replica(id, host_id, account_id, deadline) VALUES (?, ?, ?, ?)",
            "iiif",
            self._replicas,
        )
        new = self._visitors - self._work.memory.visitors
        tx.each(
            "INSERT INTO computation_host(computation_id, host_id) VALUES (?, ?)"
            " ON CONFLICT DO NOTHING",
            "ii",
            new,
        )
        self._work.memory.visitors |= new
