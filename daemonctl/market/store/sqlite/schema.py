"""The tables, and how a store of an earlier version becomes one of this version.

`MIGRATIONS[n]` leads from version n to n + 1; they are only ever added to, and there is no way
back. The version is kept in SQLite's own `user_version`.
"""

from __future__ import annotations

import enum
import sqlite3

from daemonctl.errors import StateError


class ReplicaState(enum.IntEnum):
    """Where a replica stands."""

    HELD = 0
    """A host computes it."""
    DELIVERED = 1
    """Its result is stored and waits for the quorum."""
    SETTLED = 2
    """It has its verdict."""
    EXPIRED = 3
    """Its lease ran out; a late result is still welcome."""
    RETURNED = 4
    """Its host gave it back; a result that comes nevertheless is still welcome."""
    VOID = 5
    """Not needed any more: its job was settled without it, or cancelled."""


class JobState(enum.IntEnum):
    """Where a job stands."""

    OPEN = 0
    CONFIRMED = 1
    FAILED = 2
    CANCELLED = 3


class Phase(enum.IntEnum):
    """Where a computation stands; as `wire.ComputationState`."""

    OPEN = 0
    FINISHED = 1
    CANCELLED = 2


_FIRST = """
-- Counters of the store itself: `tick` orders deliveries and verdicts.
CREATE TABLE counter(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO counter VALUES ('tick', 0);

-- public: replicas that earn for it count by host. key: the id that the world knows.
CREATE TABLE account(
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    token BLOB NOT NULL UNIQUE, public INTEGER NOT NULL DEFAULT 0, created REAL NOT NULL);
CREATE INDEX account_public ON account(id) WHERE public = 1;

-- held: leases that it holds now.
CREATE TABLE host(
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, token BLOB NOT NULL UNIQUE,
    architecture TEXT NOT NULL, cores INTEGER NOT NULL, speed_ppm INTEGER NOT NULL,
    wasmtime TEXT NOT NULL, version TEXT NOT NULL, created REAL NOT NULL,
    held INTEGER NOT NULL DEFAULT 0);

-- terms: SHA-256 of all that the buyer said. lwm: no job below this number is open.
CREATE TABLE computation(
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, account_id INTEGER NOT NULL,
    buyer_key TEXT NOT NULL, terms BLOB NOT NULL, name TEXT NOT NULL, module TEXT NOT NULL,
    args TEXT NOT NULL, bid INTEGER NOT NULL, work_ms INTEGER NOT NULL, price INTEGER NOT NULL,
    quorum INTEGER NOT NULL, memory_bytes INTEGER NOT NULL, output_bytes INTEGER NOT NULL,
    jobs INTEGER NOT NULL, created REAL NOT NULL, state INTEGER NOT NULL DEFAULT 0,
    confirmed INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0,
    running INTEGER NOT NULL DEFAULT 0, lwm INTEGER NOT NULL DEFAULT 0,
    UNIQUE(account_id, buyer_key));
CREATE INDEX computation_queue ON computation(id, bid) WHERE state = 0;
CREATE TABLE computation_host(
    computation_id INTEGER NOT NULL, host_id INTEGER NOT NULL,
    PRIMARY KEY(computation_id, host_id)) WITHOUT ROWID;

-- id: numbering.job_number. open: replicas to hand out. issued: leases that it ever had.
CREATE TABLE job(
    id INTEGER PRIMARY KEY, open INTEGER NOT NULL CHECK (open >= 0),
    issued INTEGER NOT NULL DEFAULT 0, state INTEGER NOT NULL DEFAULT 0, input BLOB NOT NULL);
CREATE INDEX job_queue ON job(id) WHERE open > 0;

-- id: numbering.lease_number. delivered, settled: ticks. payment: the ledger's transaction.
CREATE TABLE replica(
    id INTEGER PRIMARY KEY, host_id INTEGER NOT NULL, account_id INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0, deadline REAL NOT NULL, outcome TEXT, digest BLOB,
    exit_code INTEGER, cpu_ms INTEGER, delivered INTEGER, verdict TEXT,
    paid INTEGER NOT NULL DEFAULT 0, settled INTEGER, payment INTEGER);
CREATE INDEX replica_deadline ON replica(deadline) WHERE state = 0;
CREATE INDEX replica_settled ON replica(host_id, settled) WHERE settled IS NOT NULL;
-- What only few replicas have.
CREATE TABLE remark(replica_id INTEGER PRIMARY KEY, detail TEXT NOT NULL, log TEXT NOT NULL);

-- Outputs that came inside a message, each once.
CREATE TABLE output(digest BLOB PRIMARY KEY, data BLOB NOT NULL);

-- id: the computation's number and the order of settlement, as numbering.job_number.
-- replica_id: whose output and log are shown; NULL where no two agreed.
CREATE TABLE result(
    id INTEGER PRIMARY KEY, job_id INTEGER NOT NULL, outcome TEXT NOT NULL,
    replica_id INTEGER, paid INTEGER NOT NULL, detail TEXT NOT NULL DEFAULT '');

-- id: ledger.account_book, ledger.escrow_book or ledger.ISSUANCE, which alone may owe.
CREATE TABLE book(
    id INTEGER PRIMARY KEY, balance INTEGER NOT NULL DEFAULT 0
    CHECK (balance >= 0 OR id = 0));
INSERT INTO book VALUES (0, 0);
CREATE TABLE ledger_transaction(
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, computation_id INTEGER, at REAL NOT NULL);
CREATE TABLE entry(
    transaction_id INTEGER NOT NULL, book_id INTEGER NOT NULL,
    amount INTEGER NOT NULL CHECK (amount <> 0));
CREATE INDEX entry_book ON entry(book_id);

CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'ledger entries are never changed'); END;
CREATE TRIGGER entry_remains BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'ledger entries are never removed'); END;
CREATE TRIGGER ledger_transaction_stays BEFORE UPDATE ON ledger_transaction
    BEGIN SELECT RAISE(ABORT, 'ledger transactions are never changed'); END;
CREATE TRIGGER ledger_transaction_remains BEFORE DELETE ON ledger_transaction
    BEGIN SELECT RAISE(ABORT, 'ledger transactions are never removed'); END;
"""

_DESCRIPTION = """
-- description: the operator's words about a public account.
ALTER TABLE account ADD COLUMN description TEXT NOT NULL DEFAULT '';
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _DESCRIPTION)
VERSION = len(MIGRATIONS)


def migrate(db: sqlite3.Connection, migrations: tuple[str, ...] = MIGRATIONS) -> None:
    """Bring the store to the latest version, one transaction a step.

    Raises StateError where it was written by a later version.
    """
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > len(migrations):
        raise StateError(
            "The market's store is of a later version",
            detail=f"it has version {version}, this program knows {len(migrations)}",
            hint="Run the newer CPUShare that wrote it.",
        )
    for step, script in enumerate(migrations[version:], version + 1):
        # executescript begins with a commit of its own, hence BEGIN inside the script.
        try:
            db.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {step};\nCOMMIT;")
        except sqlite3.Error:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
