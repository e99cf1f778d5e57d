"""How a market stands, from sums that are cheap to read: no walk over jobs or replicas."""

from __future__ import annotations

from daemonctl.market.store.people import Tally
from daemonctl.market.store.sql import house, programs
from daemonctl.market.store.sql.tx import Tx

_HOUR_S = 3600
_ACCOUNTS = (
    "SELECT count(*), count(*) FILTER (WHERE standing = 1), count(*) FILTER (WHERE standing = 2)"
    " FROM account"
)
_HOSTS = (
    "SELECT count(*), count(*) FILTER (WHERE standing = 2), count(*) FILTER (WHERE seen >= ?),"
    " CAST(coalesce(sum(cores) FILTER (WHERE seen >= ?), 0) AS BIGINT),"
    " CAST(coalesce(sum(held), 0) AS BIGINT) FROM host"
)
_COMPUTATIONS = (
    "SELECT count(*) FILTER (WHERE state = 0), count(*) FILTER (WHERE state = 0 AND halt <> 0),"
    " count(*) FILTER (WHERE state = 1), count(*) FILTER (WHERE state = 2),"
    " CAST(coalesce(sum(jobs - confirmed - failed) FILTER (WHERE state = 0), 0) AS BIGINT),"
    " CAST(coalesce(sum(confirmed), 0) AS BIGINT), CAST(coalesce(sum(failed), 0) AS BIGINT),"
    " CAST(coalesce(sum(jobs - confirmed - failed) FILTER (WHERE state = 2), 0) AS BIGINT)"
    " FROM computation"
)
_HOURS = (
    "SELECT CAST(coalesce(sum(jobs) FILTER (WHERE hour = ?), 0) AS BIGINT),"
    " CAST(coalesce(sum(jobs) FILTER (WHERE hour = ?), 0) AS BIGINT)"
    " FROM price_hour WHERE hour >= ?"
)
_COINS = (
    "SELECT CAST(coalesce(-sum(balance) FILTER (WHERE id = 0), 0) AS BIGINT),"
    " CAST(coalesce(sum(balance) FILTER (WHERE id & 1 = 1), 0) AS BIGINT) FROM book"
)


def tally(tx: Tx) -> Tally:
    """As it stands now."""
    since = tx.now - _HOUR_S
    hour = int(tx.now // _HOUR_S)
    accounts, pending, accounts_barred = tx.one(_ACCOUNTS)
    hosts, hosts_barred, seen, cores, leases = tx.one(_HOSTS, since, since)
    opened, halted, finished, cancelled, jobs, confirmed, failed, lost = tx.one(_COMPUTATIONS)
    before, now = tx.one(_HOURS, hour - 1, hour, hour - 1)
    circulating, escrow = tx.one(_COINS)
    said = house.read(tx)
    return Tally(
        accounts=accounts,
        accounts_pending=pending,
        accounts_barred=accounts_barred,
        hosts=hosts,
        hosts_barred=hosts_barred,
        hosts_seen=seen,
        cores=cores,
        computations_open=opened,
        computations_halted=halted,
        computations_finished=finished,
        computations_cancelled=cancelled,
        jobs_open=jobs,
        jobs_confirmed=confirmed,
        jobs_failed=failed,
        jobs_cancelled=lost,
        leases=leases,
        hour_jobs=before,
        this_hour_jobs=now,
        circulating=circulating,
        in_escrow=escrow,
        halted=said.halted,
        draining=said.draining,
        least=said.least,
        programs=programs.counted(tx),
    )
