"""Movements of CPUCoins for people and for spreadsheets."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from daemonctl.cli import statements
from daemonctl.errors import UsageError
from daemonctl.market.wire import Movement

MOVED = (
    Movement(1, 1_000_000.0, "grant", 2_500_000, note="for the poster"),
    Movement(4, 1_000_060.0, "escrow", -1_000_001, computation="c1"),
    Movement(9, 1_000_120.0, "of a later version", 1),
)


def test_each_is_a_line_with_its_cause_and_the_sum_comes_last() -> None:
    lines = list(statements.lines(MOVED))
    assert [line[16:] for line in lines] == [
        "              +2.5  granted for the poster",
        "         -1.000001  held for c1",
        "         +0.000001  of a later version",
        "               1.5",
    ]


def test_a_table_holds_every_number_exactly_and_overwrites_nothing(tmp_path: Path) -> None:
    target = tmp_path / "statement.csv"
    statements.write_csv(target, MOVED)
    with target.open(newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["number", "time", "kind", "CPUCoins", "computation", "note"]
    assert rows[1] == ["1", "1970-01-12T13:46:40Z", "grant", "2.5", "", "for the poster"]
    assert rows[2][3] == "-1.000001"
    with pytest.raises(UsageError, match="already"):
        statements.write_csv(target, MOVED)


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_spreadsheet_takes_a_strangers_words_for_a_formula(tmp_path: Path, note: str) -> None:
    target = tmp_path / "statement.csv"
    statements.write_csv(target, (Movement(1, 0.0, "grant", 1, note=note),))
    with target.open(newline="") as file:
        assert list(csv.reader(file))[1][5] == f"'{note}"
