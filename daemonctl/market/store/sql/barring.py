"""The operator's word about a host."""

from __future__ import annotations

from daemonctl.market.store.sql import alone
from daemonctl.market.store.sql.dropping import drop_host
from daemonctl.market.store.sql.settle import settle
from daemonctl.market.store.sql.work import Work
from daemonctl.market.trust import pardoned


def bar(work: Work, host: int, reason: str) -> None:
    """Bar a host, whose work that waits is computed anew; with no reason: let it in again."""
    work.standings.load([host])
    record = work.standings.record(host)
    if reason:
        work.standings.put(host, record._replace(barred=reason, streak=0))
        drop_host(work, host)
        alone.doubt(work, host)
        settle(work)
    elif record.barred:
        work.standings.put(host, pardoned(record))
    work.news.hosts.add(host)
