"""The store's statements as PostgreSQL and psycopg take them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from daemonctl.market.store.sql.tx import EachForm

_TYPES = {"i": "bigint", "f": "double precision", "t": "text", "b": "bytea"}
_SETS = {"NUMBERS": "bigint", "NAMES": "text"}
_SET = re.compile(r"\b(NUMBERS|NAMES)\(\?\) v\b")
_HINT = re.compile(r" INDEXED BY \w+")


@cache
def spelled(query: str) -> str:
    """A statement with `%s` for each value; a set is one array."""
    text = _SET.sub(lambda found: f"unnest(%s::{_SETS[found[1]]}[]) AS v(value)", query)
    return _HINT.sub("", text).replace("?", "%s")


@cache
def spelled_for_each(statement: str, kinds: str) -> str:
    """A statement for many rows, which come as one array a column."""
    arrays = ", ".join(f"%s::{_TYPES[kind]}[]" for kind in kinds)
    columns = ", ".join(f"c{number}" for number in range(1, len(kinds) + 1))
    return EachForm(statement, f"unnest({arrays}) AS v({columns})").text


def columns(kinds: str, rows: Collection[Sequence[object]]) -> list[object]:
    """Rows as one array a column."""
    turned = zip(*rows, strict=True)
    return [_array(kind, column) for kind, column in zip(kinds, turned, strict=True)]


def taken(values: tuple[object, ...]) -> tuple[object, ...]:
    """Values as psycopg binds them."""
    return tuple(
        storable(v)
        if isinstance(v, str)
        else _set(v)
        if isinstance(v, (list, tuple, set, frozenset))
        else v
        for v in values
    )


def storable(text: str) -> str:
    """A stranger's text as PostgreSQL keeps it, which has no place for the character NUL."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def _set(values: Collection[object]) -> object:
    kind = "t" if values and isinstance(next(iter(values)), str) else "i"
    return _array(kind, values)


def _array(kind: str, values: Iterable[object]) -> object:
    """An array literal: text of unknown type, which the statement's cast makes one.

    psycopg chooses an array's type by its greatest number, and each type is another statement to
    prepare; and this takes a third of the time.
    """
    if kind == "t":
        return [storable(v) if isinstance(v, str) else v for v in values]
    if kind == "b":
        words = ("NULL" if v is None else f'"\\\\x{_bytes(v).hex()}"' for v in values)
    else:
        words = ("NULL" if v is None else str(v) for v in values)
    return f"{{{','.join(words)}}}"


def _bytes(value: object) -> bytes:
    assert isinstance(value, bytes)
    return value
