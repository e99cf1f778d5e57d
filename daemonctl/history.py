"""history.sqlite: every lease that this machine ever held, and what became of it.

The daemon alone writes; tray and command line may read while it runs (write-ahead log).
A lease goes HELD -> FINISHED -> DELIVERED -> SETTLED, or HELD -> RETURNED. After a crash the
HELD ones are returned to their market and the FINISHED ones delivered: none is forgotten.
"""

from __future__ import annotations

import enum
import os
import sqlite3
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from daemonctl.errors import StateError
from daemonctl.historyschema import VERSION, migrate
from daemonctl.hosttokens import HostTokens
from daemonctl.market.wire import Lease, Settled, Verdict
from daemonctl.model import Coins, Outcome


class LeaseState(enum.StrEnum):
    """Where a lease stands on this machine."""

    HELD = "held"
    FINISHED = "finished"
    DELIVERED = "delivered"
    SETTLED = "settled"
    RETURNED = "returned"


@dataclass(frozen=True)
class Registration:
    """This host at one market. token: its secret there. settled_upto: see `SyncRequest`."""

    host: str
    token: str
    settled_upto: int


class History:
    """The one writer of history.sqlite.

    tokens: where the host's tokens are kept instead, where members of a group may read the file;
    None = in it, and its owner alone may read it.

    Raises StateError where the file is damaged or was written by a later version.
    """

    def __init__(self, path: Path, tokens: HostTokens | None = None) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # The files that SQLite lays beside it get the same mode.
        mode = 0o600 if tokens is None else 0o640
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, mode))
        self._path = path
        self._tokens = tokens
        self._db = sqlite3.connect(path, isolation_level=None)
        try:
            self._open()
        except StateError:
            self._db.close()
            raise
        except sqlite3.OperationalError as error:
            self._db.close()
            raise StateError(
                "The history cannot be opened",
                detail=f"{path}: {error}",
                hint="Is the disk full, or may its folder not be written?",
            ) from error
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise StateError(
                "The history cannot be read",
                detail=f"{path}: {error}",
                hint="Move the file away; the daemon then starts a new one, coins are kept"
                " by the market.",
            ) from error

    def _open(self) -> None:
        # NORMAL: a power cut may lose the last moments, which the market then hands out anew;
        # a crash of ours loses nothing.
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute("PRAGMA busy_timeout=2000")
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise StateError(
                "The history was written by a later version of CPUShare",
                detail=f"{self._path} has schema {version}, this version knows {VERSION}",
                hint="Install that version again, or move the file away.",
            )
        migrate(self._db)

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        self._db.close()

    @property
    def changes(self) -> int:
        """Grows with every change, so that sums need not be made anew for none."""
        return self._db.total_changes

    def registration(self, market: str) -> Registration | None:
        """How this host is known at `market`; None where it never registered."""
        row = self._db.execute(
            "SELECT host, token, settled_upto FROM market WHERE url = ?", (market,)
        ).fetchone()
        if row is None:
            return None
        host, token, settled_upto = row
        if self._tokens is not None and (token := self._tokens.get(market)) is None:
            return None
        return Registration(host, token, settled_upto)

    def register(self, market: str, host: str, token: str) -> None:
        """Remember a registration; a former one is replaced, with its open leases.

        A market that no longer knows a host knows none of its leases either.
        """
        if self._tokens is not None:
            self._tokens.put(market, token)
            token = ""
        with self._transaction():
            self._db.execute(
                "INSERT INTO market (url, host, token) VALUES (?, ?, ?) ON CONFLICT (url)"
                " DO UPDATE SET host = excluded.host, token = excluded.token, settled_upto = 0",
                (market, host, token),
            )
            self._db.execute("DELETE FROM lease WHERE market = ? AND state != 'settled'", (market,))

    def take(self, market: str, lease: Lease, *, account: str, beneficiary: str, core: int) -> None:
        """A lease was given to this host."""
        self._db.execute(
            "INSERT OR REPLACE INTO lease (market, lease, state, computation, job, name, account,"
            " beneficiary, core, price, taken) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (
                market,
                lease.lease,
                LeaseState.HELD,
                lease.computation,
                lease.job,
                lease.name,
                account,
                beneficiary,
                core,
                lease.price,
                time.time(),
            ),
        )

    def finish(self, market: str, lease: int, outcome: Outcome, cpu_ms: int) -> None:
        """The replica ended; its result is spooled."""
        self._db.execute(
            "UPDATE lease SET state = ?, outcome = ?, cpu_ms = ?, ended = ?"
            " WHERE market = ? AND lease = ?",
            (LeaseState.FINISHED, outcome, cpu_ms, time.time(), market, lease),
        )

    def deliver(self, market: str, leases: Iterable[int]) -> None:
        """The market has these results."""
        self._db.executemany(
            "UPDATE lease SET state = 'delivered' WHERE market = ? AND lease = ?"
            " AND state = 'finished'",
            [(market, lease) for lease in leases],
        )

    def give_back(self, market: str, leases: Iterable[int]) -> None:
        """These leases are the market's again, undone."""
        self._db.executemany(
            "UPDATE lease SET state = 'returned', ended = ? WHERE market = ? AND lease = ?"
            " AND state IN ('held', 'finished')",
            [(time.time(), market, lease) for lease in leases],
        )

    def settle(self, market: str, settled: Iterable[Settled], upto: int) -> None:
        """Verdicts came; telling one twice changes nothing."""
        earned = confirmed = failed = 0
        with self._transaction():
            for one in settled:
                changed = self._db.execute(
                    "UPDATE lease SET state = 'settled', verdict = ?, paid = ?, settled = ?"
                    " WHERE market = ? AND lease = ? AND state != 'settled'",
                    (one.verdict, one.paid, time.time(), market, one.lease),
                ).rowcount
                earned += one.paid * changed
                confirmed += changed * (one.verdict is Verdict.PAID)
                failed += changed * (one.verdict is not Verdict.PAID)
            # Sums are kept, so that the daemon need not add up years of leases at each coin.
            self._db.execute(
                "UPDATE market SET settled_upto = max(settled_upto, ?), earned = earned + ?,"
                " confirmed = confirmed + ?, failed = failed + ? WHERE url = ?",
                (upto, earned, confirmed, failed, market),
            )

    def forget(self, before: float, most: int = 5000) -> int:
        """Drop at most so many leases that were settled or returned before then; how many.

        before: seconds since the epoch. The sums of coins and jobs stay.
        """
        gone = 0
        for old in ("settled < ?", "state = 'returned' AND ended < ?"):
            gone += self._db.execute(
                "DELETE FROM lease WHERE (market, lease) IN"
                f" (SELECT market, lease FROM lease WHERE {old} LIMIT ?)",
                (before, most - gone),
            ).rowcount
        return gone

    def open_leases(self, market: str, state: LeaseState) -> tuple[int, ...]:
        """Leases of `market` in `state`, oldest first."""
        rows = self._db.execute(
            "SELECT lease FROM lease WHERE market = ? AND state = ? ORDER BY lease",
            (market, state),
        )
        return tuple(row[0] for row in rows)

    def markets(self) -> tuple[str, ...]:
        """Markets that this host ever registered at."""
        return tuple(row[0] for row in self._db.execute("SELECT url FROM market ORDER BY url"))

    def coins(self, since: float) -> Coins:
        """Micro-coins confirmed since `since` (today), ever (total), and not yet (pending)."""
        (today,) = self._db.execute(
            "SELECT coalesce(sum(paid), 0) FROM lease WHERE settled >= ?", (since,)
        ).fetchone()
        (total,) = self._db.execute("SELECT coalesce(sum(earned), 0) FROM market").fetchone()
        (pending,) = self._db.execute(
            "SELECT coalesce(sum(price), 0) FROM lease WHERE state IN ('finished', 'delivered')"
            " AND outcome = 'done'"
        ).fetchone()
        return Coins(today=today, total=total, pending=pending)

    def counts(self) -> tuple[int, int]:
        """(replicas confirmed and paid, replicas settled without pay)."""
        row = self._db.execute(
            "SELECT coalesce(sum(confirmed), 0), coalesce(sum(failed), 0) FROM market"
        ).fetchone()
        return (row[0], row[1])

    def _transaction(self) -> _Transaction:
        return _Transaction(self._db)


class _Transaction:
    """BEGIN ... COMMIT, or ROLLBACK where the block fails."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, *_rest: object) -> None:
        self._db.execute("COMMIT" if kind is None else "ROLLBACK")
