"""What the store's logic asks of a database: statements in, rows out, one transaction a block.

The statements are written once, plainly, for SQLite from 3.40 and PostgreSQL from 15. Values stand
as `?`. What the two do not share is spelled so that either side can put its own in its place:

- `NUMBERS(?) v` and `NAMES(?) v` in a FROM: a set of integers or texts, given as a sequence, as
  rows with the column `v.value`;
- `INDEXED BY name`: SQLite's hint, which PostgreSQL is not told;
- `each`: one statement for many rows, a loop in SQLite and one set in PostgreSQL.
"""

from __future__ import annotations

import abc
import contextlib
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from daemonctl.market.store.interface import News

Row = tuple[Any, ...]


class Tx(abc.ABC):
    """One transaction, or one unchanging view. now: epoch seconds by the market's clock."""

    now: float

    @abc.abstractmethod
    def rows(self, query: str, *values: object) -> list[Row]:
        """All that the query answers."""

    @abc.abstractmethod
    def run(self, statement: str, *values: object) -> int:
        """Do it; how many rows it changed."""

    @abc.abstractmethod
    def each(self, statement: str, kinds: str, rows: Collection[Sequence[object]]) -> None:
        """Do it for every row of values.

        statement: `INSERT INTO t(…) VALUES (…) [ON CONFLICT …]`, `UPDATE t SET … WHERE …` or
        `DELETE FROM t WHERE …`, with a `?` for each value. kinds: a letter a value: i integer,
        f floating point, t text, b bytes; each may be None. No two rows of an UPDATE may meet
        the same row of the table.
        """

    @abc.abstractmethod
    def announce(self, news: News) -> None:
        """Tell the market's other processes, once this is committed."""

    def row(self, query: str, *values: object) -> Row | None:
        """The first row that the query answers."""
        found = self.rows(query, *values)
        return found[0] if found else None

    def one(self, query: str, *values: object) -> Row:
        """The row that is certainly there."""
        return self.rows(query, *values)[0]


class Database(abc.ABC):
    """Where the tables are. Transactions come from one thread at a time, views from any.

    shared: other processes may serve the same market.
    """

    shared: bool

    @abc.abstractmethod
    def transaction(self) -> contextlib.AbstractContextManager[Tx]:
        """All of the block's changes, or none of them; no other writer is at work meanwhile."""

    @abc.abstractmethod
    def view(self) -> contextlib.AbstractContextManager[Tx]:
        """One unchanging view for all of the block's reads."""

    @abc.abstractmethod
    def listen(self, heard: Callable[[News], None]) -> None:
        """From now on `heard` is told, in a thread, what other processes announce."""

    @abc.abstractmethod
    def close(self) -> None:
        """Close every connection; no other thread may be using one."""


class EachForm:
    """A statement for many rows, taken apart: what a database that takes sets needs."""

    _VALUES = re.compile(r"(INSERT INTO .*?) VALUES \((.*?)\)( ON CONFLICT .*)?", re.DOTALL)
    _UPDATE = re.compile(r"(UPDATE .*?) WHERE (.*)", re.DOTALL)
    _DELETE = re.compile(r"(DELETE FROM .*?) WHERE (.*)", re.DOTALL)

    def __init__(self, statement: str, source: str) -> None:
        """source: what follows FROM, naming its columns v.c1, v.c2 and so on."""
        names = _names()
        if found := self._VALUES.fullmatch(statement):
            head, values, rest = found.groups()
            self.text = f"{head} SELECT {_put(values, names)} FROM {source}{rest or ''}"
        elif found := self._UPDATE.fullmatch(statement):
            head, where = found.groups()
            self.text = f"{_put(head, names)} FROM {source} WHERE {_put(where, names)}"
        elif found := self._DELETE.fullmatch(statement):
            head, where = found.groups()
            self.text = f"{head} USING {source} WHERE {_put(where, names)}"
        else:
            raise AssertionError(f"no statement for many rows: {statement}")


def _names() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"v.c{number}"


def _put(text: str, names: Iterator[str]) -> str:
    return re.sub(r"\?", lambda _: next(names), text)
