"""Statements and values as PostgreSQL takes them, held against a real one."""

from __future__ import annotations

import pytest

from daemonctl.market.store.postgresql.database import PostgresDatabase
from daemonctl.market.store.postgresql.dialect import spelled, spelled_for_each, taken


def test_a_hint_is_left_out_and_a_set_is_an_array():
    query = "SELECT id FROM NUMBERS(?) v JOIN job INDEXED BY job_queue ON id = v.value AND open > ?"
    assert spelled(query) == (
        "SELECT id FROM unnest(%s::bigint[]) AS v(value) JOIN job ON id = v.value AND open > %s"
    )
    assert taken(((1, 2), 3)) == ("{1,2}", 3)


def test_rows_come_as_one_array_a_column():
    assert spelled_for_each("UPDATE t SET a = ? WHERE id = ?", "ti") == (
        "UPDATE t SET a = v.c1 FROM unnest(%s::text[], %s::bigint[]) AS v(c1, c2) WHERE id = v.c2"
    )


@pytest.fixture
def database(postgres_url):
    database = PostgresDatabase(postgres_url, None)
    yield database
    database.close()


_TEXTS = ("", "plain", "with 'quotes', \"double\", {braces}, commas", "back\\slash", "NULL", "é\n☂")


def test_whatever_a_value_holds_comes_back_as_it_was(database):
    rows = [
        (place, text, bytes([place, 0, 255, 92, 34]), place / 3, None)
        for place, text in enumerate(_TEXTS)
    ]
    with database.transaction() as tx:
        tx.run("CREATE TEMPORARY TABLE t(i bigint, s text, b bytea, f double precision, n text)")
        tx.each("INSERT INTO t(i, s, b, f, n) VALUES (?, ?, ?, ?, ?)", "itbft", rows)
        assert tx.rows("SELECT i, s, b, f, n FROM t ORDER BY i") == rows
        assert tx.rows(
            "SELECT t.i FROM NAMES(?) v JOIN t ON t.s = v.value ORDER BY i", _TEXTS[1:3]
        ) == [(1,), (2,)]
        tx.each("UPDATE t SET s = ? WHERE i = ?", "ti", [("new", 0)])
        tx.each("DELETE FROM t WHERE i = ?", "i", [(1,), (2,)])
        assert tx.rows("SELECT i, s FROM t WHERE i < 3 ORDER BY i") == [(0, "new")]
