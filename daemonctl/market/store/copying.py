"""Moving a market that stands still from its SQLite file into an empty PostgreSQL database.

All of it is one transaction of the database: broken off, it leaves nothing there. The audit runs
on both sides, and the ledgers are held against each other book by book, before it is committed.
"""

from __future__ import annotations

import contextlib
import itertools
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
from psycopg import sql

from daemonctl.errors import StateError, UsageError
from daemonctl.files import Lock
from daemonctl.market.store.interface import Audit
from daemonctl.market.store.postgresql.database import PostgresTx
from daemonctl.market.store.postgresql.dialect import storable
from daemonctl.market.store.postgresql.schema import LOCK, migrate
from daemonctl.market.store.sql.audit import audit
from daemonctl.market.store.sqlite import SqliteStore

FILE = "market.sqlite"
LEFT = "market.sqlite.copied"
_BATCH = 10_000
_CONNECT_S = 10
_SEEDED = ("counter", "book")
"""Tables that are made with rows in them."""

Told = Callable[[str, int, int], None]
"""Told of a table, how many of its rows are copied, and how many there are."""

_BOOKS = (
    "SELECT b.id, b.balance, coalesce(e.entries, 0), coalesce(e.total, 0), e.first, e.last"
    " FROM book b LEFT JOIN (SELECT book_id, count(*) AS entries,"
    " CAST(sum(amount) AS BIGINT) AS total, min(transaction_id) AS first,"
    " max(transaction_id) AS last FROM entry GROUP BY book_id) e ON e.book_id = b.id"
    " ORDER BY b.id"
)


class Copied(NamedTuple):
    """What was moved. rows: of all tables. books: whose entries were compared. audit: of both."""

    rows: int
    books: int
    audit: Audit


def copy(data: Path, url: str, told: Told) -> Copied:
    """Move the market in the folder `data` into the database at `url`.

    Afterwards the file bears another name, so that nobody serves it by mistake. Raises
    UsageError where there is no market in the folder or it is being served, StateError where
    a store cannot be used, the database is not empty, or the books do not hold.
    """
    path = data / FILE
    if not path.exists():
        raise UsageError(
            "There is no market in this folder",
            detail=str(path),
            hint="Name the folder that `cpushare market serve --data` uses.",
        )
    lock = Lock(data / "lock")
    if not lock.acquire():
        raise UsageError(
            "This folder is being served",
            detail=str(data),
            hint="Stop the market first: what it does meanwhile would not be copied.",
        )
    try:
        before = _audited(path)
        # Read as a whole: an operator's command may still change the file.
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as source:
            source.execute("BEGIN IMMEDIATE")
            with _connected(url) as target, target.transaction():
                copied = _move(source, target, before, told)
            source.execute("ROLLBACK")
        path.rename(data / LEFT)
        return copied
    finally:
        lock.release()


def _audited(path: Path) -> Audit:
    """The audit of the file, brought to this version first."""
    store = SqliteStore(path, time.time)
    try:
        found = store.audit()
    finally:
        store.close()
    if found.breaches:
        raise StateError(
            "The market's books do not hold, so it is not copied",
            detail=found.breaches[0],
            hint="`cpushare market audit --data DIR` names every breach.",
        )
    return found


@contextlib.contextmanager
def _connected(url: str) -> Iterator[psycopg.Connection[Any]]:
    try:
        with psycopg.connect(
            url, autocommit=True, connect_timeout=_CONNECT_S, application_name="cpushare market"
        ) as connection:
            yield connection
    except psycopg.Error as error:
        raise StateError(
            "The market could not be copied",
            # Not the address: it may hold a password.
            detail=str(error).strip(),
            hint="The database is as it was. Check its address, and that this user may make"
            " tables; then try again.",
        ) from error


def _move(
    source: sqlite3.Connection, target: psycopg.Connection[Any], before: Audit, told: Told
) -> Copied:
    migrate(target)
    target.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
    _refuse_used(target, _tables(source))
    rows = copy_tables(source, target, told)
    target.execute("ANALYZE")
    books = _compare_books(source, target)
    after = audit(PostgresTx(target, time.time(), ""))
    if after != before:
        raise StateError(
            "The copy's books are not those of the market, so nothing is kept",
            detail=next(iter(after.breaches), f"{before} became {after}"),
            hint="This is a fault of CPUShare: please report it.",
        )
    return Copied(rows, books, after)


def copy_tables(source: sqlite3.Connection, target: psycopg.Connection[Any], told: Told) -> int:
    """All rows of one store into the new tables of the other; how many. What is made there next
    is numbered after them."""
    for table in _SEEDED:
        target.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
    rows = sum(_copy_table(source, target, table, told) for table in _tables(source))
    _set_sequences_on(target)
    return rows


def _tables(source: sqlite3.Connection) -> list[str]:
    return [
        name
        for (name,) in source.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%'"
            " ESCAPE '\\' ORDER BY name"
        )
    ]


def _refuse_used(target: psycopg.Connection[Any], tables: Sequence[str]) -> None:
    for table in tables:
        query = "SELECT count(*) FROM (SELECT 1 FROM {} LIMIT 3) t"
        found = _one(target, sql.SQL(query).format(sql.Identifier(table)))
        if found > (1 if table in _SEEDED else 0):
            raise StateError(
                "The database is not empty",
                detail=f"a market has used it: there are rows in its table {table!r}",
                hint="Stop that market, if it runs, and make a new database: createdb NAME",
            )


def _copy_table(
    source: sqlite3.Connection, target: psycopg.Connection[Any], table: str, told: Told
) -> int:
    columns = [row[1] for row in source.execute(f'PRAGMA table_info("{table}")')]
    (total,) = source.execute(f'SELECT count(*) FROM "{table}"').fetchone()
    names = ", ".join(f'"{column}"' for column in columns)
    found = source.execute(f'SELECT {names} FROM "{table}"')
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    done = 0
    with target.cursor() as cursor, cursor.copy(statement) as stream:
        while batch := found.fetchmany(_BATCH):
            for row in batch:
                stream.write_row([storable(v) if isinstance(v, str) else v for v in row])
            done += len(batch)
            told(table, done, total)
    arrived = _one(target, sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
    if arrived != total:
        raise StateError(
            "The copy is not whole, so nothing is kept",
            detail=f"table {table!r} has {total} rows, {arrived} arrived",
        )
    return done


def _set_sequences_on(target: psycopg.Connection[Any]) -> None:
    """What is made next is numbered after what there is."""
    for table, column in target.execute(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_schema = current_schema() AND is_identity = 'YES'"
    ).fetchall():
        query = (
            "SELECT setval(pg_get_serial_sequence({}, {}), max({})) FROM {}"
            " HAVING max({}) IS NOT NULL"
        )
        name, field = sql.Identifier(table), sql.Identifier(column)
        quoted = sql.Literal(name.as_string(target))
        target.execute(sql.SQL(query).format(quoted, sql.Literal(column), field, name, field))


def _compare_books(source: sqlite3.Connection, target: psycopg.Connection[Any]) -> int:
    """Every book's balance, entries and their sum are the same on both sides; how many books."""
    books = 0
    with target.cursor("books") as there:
        there.itersize = _BATCH
        there.execute(_BOOKS)
        for ours, theirs in itertools.zip_longest(source.execute(_BOOKS), there):
            if ours != theirs:
                raise StateError(
                    "The copy's ledger is another, so nothing is kept",
                    detail=f"book, balance, entries, sum, first and last transaction were {ours}"
                    f" and became {theirs}",
                    hint="This is a fault of CPUShare: please report it.",
                )
            books += 1
    return books


def _one(target: psycopg.Connection[Any], query: sql.Composed) -> int:
    row = target.execute(query).fetchone()
    assert row is not None
    number: int = row[0]
    return number
