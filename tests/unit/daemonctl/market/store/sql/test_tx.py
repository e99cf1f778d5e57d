"""One statement for many rows, taken apart for a database that takes sets."""

from __future__ import annotations

import pytest

from daemonctl.market.store.sql.tx import EachForm


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        (
            "INSERT INTO t(a, b, c) VALUES (?, 1, ?)",
            "INSERT INTO t(a, b, c) SELECT v.c1, 1, v.c2 FROM them",
        ),
        (
            "INSERT INTO t(a) VALUES (?) ON CONFLICT (a) DO UPDATE SET b = excluded.b",
            "INSERT INTO t(a) SELECT v.c1 FROM them ON CONFLICT (a) DO UPDATE SET b = excluded.b",
        ),
        (
            "UPDATE t SET a = a + ?, b = ? WHERE id = ? AND c = 0",
            "UPDATE t SET a = a + v.c1, b = v.c2 FROM them WHERE id = v.c3 AND c = 0",
        ),
        ("DELETE FROM t WHERE id = ?", "DELETE FROM t USING them WHERE id = v.c1"),
    ],
)
def test_each_value_becomes_a_column_of_the_rows(statement, text):
    assert EachForm(statement, "them").text == text


def test_what_is_none_of_the_three_is_a_mistake_of_the_program():
    with pytest.raises(AssertionError, match="no statement for many rows"):
        EachForm("SELECT 1", "them")
