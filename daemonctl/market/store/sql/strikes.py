"""What decided jobs say of their hosts, noted in their standings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from daemonctl.market.assignment import Party
from daemonctl.market.blame import Deed, computation_is_to_blame, deeds
from daemonctl.market.numbering import computation_of
from daemonctl.market.store.sql.closing import Ended
from daemonctl.market.store.sql.work import Work


class Wrong(NamedTuple):
    """Hosts that were not right. liars: without an excuse. others: excused, or they erred."""

    liars: set[int]
    others: set[int]


def note(work: Work, ended: Sequence[Ended], parties: Mapping[int, Party]) -> Wrong:
    """Note all deeds. A lie is excused where its computation is to blame, or where no host of
    this one's architecture said otherwise."""
    found = Wrong(set(), set())
    lies: list[tuple[int, Ended]] = []
    for one in ended:
        if one.won and len(one.told) == len(one.decision.agreeing):
            # All are of one mind, as nearly always.
            deed = Deed.AGREED if len(one.told) > 1 else Deed.VOUCHED
            for lease in one.told:
                work.standings.note(parties[lease].host, deed)
            continue
        for lease, deed in deeds(one.reports, one.decision, one.told):
            host = parties[lease].host
            if deed is Deed.LIED:
                lies.append((host, one))
                continue
            if deed is Deed.ERRED:
                found.others.add(host)
            work.standings.note(host, deed)
    if not lies:
        return found
    blamed = _blamed(work, {(computation_of(one.job), host) for host, one in lies})
    for host, one in lies:
        agreeing = [parties[lease].host for lease in one.decision.agreeing]
        work.standings.load([host, *agreeing])
        kinds = {work.standings.architecture(other) for other in agreeing}
        if computation_of(one.job) in blamed or work.standings.architecture(host) not in kinds:
            work.standings.excuse(host)
            found.others.add(host)
        else:
            work.standings.note(host, Deed.LIED)
            found.liars.add(host)
    return found


def _blamed(work: Work, struck: set[tuple[int, int]]) -> set[int]:
    """Of these (computation, host), the computations that are to blame themselves."""
    work.tx.each(
        "INSERT INTO strike(computation_id, host_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        "ii",
        sorted(struck),
    )
    counts = work.tx.rows(
        "SELECT v.value, (SELECT count(*) FROM strike s WHERE s.computation_id = v.value),"
        " (SELECT count(*) FROM computation_host h WHERE h.computation_id = v.value)"
        " FROM NUMBERS(?) v",
        {computation for computation, _ in struck},
    )
    return {number for number, bad, hosts in counts if computation_is_to_blame(bad, hosts)}
