"""Walking the queue of one computation's open jobs, once in a round, in as many turns as there
are."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from typing import NamedTuple

from daemonctl.market.assignment import Asker, OpenJob, Party, Round
from daemonctl.market.numbering import LEASES_PER_JOB
from daemonctl.market.store.sql.architectures import told_apart
from daemonctl.market.store.sql.work import Work, end_of
from daemonctl.market.store.states import ReplicaState

MAX_TRIES = LEASES_PER_JOB // 3
"""Leases of one job that one host is given at most: alone it must not use up all that there are,
and a volunteer who switches the machine off now and then must not be told that there is no work.
Nor more than half of those that are left, or three hosts could bring every job to be given up."""
_NOBODY = 0
"""No account has this number."""
_PAGE = 64


class Queued(NamedTuple):
    """A job in the queue, before anything of it is handed out. price: fixed, or 0. kind: see
    `assignment.OpenJob`."""

    job: int
    open: int
    issued: int
    input: bytes
    price: int
    kind: int


Give = Callable[[Queued, OpenJob, list[Asker]], list[Asker]]
"""Hand out what can be of one job; who got it."""


class Walk:
    """A walk over the open jobs of a computation, each of `work_ms`, from its low-water mark on,
    or from where the first of `askers` may find something."""

    def __init__(
        self, work: Work, computation: int, lwm: int, work_ms: int, askers: list[Asker]
    ) -> None:
        self._work = work
        self._computation = computation
        self._lwm = lwm
        self._work_ms = work_ms
        self._cursors = work.memory.cursors.setdefault(computation, {})
        self._end = end_of(computation)
        # All jobs before it were looked at; those from it on are in `_page`, then in the table.
        self._at = max(lwm, min(self._cursors.get(asker.party, 0) for asker in askers))
        self._front = self._at == lwm
        self._mark: int | None = None
        self._page: deque[Queued] = deque()
        self._holders: dict[int, list[Party]] = {}
        self._read_upto = self._at

    def turn(self, round_: Round, askers: list[Asker], most: int, give: Give) -> int:
        """Go on until some `most` replicas are given, or the askers or the jobs run out.

        askers: no others than those that the walk began with, or were there in the turn before.
        """
        count = 0
        while askers and count < most:
            queued = self._next(min(most - count, sum(asker.left for asker in askers)))
            if queued is None:
                break
            held = tuple(self._holders.get(queued.job, ()))
            kind = told_apart(self._work, queued.kind) if queued.kind else 0
            job = OpenJob(queued.job, queued.open, held, self._work_ms, kind)
            taken = give(queued, job, askers)
            self._at = queued.job + 1
            count += len(taken)
            if len(taken) < queued.open and self._mark is None:
                self._mark = queued.job
            if not all(round_.wants(asker, self._work_ms) for asker in taken):
                wanting = [asker for asker in askers if round_.wants(asker, self._work_ms)]
                gone = {asker.party for asker in askers} - {asker.party for asker in wanting}
                self._cursors.update((party, self._at) for party in gone)
                askers = wanting
        self._cursors.update((asker.party, self._at) for asker in askers)
        return count

    def end(self) -> None:
        """Write how far the queue is drained."""
        mark = self._at if self._mark is None else self._mark
        if self._front and mark > self._lwm:
            self._work.drained(self._computation, mark)

    def _next(self, wanted: int) -> Queued | None:
        if not self._page and self._read_upto < self._end:
            self._read(_PAGE + wanted)
        if self._page:
            return self._page.popleft()
        self._at = self._end
        return None

    def _read(self, limit: int) -> None:
        rows = self._work.tx.rows(
            "SELECT id, open, issued, input, price, class FROM job INDEXED BY job_queue"
            " WHERE open > 0 AND id >= ? AND id < ? ORDER BY id LIMIT ?",
            self._read_upto,
            self._end,
            limit,
        )
        self._page.extend(Queued(*row) for row in rows)
        self._read_upto = self._page[-1].job + 1 if len(rows) == limit else self._end
        self._holders = self._who_holds([queued.job for queued in self._page if queued.issued])

    def _who_holds(self, jobs: list[int]) -> dict[int, list[Party]]:
        holders: dict[int, list[Party]] = defaultdict(list)
        if jobs:
            tries: dict[tuple[int, int], int] = defaultdict(int)
            issued: dict[int, int] = defaultdict(int)
            for job, host, account, state in self._work.tx.rows(
                "SELECT v.value, r.host_id, r.account_id, r.state FROM NUMBERS(?) v"
                " JOIN replica r ON r.id BETWEEN v.value * 64 AND v.value * 64 + 63",
                jobs,
            ):
                tries[job, host] += 1
                issued[job] += 1
                if state <= ReplicaState.SETTLED:
                    holders[job].append(Party(host, account))
            for (job, host), count in tries.items():
                if count >= min(MAX_TRIES, (LEASES_PER_JOB - issued[job]) // 2):
                    # Its account's other hosts may do better.
                    holders[job].append(Party(host, _NOBODY))
        return holders
