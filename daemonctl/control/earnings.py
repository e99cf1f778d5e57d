"""What the windows show of the past: coins by day, finished replicas, a file for a spreadsheet.

Everything is read from history.sqlite, which the daemon writes meanwhile. Leases are kept for
three months, sums for ever. Days are those of this machine's clock on the wall.
"""

from __future__ import annotations

import datetime
import io
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

from daemonctl import coins, files, historyview
from daemonctl.control.replicas import Replica, replicas
from daemonctl.days import begins
from daemonctl.errors import InputError
from daemonctl.paths import Paths

__all__ = ["DayEarning", "Earnings", "Replica", "Sums", "earnings", "export_csv", "replicas"]

WEEK, MONTH = 7, 30
"""Days, today among them."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sums:
    """Micro-coins. today, week, month: confirmed today, in 7 and in 30 days, today among them.

    total: confirmed ever. pending: computed, not yet confirmed.
    """

    today: int = 0
    week: int = 0
    month: int = 0
    total: int = 0
    pending: int = 0


@dataclass(frozen=True)
class DayEarning:
    """micro: micro-coins that were confirmed for `beneficiary` on that day."""

    day: datetime.date
    beneficiary: str
    micro: int


@dataclass(frozen=True)
class Earnings:
    """days: the last 30, oldest first, then by beneficiary; only those with coins."""

    sums: Sums = Sums()
    days: tuple[DayEarning, ...] = ()


def earnings(paths: Paths, now: float) -> Earnings:
    """What this machine's orders earned, whoever is credited. Raises StateError."""
    today = datetime.date.fromtimestamp(now)
    with historyview.looking(paths.history) as db:
        if db is None:
            return Earnings()
        days = _days(db, today - datetime.timedelta(days=MONTH - 1), today)
        (total,) = db.execute("SELECT coalesce(sum(earned), 0) FROM market").fetchone()
        (pending,) = db.execute(
            "SELECT coalesce(sum(price), 0) FROM lease WHERE state IN ('finished', 'delivered')"
            " AND outcome = 'done'"
        ).fetchone()

    def since(count: int) -> int:
        first = today - datetime.timedelta(days=count - 1)
        return sum(one.micro for one in days if one.day >= first)

    return Earnings(Sums(since(1), since(WEEK), since(MONTH), total, pending), days)


def export_csv(paths: Paths, target: Path) -> int:
    """Write day, beneficiary and CPUCoins of all that is remembered; how many rows.

    A file that is there is replaced, whole. Raises StateError, and InputError where `target`
    cannot be written.
    """
    import csv  # the page that shows the earnings hardly ever exports them

    with historyview.looking(paths.history) as db:
        rows = _days(db, _first_day(db), datetime.date.fromtimestamp(time.time())) if db else ()
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("day", "beneficiary", "CPUCoins"))
    for row in rows:
        writer.writerow((row.day.isoformat(), _cell(row.beneficiary), coins.show(row.micro)))
    try:
        files.replace(target, text.getvalue().encode())
    except OSError as error:
        raise InputError(
            "The file cannot be written",
            detail=f"{target}: {error.strerror or error}",
            hint="Choose another folder, or make room on the disk.",
        ) from error
    return len(rows)


def _days(
    db: sqlite3.Connection, first: datetime.date, last: datetime.date
) -> tuple[DayEarning, ...]:
    found = []
    for number in range((last - first).days + 1):
        day = first + datetime.timedelta(days=number)
        # What a clock that was put back calls the future belongs to the last day.
        end = begins(day + datetime.timedelta(days=1)) if day < last else float("inf")
        rows = db.execute(
            "SELECT beneficiary, sum(paid) FROM lease WHERE settled >= ? AND settled < ?"
            " AND paid > 0 GROUP BY beneficiary ORDER BY beneficiary",
            (begins(day), end),
        )
        found += [DayEarning(day, beneficiary, micro) for beneficiary, micro in rows]
    return tuple(found)


def _first_day(db: sqlite3.Connection) -> datetime.date:
    (first,) = db.execute(
        "SELECT min(settled) FROM lease WHERE settled > 0 AND paid > 0"
    ).fetchone()
    return datetime.date.fromtimestamp(time.time() if first is None else first)


def _cell(text: str) -> str:
    """A stranger's name as a spreadsheet takes it: never for a formula."""
    clean = "".join(letter if letter.isprintable() else " " for letter in text)
    return (
        f"'{clean}" if clean.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA) else clean
    )
