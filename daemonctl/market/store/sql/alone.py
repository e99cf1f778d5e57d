"""Jobs that trusted hosts computed alone: which of them are checked, and what the checks decide.

A row of `alone` is such a job's only replica, from its delivery to its verdict. covers: a tick;
it is a check, and speaks for what its host delivered no later than that; 0 = it waits for one.
due: when the check is given to others, or when one is to be drawn of those that wait.

A check is given to others some seconds after it was drawn: nobody can be there just in time to be
given the check of a friend.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from daemonctl.market.assignment import Party
from daemonctl.market.blame import Deed, deeds
from daemonctl.market.numbering import computation_of, job_number, job_of
from daemonctl.market.spotcheck import drawn, one_of, patience_s
from daemonctl.market.store.sql.closing import Ended
from daemonctl.market.store.sql.strikes import Wrong
from daemonctl.market.store.sql.tx import Row
from daemonctl.market.store.sql.work import Work, end_of
from daemonctl.market.wire import Verdict

_NEVER = 1e15
"""An instant at which nothing is due."""
_AT_ONCE = 1_000
_SOON_S = 5.0
"""A check is given to others within so long."""


def follow(
    work: Work,
    ended: Sequence[Ended],
    parties: Mapping[int, Party],
    delivered: Sequence[int],
    wrong: Wrong,
) -> None:
    """Let decided checks speak for what waits, then draw checks of what was `delivered` alone.

    Jobs that are decided by it are touched again. What liars computed alone is worth nothing any
    more, or a friend of theirs could agree with it; what others did is compared.
    """
    covered, doubted = _checked(work, ended)
    liars = wrong.liars
    again, void = [], [lease for lease in delivered if parties[lease].host in liars]
    hosts = {host for host, _ in (*covered, *doubted)} | liars | wrong.others
    for lease, host, at in _waiting(work, hosts):
        pair = (host, _computation(lease))
        if host in liars:
            void.append(lease)
        elif host in wrong.others or pair in doubted:
            again.append(lease)
        elif at <= covered.get(pair, 0):
            work.vouched.add(lease)
            work.touched.add(job_of(lease))
    work.news.hosts |= liars
    _void(work, void)
    _forget(work, again)
    _compare(work, again)
    _draw(work, [lease for lease in delivered if parties[lease].host not in liars], parties)


def overdue(work: Work) -> None:
    """Give checks to others whose time it is; where jobs wait too long for a check, make one of
    them a check. `settle` is to follow."""
    rows = work.tx.rows(
        "SELECT replica_id, host_id, covers FROM alone INDEXED BY alone_due WHERE due <= ?"
        " ORDER BY due LIMIT ?",
        work.now,
        _AT_ONCE,
    )
    checks = [(_NEVER, lease) for lease, _, covers in rows if covers]
    work.tx.each("UPDATE alone SET due = ? WHERE replica_id = ?", "fi", checks)
    _compare(work, [lease for _, lease in checks])
    late = [(lease, host) for lease, host, covers in rows if not covers]
    if late:
        _draw_one_of(work, late)


def _draw_one_of(work: Work, late: Sequence[tuple[int, int]]) -> None:
    waiting: dict[tuple[int, int], list[int]] = defaultdict(list)
    checked = set()
    for lease, host, covers in work.tx.rows(
        "SELECT a.replica_id, a.host_id, a.covers FROM NUMBERS(?) v"
        " JOIN alone a ON a.host_id = v.value ORDER BY a.replica_id",
        {host for _, host in late},
    ):
        if covers:
            checked.add((host, _computation(lease)))
        else:
            waiting[host, _computation(lease)].append(lease)
    groups = {(host, _computation(lease)) for lease, host in late}
    chosen = [one_of(waiting[pair], work.memory.chance) for pair in sorted(groups - checked)]
    later = [
        (work.now + patience_s(work.terms(_computation(lease)).work_ms), lease) for lease, _ in late
    ]
    work.tx.each("UPDATE alone SET due = ? WHERE replica_id = ?", "fi", later)
    work.tx.each(
        "UPDATE alone SET covers = ?, due = ? WHERE replica_id = ?",
        "ifi",
        [(work.tick(), _NEVER, lease) for lease in chosen],
    )
    _compare(work, chosen)


def forget(work: Work, computation: int) -> None:
    """Nothing of this computation is waited for any more."""
    work.tx.run(
        "DELETE FROM alone WHERE replica_id >= ? AND replica_id < ?",
        job_number(computation, 0) * 64,
        end_of(computation) * 64,
    )


def doubt(work: Work, host: int) -> None:
    """Have everything that a host computed alone compared; `settle` is to follow."""
    leases = [
        lease
        for (lease,) in work.tx.rows(
            "SELECT replica_id FROM alone WHERE host_id = ? AND covers = 0", host
        )
    ]
    _forget(work, leases)
    _compare(work, leases)


def _waiting(work: Work, hosts: Set[int]) -> list[Row]:
    """(lease, host, when it was delivered) of all that waits for a check of one of `hosts`."""
    if not hosts:
        return []
    return work.tx.rows(
        "SELECT a.replica_id, a.host_id, a.delivered FROM NUMBERS(?) v"
        " JOIN alone a ON a.host_id = v.value WHERE a.covers = 0 ORDER BY a.replica_id",
        hosts,
    )


def _checked(
    work: Work, ended: Iterable[Ended]
) -> tuple[dict[tuple[int, int], int], set[tuple[int, int]]]:
    """Until which tick a check that was confirmed speaks for its (host, computation), and those
    of which one was not confirmed. What is decided is forgotten."""
    adaptive = [one for one in ended if work.terms(computation_of(one.job)).adaptive]
    _forget(work, [lease for one in adaptive if one.need for lease in one.told])
    compared = {lease: one for one in adaptive if not one.need for lease in one.told}
    covered: dict[tuple[int, int], int] = {}
    doubted: set[tuple[int, int]] = set()
    if not compared:
        return covered, doubted
    rows = work.tx.rows(
        "SELECT a.replica_id, a.host_id, a.covers FROM NUMBERS(?) v"
        " JOIN alone a ON a.replica_id = v.value",
        set(compared),
    )
    for lease, host, covers in rows:
        one, pair = compared[lease], (host, _computation(lease))
        if covers and (lease, Deed.AGREED) in deeds(one.reports, one.decision, one.told):
            covered[pair] = max(covers, covered.get(pair, 0))
        elif covers:
            doubted.add(pair)
    _forget(work, [row[0] for row in rows])
    return covered, doubted


def _draw(work: Work, delivered: Sequence[int], parties: Mapping[int, Party]) -> None:
    """Throw for each of them. All that their hosts delivered so far came before it was thrown."""
    if not delivered:
        return
    work.standings.load(parties[lease].host for lease in delivered)
    now = work.tick()
    rows = []
    for lease in delivered:
        host = parties[lease].host
        check = drawn(work.standings.record(host).streak, work.memory.chance)
        wait_s = (
            _SOON_S * work.memory.chance()
            if check
            else patience_s(work.terms(_computation(lease)).work_ms)
        )
        rows.append((lease, host, now, now if check else 0, work.now + wait_s))
    work.tx.each(
        "INSERT INTO alone(replica_id, host_id, delivered, covers, due) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        "iiiif",
        rows,
    )


def _void(work: Work, leases: Sequence[int]) -> None:
    """These replicas come to nothing, and their jobs begin anew."""
    _forget(work, leases)
    work.tx.each(
        "UPDATE replica SET state = 2, verdict = ?, settled = ? WHERE id = ?",
        "tii",
        [(Verdict.LATE.value, work.tick(), lease) for lease in leases],
    )
    _compare(work, leases)


def _forget(work: Work, leases: Sequence[int]) -> None:
    work.tx.each("DELETE FROM alone WHERE replica_id = ?", "i", [(lease,) for lease in leases])


def _compare(work: Work, leases: Sequence[int]) -> None:
    """The jobs of these replicas need a quorum from now on."""
    work.tx.each("UPDATE job SET need = 0 WHERE id = ?", "i", [(job_of(n),) for n in leases])
    work.touched.update(job_of(lease) for lease in leases)


def _computation(lease: int) -> int:
    return computation_of(job_of(lease))
