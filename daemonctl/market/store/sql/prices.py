"""What confirmed replicas teach: the work that jobs really need, which their price follows, the
speed of hosts, and what work cost in an hour."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from daemonctl import coins
from daemonctl.market.ahead import measured
from daemonctl.market.assignment import Party
from daemonctl.market.ledger import MILLISECONDS_PER_HOUR
from daemonctl.market.numbering import job_number
from daemonctl.market.pricing import Course, Repricing, Stated, reprice, work_of
from daemonctl.market.store.sql.tx import Tx
from daemonctl.market.store.sql.work import Work, end_of
from daemonctl.market.store.states import Halt

SAMPLED_S = 60.0
"""An owner's replicas of one computation are looked at this often, and each host's."""
_FEW = 16
"""So many owners' samples are looked at whenever there is a new one; more of them every while."""
_JUDGED_S = 10.0
_HOUR_S = 3600


def note(
    work: Work, number: int, won: Sequence[tuple[int, Sequence[int]]], parties: Mapping[int, Party]
) -> None:
    """Jobs of one computation were paid for; `follow` is to come.

    won: the price of a replica, and the leases that are paid. Of these it is noted which tell
    something new: each host's and each owner's are looked at now and then.
    """
    paid = sum(price * len(leases) for price, leases in won)
    if not paid:
        return
    jobs, before = work.trades.get(number, (0, 0))
    work.trades[number] = (jobs + len(won), before + paid)
    sampled, measured_ = work.memory.sampled, work.memory.measured
    since = work.now - SAMPLED_S
    for _, leases in won:
        for lease in leases:
            party = parties[lease]
            owner = (number, _owner(work, party))
            if sampled.get(owner, since) <= since or measured_.get(party.host, since) <= since:
                sampled[owner] = measured_[party.host] = work.now
                work.samples[lease] = owner


def follow(work: Work) -> None:
    """Write down what was noted, and let prices follow."""
    _write_trades(work)
    if work.samples:
        chosen, work.samples = work.samples, {}
        computations = _learn(work, chosen)
        for stated, number in _stated(work.tx, _due(work, computations)):
            _decide(work, number, stated)


def decide(work: Work, number: int) -> None:
    """Let the price of one computation follow now, whenever it did before."""
    for stated, _ in _stated(work.tx, {number}):
        _decide(work, number, stated)


def would_be(tx: Tx, number: int) -> tuple[int, int]:
    """What the open jobs of a computation cost, and what they may come to cost if its price
    follows: never less, for as long as it does not follow they cost what they do."""
    ((stated, _),) = _stated(tx, {number}, "")
    return stated.cost, max(stated.cost, reprice(stated, _samples(tx, number)).needed)


def _owner(work: Work, party: Party) -> int:
    """Whose sample it is: an account's, or a host's where strangers earn for one account."""
    return -party.host if party.account in work.public else party.account


def _learn(work: Work, chosen: Mapping[int, tuple[int, int]]) -> set[int]:
    """Blend what replicas needed into the samples; the computations that have new ones."""
    needed: dict[tuple[int, int], list[int]] = defaultdict(list)
    stated: dict[int, int] = defaultdict(int)
    used: dict[int, int] = defaultdict(int)
    before: dict[int, int] = {}
    for lease, host, cpu_ms, speed, known in work.tx.rows(
        "SELECT r.id, r.host_id, r.cpu_ms, h.speed_ppm, h.measured_ppm"
        " FROM NUMBERS(?) v JOIN replica r ON r.id = v.value JOIN host h ON h.id = r.host_id"
        " WHERE r.cpu_ms > 0",
        list(chosen),
    ):
        needed[chosen[lease]].append(work_of(cpu_ms, speed))
        stated[host] += work.memory.terms(work.tx, chosen[lease][0]).work_ms
        used[host] += cpu_ms
        before[host] = known
    work.tx.each(
        "INSERT INTO work_sample(computation_id, account_id, work_ms) VALUES (?, ?, ?)"
        " ON CONFLICT (computation_id, account_id) DO UPDATE"
        " SET work_ms = (3 * work_sample.work_ms + excluded.work_ms) / 4",
        "iii",
        [(*owner, sum(found) // len(found)) for owner, found in sorted(needed.items())],
    )
    work.tx.each(
        "UPDATE host SET measured_ppm = ? WHERE id = ?",
        "ii",
        [(measured(before[host], stated[host], used[host]), host) for host in sorted(used)],
    )
    return {computation for computation, _ in needed}


def _due(work: Work, computations: set[int]) -> set[int]:
    """Those whose samples are to be looked at now: where there are many, one changes little."""
    judged = work.memory.judged
    due = set()
    for number in computations:
        owners, at = judged.get(number, (0, 0.0))
        if owners <= _FEW or not at <= work.now < at + _JUDGED_S:
            due.add(number)
    return due


def _stated(
    tx: Tx, computations: set[int], only: str = " AND c.halt IN (0, 1)"
) -> list[tuple[Stated, int]]:
    """How these are priced, where they are open and, `only`, not halted for another reason."""
    if not computations:
        return []
    rows = tx.rows(
        "SELECT c.bid, c.quorum, c.work_ms, c.price, c.unpriced, c.headroom,"
        " CASE WHEN c.halt = 1 THEN 1 ELSE 0 END,"
        " c.jobs - c.confirmed - c.failed - c.unpriced, c.priced, c.id"
        f" FROM NUMBERS(?) v JOIN computation c ON c.id = v.value WHERE c.state = 0{only}"
        " ORDER BY c.id",
        computations,
    )
    return [(Stated(*row[:-1]), row[-1]) for row in rows]


def _samples(tx: Tx, number: int) -> list[int]:
    return [
        n for (n,) in tx.rows("SELECT work_ms FROM work_sample WHERE computation_id = ?", number)
    ]


def _decide(work: Work, number: int, stated: Stated) -> None:
    samples = _samples(work.tx, number)
    work.memory.judged[number] = (len(samples), work.now)
    made = reprice(stated, samples)
    if made.course is Course.FOLLOW:
        _change(work, number, stated, made)
    elif made.course is Course.HALT:
        _halt(work, number, stated, made, len(samples))


def _change(work: Work, number: int, stated: Stated, made: Repricing) -> None:
    """From now on its jobs have another price; those that were leased keep theirs."""
    tx = work.tx
    work.flush_held()  # at the work that was stated when it was leased
    tx.run(
        "UPDATE computation SET work_ms = ?, price = ?, headroom = ?, halt = 0, halt_reason = '',"
        " epoch = epoch + 1 WHERE id = ?",  # who asked too much for a job may have it now
        made.work_ms,
        made.price,
        made.headroom,
        number,
    )
    holders = tx.rows(
        "SELECT host_id, count(*) FROM replica INDEXED BY replica_deadline"
        " WHERE state = 0 AND id >= ? AND id < ? GROUP BY host_id ORDER BY host_id",
        job_number(number, 0) * 64,
        end_of(number) * 64,
    )
    tx.each(
        "UPDATE host SET held_ms = held_ms + ? WHERE id = ?",
        "ii",
        [((made.work_ms - stated.work_ms) * count, host) for host, count in holders],
    )
    work.memory.changed(number)
    work.news.work |= bool(stated.halted)
    work.news.computations.add(number)


def _halt(work: Work, number: int, stated: Stated, made: Repricing, owners: int) -> None:
    (before,) = work.tx.one("SELECT halt_reason FROM computation WHERE id = ?", number)
    need = coins.show(made.needed)
    reason = (
        f"Hosts of {owners} owners needed {_seconds(made.work_ms)} reference core-seconds for a"
        f" job, in the middle; {_seconds(stated.work_ms)} were stated. What is still open costs"
        f" {need} CPUCoins at this bid, {coins.show(made.missing)} more than are held."
        f" Raise its budget to {need}, or cancel it."
    )
    if reason != before:
        work.tx.run(
            "UPDATE computation SET halt = ?, halt_reason = ? WHERE id = ?",
            int(Halt.PRICE),
            reason,
            number,
        )
        work.news.computations.add(number)


def _write_trades(work: Work) -> None:
    if not work.trades:
        return
    jobs = work_ms = total = 0
    bids = []
    for number, (count, paid) in work.trades.items():
        bid = work.memory.terms(work.tx, number).bid
        bids.append(bid)
        jobs += count
        total += paid
        # A price is the bid times the work.
        work_ms += paid * MILLISECONDS_PER_HOUR // bid
    work.trades.clear()
    work.tx.run(
        "INSERT INTO price_hour(hour, jobs, work_ms, coins, low, high) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (hour) DO UPDATE SET jobs = price_hour.jobs + excluded.jobs,"
        " work_ms = price_hour.work_ms + excluded.work_ms,"
        " coins = price_hour.coins + excluded.coins,"
        " low = CASE WHEN excluded.low < price_hour.low THEN excluded.low"
        " ELSE price_hour.low END,"
        " high = CASE WHEN excluded.high > price_hour.high THEN excluded.high"
        " ELSE price_hour.high END",
        int(work.now // _HOUR_S),
        jobs,
        work_ms,
        total,
        min(bids),
        max(bids),
    )


def _seconds(work_ms: int) -> str:
    return f"{work_ms / 1000:g}"
