"""Which market a command is about, and what is never shown of it."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from daemonctl.cli.market.opening import common, data_folder, open_store
from daemonctl.errors import StateError, UsageError


def told(*words: str) -> argparse.Namespace:
    return common().parse_args(words)


@pytest.mark.parametrize(
    "url",
    [
        "s3cret",
        "host=db.example.org password=s3cret",
        "mysql://op:s3cret@db.example.org/market",
        "postgresql://op:s3@cret@db.example.org/market",
        "postgresql://op:s3%zcret@db.example.org/market",
    ],
)
def test_what_is_wrong_with_a_databases_address_is_said_without_its_words(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        told("--database", url)
    said = capsys.readouterr().err
    assert "argument --database:" in said
    assert "cret" not in said


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://op:s3cret@127.0.0.1:1/market",
        "postgresql://op:s3cret@127.0.0.1:1/market?nonsense=s3cret",
        "postgresql://op:s3cret@127.0.0.1:65536/market",
    ],
)
def test_what_the_database_says_does_not_tell_the_password(url: str) -> None:
    with pytest.raises(StateError) as error, open_store(told("--database", url)):
        pass
    assert "s3cret" not in f"{error.value} {error.value.hint}"


def test_a_command_that_names_no_market_is_told_what_to_name() -> None:
    with pytest.raises(UsageError) as error, open_store(told()):
        pass
    assert "--data DIR" in error.value.hint
    with pytest.raises(UsageError):
        data_folder(told())


def test_a_folder_without_a_market_stays_without_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error, open_store(told("--data", str(tmp_path))):
        pass
    assert str(tmp_path) in error.value.detail
    assert list(tmp_path.iterdir()) == []
