"""What decided jobs say of their hosts, noted in their standings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from daemonctl.market.assignment import Party
from daemonctl.market.blame import Deed, computation_is_to_blame, deeds
from daemonctl.market.numbering import computation_of
from daemonctl.market.store.sql.closing import Ended
from daemonctl.market.store.sql.work import Work


def note(work: Work, ended: Sequence[Ended], parties: Mapping[int, Party]) -> set[int]:
    """Note all deeds; the hosts that lied. A lie is excused where its computation is to blame, or
    where no host of this one's architecture said otherwise."""
    liars: set[int] = set()
    lies: list[tuple[int, Ended]] = []
    for one in ended:
        for lease, deed in deeds(one.reports, one.decision, one.told):
            if deed is Deed.LIED:
                lies.append((parties[lease].host, one))
            else:
                work.standings.note(parties[lease].host, deed)
    if not lies:
        return liars
    blamed = _blamed(work, {(computation_of(one.job), host) for host, one in lies})
    for host, one in lies:
        agreeing = [parties[lease].host for lease in one.decision.agreeing]
        work.standings.load([host, *agreeing])
        kinds = {work.standings.architecture(other) for other in agreeing}
        if computation_of(one.job) in blamed or work.standings.architecture(host) not in kinds:
            work.standings.excuse(host)
        else:
            work.standings.note(host, Deed.LIED)
            liars.add(host)
    return liars


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
