"""A sell order is read from what was dropped, or it is said what is wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from daemonctl.errors import OrderError
from tray.orderfile import MOST_BYTES, load

GOOD = """format = 1
market = "https://market.example.org"
order = "o"
account = "a"
beneficiary = "libcaca"
ask = "0.8"
"""


def test_a_good_file_is_an_order(tmp_path: Path) -> None:
    path = tmp_path / "x.cpu"
    path.write_text(GOOD)
    assert load(path).ask == 800_000


def test_a_bad_field_is_named_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "x.cpu"
    path.write_text(GOOD.replace('"0.8"', '"much"'))
    with pytest.raises(OrderError) as caught:
        load(path)
    assert "x.cpu, line 6: ask" in caught.value.detail
    assert caught.value.hint


def test_what_is_too_long_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "film.cpu"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES * 1000)
    with pytest.raises(OrderError, match="no sell order"):
        load(path)


def test_a_file_that_is_gone_or_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(OrderError, match="cannot be read"):
        load(tmp_path / "gone.cpu")
    with pytest.raises(OrderError, match="no file"):
        load(tmp_path)
    # Nobody writes into this pipe: reading it would wait for ever.
    os.mkfifo(tmp_path / "pipe.cpu")
    with pytest.raises(OrderError, match="no file"):
        load(tmp_path / "pipe.cpu")
