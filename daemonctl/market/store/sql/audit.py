"""Holding the books against the jobs: every invariant proved from the raw entries.

Each check is a query that finds what breaks it; a sound store answers all with nothing.
"""

from __future__ import annotations

from daemonctl.market.store.interface import Audit
from daemonctl.market.store.sql.tx import Tx

_SHOWN = 5
"""Breaches of one kind that are told one by one."""

# (what is wrong, the query that finds it). Parties of a job's paid replicas differ by host, and
# by account unless the account is public.
_CHECKS: tuple[tuple[str, str], ...] = (
    (
        "a ledger transaction does not sum to zero: transaction {0}, sum {1}",
        "SELECT transaction_id, sum(amount) FROM entry GROUP BY transaction_id"
        " HAVING sum(amount) <> 0",
    ),
    (
        "an entry belongs to no transaction: transaction {0}",
        "SELECT DISTINCT transaction_id FROM entry"
        " WHERE transaction_id NOT IN (SELECT id FROM ledger_transaction)",
    ),
    (
        "a book's balance is not the sum of its entries: book {0} says {1}, entries say {2}",
        "SELECT b.id, b.balance, coalesce(e.total, 0) FROM book b LEFT JOIN"
        " (SELECT book_id, sum(amount) AS total FROM entry GROUP BY book_id) e"
        " ON e.book_id = b.id WHERE b.balance <> coalesce(e.total, 0)",
    ),
    (
        "an entry is on a book that does not exist: book {0}",
        "SELECT DISTINCT book_id FROM entry WHERE book_id NOT IN (SELECT id FROM book)",
    ),
    (
        "a book other than the issuance owes coins: book {0}, {1}",
        "SELECT book_id, sum(amount) FROM entry WHERE book_id <> 0 GROUP BY book_id"
        " HAVING sum(amount) < 0",
    ),
    (
        "the escrow of {0} is not what its open jobs may cost: it holds {1}, they need {2}",
        "SELECT key, total, need FROM (SELECT c.key, coalesce(e.total, 0) AS total,"
        " CASE c.state WHEN 0 THEN c.quorum * (c.priced + c.unpriced * c.price) + c.headroom"
        " ELSE 0 END AS need FROM computation c LEFT JOIN"
        " (SELECT book_id, sum(amount) AS total FROM entry GROUP BY book_id) e"
        " ON e.book_id = 2 * c.id + 1) t WHERE total <> need",
    ),
    (
        "the jobs of {0} are not as it counts them: {1} confirmed, {2} failed by its jobs",
        "SELECT c.key, coalesce(j.confirmed, 0), coalesce(j.failed, 0) FROM computation c"
        " LEFT JOIN (SELECT id >> 20 AS computation, count(*) AS jobs,"
        " count(*) FILTER (WHERE state = 1) AS confirmed,"
        " count(*) FILTER (WHERE state = 2) AS failed FROM job GROUP BY id >> 20) j"
        " ON j.computation = c.id WHERE c.confirmed <> coalesce(j.confirmed, 0)"
        " OR c.failed <> coalesce(j.failed, 0) OR c.jobs <> coalesce(j.jobs, 0)",
    ),
    (
        "a confirmed job did not pay exactly its quorum: job {0}, {1} paid, {2} micro-coins",
        "SELECT id, n, coins FROM (SELECT j.id, j.price,"
        " CASE j.need WHEN 0 THEN c.quorum ELSE j.need END AS quorum,"
        " (SELECT count(*) FROM replica r"
        " WHERE r.id BETWEEN j.id * 64 AND j.id * 64 + 63 AND r.paid > 0) AS n,"
        " (SELECT coalesce(sum(r.paid), 0) FROM replica r"
        " WHERE r.id BETWEEN j.id * 64 AND j.id * 64 + 63) AS coins"
        " FROM job j JOIN computation c ON c.id = j.id >> 20 WHERE j.state = 1) t"
        " WHERE n <> quorum OR coins <> quorum * price",
    ),
    (
        "the prices of {0} are not as it counts them: it says {1} jobs without and {2} micro-coins"
        " for those with one, its jobs {3} and {4}",
        "SELECT key, unpriced, priced, n, coins FROM (SELECT c.key, c.unpriced, c.priced,"
        " coalesce(j.n, 0) AS n, coalesce(j.coins, 0) AS coins FROM computation c LEFT JOIN"
        " (SELECT id >> 20 AS computation, count(*) FILTER (WHERE price = 0) AS n,"
        " sum(price) AS coins FROM job WHERE state = 0 GROUP BY id >> 20) j"
        " ON j.computation = c.id) t WHERE unpriced <> n OR priced <> coins",
    ),
    (
        "{0} did not spend what it says: {1}, its replicas were paid {2}",
        "SELECT c.key, c.spent, coalesce(r.coins, 0) FROM computation c LEFT JOIN"
        " (SELECT id >> 26 AS computation, sum(paid) AS coins FROM replica WHERE paid > 0"
        " GROUP BY id >> 26) r ON r.computation = c.id WHERE c.spent <> coalesce(r.coins, 0)",
    ),
    (
        "a computation that has ended keeps a budget: {0}, {1}",
        "SELECT key, headroom FROM computation WHERE headroom < 0 OR (state <> 0 AND headroom > 0)",
    ),
    (
        "a job was leased without a price: job {0}",
        "SELECT id FROM job WHERE issued > 0 AND price = 0",
    ),
    (
        "a replica was paid though its job is not confirmed: lease {0}",
        "SELECT r.id FROM replica r JOIN job j ON j.id = r.id >> 6"
        " WHERE r.paid <> 0 AND (j.state <> 1 OR r.verdict <> 'paid')",
    ),
    (
        "the paid replicas of a job do not agree: job {0}",
        "SELECT id >> 6 FROM replica WHERE paid > 0 GROUP BY id >> 6"
        " HAVING count(DISTINCT digest) > 1 OR count(*) FILTER (WHERE outcome <> 'done') > 0",
    ),
    (
        "two paid replicas of a job went to one host: job {0}",
        "SELECT id >> 6 FROM replica WHERE paid > 0 GROUP BY id >> 6"
        " HAVING count(DISTINCT host_id) < count(*)",
    ),
    (
        "two paid replicas of a job went to one account: job {0}, account {1}",
        "SELECT r.id >> 6, a.key FROM replica r JOIN account a ON a.id = r.account_id"
        " WHERE r.paid > 0 AND a.public = 0 GROUP BY r.id >> 6, r.account_id, a.key"
        " HAVING count(*) > 1",
    ),
    (
        "a payment is not what its replicas were paid: transaction {0}, book {1}, entry {2},"
        " replicas {3}",
        "WITH told AS (SELECT payment, account_id * 2 AS book, sum(paid) AS coins FROM replica"
        " WHERE payment IS NOT NULL GROUP BY payment, account_id), booked AS"
        " (SELECT e.transaction_id, e.book_id, e.amount FROM entry e JOIN ledger_transaction t"
        " ON t.id = e.transaction_id WHERE t.kind = 'payment' AND e.amount > 0)"
        " SELECT b.transaction_id, b.book_id, b.amount, t.coins FROM booked b LEFT JOIN told t"
        " ON t.payment = b.transaction_id AND t.book = b.book_id"
        " WHERE t.coins IS DISTINCT FROM b.amount"
        " UNION ALL SELECT t.payment, t.book, b.amount, t.coins FROM told t LEFT JOIN booked b"
        " ON t.payment = b.transaction_id AND t.book = b.book_id"
        " WHERE t.coins IS DISTINCT FROM b.amount",
    ),
    (
        "a settled job does not have exactly one result: job {0}, {1} results",
        "SELECT j.id, coalesce(s.n, 0) FROM job j LEFT JOIN"
        " (SELECT job_id, count(*) AS n FROM result GROUP BY job_id) s ON s.job_id = j.id"
        " WHERE coalesce(s.n, 0) <> CASE WHEN j.state IN (1, 2) THEN 1 ELSE 0 END",
    ),
    (
        "a settled job is still in the queue: job {0}",
        "SELECT id FROM job WHERE open > 0 AND state <> 0",
    ),
    (
        "an open job has nobody who works at it and is not in the queue: job {0}",
        "SELECT j.id FROM job j WHERE j.state = 0 AND j.open = 0 AND NOT EXISTS (SELECT 1 FROM"
        " replica r WHERE r.id BETWEEN j.id * 64 AND j.id * 64 + 63 AND r.state = 0)"
        " AND NOT EXISTS (SELECT 1 FROM alone a WHERE a.due < 1e15"
        " AND a.replica_id BETWEEN j.id * 64 AND j.id * 64 + 63)",
    ),
    (
        "a job that is decided still waits for a check of its host: lease {0}",
        "SELECT a.replica_id FROM alone a JOIN job j ON j.id = a.replica_id >> 6"
        " WHERE j.state <> 0",
    ),
    (
        "an open job lies below its computation's low-water mark: job {0}",
        "SELECT j.id FROM job j JOIN computation c ON c.id = j.id >> 20"
        " WHERE j.open > 0 AND j.id < c.lwm",
    ),
    (
        "a host does not hold as many leases as it counts: host {0} counts {1}, holds {2}",
        "SELECT h.key, h.held, coalesce(r.n, 0) FROM host h LEFT JOIN (SELECT host_id,"
        " count(*) AS n FROM replica WHERE state = 0 GROUP BY host_id) r ON r.host_id = h.id"
        " WHERE h.held <> coalesce(r.n, 0)",
    ),
    (
        "a host does not hold as much work as it counts: host {0} counts {1} ms, holds {2} ms",
        "SELECT h.key, h.held_ms, coalesce(r.ms, 0) FROM host h LEFT JOIN (SELECT r.host_id,"
        " sum(c.work_ms) AS ms FROM replica r JOIN computation c ON c.id = r.id >> 26"
        " WHERE r.state = 0 GROUP BY r.host_id) r ON r.host_id = h.id"
        " WHERE h.held_ms <> coalesce(r.ms, 0)",
    ),
    (
        "a computation does not run as many replicas as it counts: {0} counts {1}, runs {2}",
        "SELECT c.key, c.running, coalesce(r.n, 0) FROM computation c LEFT JOIN (SELECT"
        " id >> 26 AS computation, count(*) AS n FROM replica WHERE state = 0"
        " GROUP BY id >> 26) r ON r.computation = c.id WHERE c.running <> coalesce(r.n, 0)",
    ),
)


def audit(tx: Tx) -> Audit:
    """Run every check in the connection's present snapshot."""
    breaches: list[str] = []
    for sentence, query in _CHECKS:
        rows = tx.rows(query)
        breaches += [sentence.format(*row) for row in rows[:_SHOWN]]
        if len(rows) > _SHOWN:
            breaches.append(f"and {len(rows) - _SHOWN} more of this kind")
    accounts, computations, jobs, paid, transactions, entries, circulating = (
        tx.one(query)[0]
        for query in (
            "SELECT count(*) FROM account",
            "SELECT count(*) FROM computation",
            "SELECT count(*) FROM job",
            "SELECT count(*) FROM replica WHERE paid > 0",
            "SELECT count(*) FROM ledger_transaction",
            "SELECT count(*) FROM entry",
            "SELECT CAST(-coalesce(sum(amount), 0) AS BIGINT) FROM entry WHERE book_id = 0",
        )
    )
    return Audit(
        accounts, computations, jobs, paid, transactions, entries, circulating, tuple(breaches)
    )
