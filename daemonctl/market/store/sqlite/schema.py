"""The tables, and how a store of an earlier version becomes one of this version.

`MIGRATIONS[n]` leads from version n to n + 1; they are only ever added to, and there is no way
back. The version is kept in SQLite's own `user_version`.
"""

from __future__ import annotations

import sqlite3

from daemonctl.errors import StateError

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

_EXCHANGE = """
-- What the operator may change while the market runs, and what all its processes share.
CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- Challenges that were solved: each makes one account.
CREATE TABLE spent(challenge TEXT PRIMARY KEY, expires REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX spent_expires ON spent(expires);
-- Who is signed in at the web site. token: SHA-256 of what the cookie holds.
CREATE TABLE session(
    token BLOB PRIMARY KEY, account_id INTEGER NOT NULL, expires REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX session_account ON session(account_id);
CREATE INDEX session_expires ON session(expires);

-- standing: states.Standing. reason: why it is not simply good, for its owner.
ALTER TABLE account ADD COLUMN standing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN reason TEXT NOT NULL DEFAULT '';

-- class: of its architecture. streak: that others agreed with since the last that they did not.
-- strikes: lies not forgiven. allowance: leases that it may hold, at most; NULL = as many as its
-- cores take. held_ms: stated work of what it
-- holds. measured_ppm: its speed by confirmed replicas; 0 = not known.
CREATE TABLE architecture(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
INSERT INTO architecture(name) SELECT DISTINCT architecture FROM host;
ALTER TABLE host ADD COLUMN class INTEGER NOT NULL DEFAULT 0;
UPDATE host SET class = (SELECT a.id FROM architecture a WHERE a.name = host.architecture);
ALTER TABLE host ADD COLUMN standing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE host ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE host ADD COLUMN streak INTEGER NOT NULL DEFAULT 0;
ALTER TABLE host ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE host ADD COLUMN disagreed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE host ADD COLUMN failed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE host ADD COLUMN strikes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE host ADD COLUMN allowance INTEGER;
ALTER TABLE host ADD COLUMN held_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE host ADD COLUMN measured_ppm INTEGER NOT NULL DEFAULT 0;
ALTER TABLE host ADD COLUMN seen REAL NOT NULL DEFAULT 0;
CREATE INDEX host_seen ON host(seen);

-- The sell orders that hosts last asked with.
CREATE TABLE sell_order(
    host_id INTEGER NOT NULL, name TEXT NOT NULL, account_id INTEGER NOT NULL,
    ask INTEGER NOT NULL, seen REAL NOT NULL, PRIMARY KEY(host_id, name)) WITHOUT ROWID;
CREATE INDEX sell_order_seen ON sell_order(seen);
CREATE INDEX sell_order_account ON sell_order(account_id);

-- expires: epoch seconds; NULL = never. halt: states.Halt, with its reason in words. epoch: how
-- often jobs of it were opened again. served: when a lease of it was last given. unpriced: open
-- jobs that never were leased; priced: the sum of the prices of those that were. headroom: what
-- the buyer let be held beyond what the open jobs need. shown: anyone may see its results.
ALTER TABLE computation ADD COLUMN adaptive INTEGER NOT NULL DEFAULT 0;
ALTER TABLE computation ADD COLUMN expires REAL;
ALTER TABLE computation ADD COLUMN halt INTEGER NOT NULL DEFAULT 0;
ALTER TABLE computation ADD COLUMN halt_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE computation ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE computation ADD COLUMN served REAL NOT NULL DEFAULT 0;
ALTER TABLE computation ADD COLUMN unpriced INTEGER NOT NULL DEFAULT 0;
ALTER TABLE computation ADD COLUMN priced INTEGER NOT NULL DEFAULT 0;
ALTER TABLE computation ADD COLUMN headroom INTEGER NOT NULL DEFAULT 0;
ALTER TABLE computation ADD COLUMN spent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE computation ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE computation ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
UPDATE computation SET spent = confirmed * quorum * price;
UPDATE computation SET unpriced = jobs - confirmed - failed WHERE state = 0;
DROP INDEX computation_queue;
CREATE INDEX computation_queue ON computation(id, bid) WHERE state = 0 AND halt = 0;
CREATE INDEX computation_expires ON computation(expires)
    WHERE state = 0 AND expires IS NOT NULL;
CREATE INDEX computation_account ON computation(account_id);
-- What hosts of different owners needed for confirmed replicas, in reference core-milliseconds.
CREATE TABLE work_sample(
    computation_id INTEGER NOT NULL, account_id INTEGER NOT NULL, work_ms INTEGER NOT NULL,
    PRIMARY KEY(computation_id, account_id)) WITHOUT ROWID;

-- need: 1 = it was given to a trusted host alone; 0 = its computation's quorum must agree.
-- price: of a replica, fixed when the first is leased; 0 = not yet. class: of the hosts that may
-- have it; 0 = any yet.
ALTER TABLE job ADD COLUMN need INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN price INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN class INTEGER NOT NULL DEFAULT 0;
UPDATE job SET price = c.price FROM computation c WHERE c.id = job.id >> 20 AND job.issued > 0;
UPDATE computation SET unpriced = unpriced - p.jobs, priced = p.coins FROM (
    SELECT id >> 20 AS number, count(*) AS jobs, sum(price) AS coins FROM job
    WHERE state = 0 AND price > 0 GROUP BY id >> 20) p
    WHERE p.number = computation.id AND computation.state = 0;
UPDATE host SET held_ms = r.ms FROM (
    SELECT r.host_id, sum(c.work_ms) AS ms FROM replica r JOIN computation c ON c.id = r.id >> 26
    WHERE r.state = 0 GROUP BY r.host_id) r WHERE r.host_id = host.id;
-- until: the last instant to which heartbeats may renew its lease.
ALTER TABLE replica ADD COLUMN until REAL NOT NULL DEFAULT 1e15;
-- Jobs that a trusted host computed alone, until they are decided. delivered: a tick. covers: it
-- is a check of what was delivered no later than this tick; 0 = it waits for one, until `due`.
CREATE TABLE alone(
    replica_id INTEGER PRIMARY KEY, host_id INTEGER NOT NULL, delivered INTEGER NOT NULL,
    covers INTEGER NOT NULL, due REAL NOT NULL);
CREATE INDEX alone_host ON alone(host_id);
CREATE INDEX alone_due ON alone(due);

-- Hosts that disagreed with what others found in a computation.
CREATE TABLE strike(
    computation_id INTEGER NOT NULL, host_id INTEGER NOT NULL,
    PRIMARY KEY(computation_id, host_id)) WITHOUT ROWID;

-- Trades of one hour: coins paid for work, and the least and the greatest bid.
CREATE TABLE price_hour(
    hour INTEGER PRIMARY KEY, jobs INTEGER NOT NULL, work_ms INTEGER NOT NULL,
    coins INTEGER NOT NULL, low INTEGER NOT NULL, high INTEGER NOT NULL);

-- note: the operator's words. A statement reads a book in the order of its transactions.
ALTER TABLE ledger_transaction ADD COLUMN note TEXT NOT NULL DEFAULT '';
DROP INDEX entry_book;
CREATE INDEX entry_book ON entry(book_id, transaction_id);
"""

_NAMED = """
-- named: its owner lets it be listed among those who earn. It changes nothing else: `public`,
-- which is the operator's word alone, also says how its replicas count.
ALTER TABLE account ADD COLUMN named INTEGER NOT NULL DEFAULT 0;
CREATE INDEX account_named ON account(id) WHERE named = 1;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _DESCRIPTION, _EXCHANGE, _NAMED)
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
