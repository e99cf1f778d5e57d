"""The tables of history.sqlite, and how a file of an earlier version becomes one of this.

`MIGRATIONS[n]` leads from version n to n + 1; they are only ever added to, and there is no way
back. The version is kept in SQLite's own `user_version`.
"""

from __future__ import annotations

import sqlite3

_FIRST = """
CREATE TABLE market (
    url TEXT PRIMARY KEY,
    host TEXT NOT NULL,
    token TEXT NOT NULL,
    settled_upto INTEGER NOT NULL DEFAULT 0,
    earned INTEGER NOT NULL DEFAULT 0,
    confirmed INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE lease (
    market TEXT NOT NULL,
    lease INTEGER NOT NULL,
    state TEXT NOT NULL,
    computation TEXT NOT NULL,
    job INTEGER NOT NULL,
    name TEXT NOT NULL,
    account TEXT NOT NULL,
    beneficiary TEXT NOT NULL,
    core INTEGER NOT NULL,
    price INTEGER NOT NULL,
    taken REAL NOT NULL,
    ended REAL,
    outcome TEXT,
    cpu_ms INTEGER NOT NULL DEFAULT 0,
    verdict TEXT,
    paid INTEGER NOT NULL DEFAULT 0,
    settled REAL,
    PRIMARY KEY (market, lease)
) WITHOUT ROWID;
CREATE INDEX lease_open ON lease (market, state) WHERE state IN ('held', 'finished', 'delivered');
CREATE INDEX lease_settled ON lease (settled, paid) WHERE settled IS NOT NULL;
CREATE INDEX lease_returned ON lease (ended) WHERE state = 'returned';
"""

_WINDOWS = """
-- What the tray's windows ask: coins by day and beneficiary, and what ended, newest first.
DROP INDEX lease_settled;
CREATE INDEX lease_settled ON lease (settled, paid, beneficiary) WHERE settled IS NOT NULL;
CREATE INDEX lease_over ON lease (coalesce(ended, settled))
    WHERE state IN ('finished', 'delivered', 'settled');
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _WINDOWS)
VERSION = len(MIGRATIONS)


def migrate(db: sqlite3.Connection, migrations: tuple[str, ...] = MIGRATIONS) -> None:
    """Bring a file that is no later than this version to this version, one transaction a step."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    for step, script in enumerate(migrations[version:], version + 1):
        # executescript begins with a commit of its own, hence BEGIN inside the script.
        try:
            db.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version={step};\nCOMMIT;")
        except sqlite3.Error:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
