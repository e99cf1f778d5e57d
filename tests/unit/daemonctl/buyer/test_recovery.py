"""The recovery file: read by people, typed from paper, never over another one."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.buyer import recovery
from daemonctl.buyer.keyvault import Account, KeyVault
from daemonctl.errors import AccountError, InputError
from daemonctl.paths import Paths

URL = "https://market.example.org"
ME = Account("a1", "a-very-secret-token")


@pytest.fixture
def vault(tmp_path: Path) -> KeyVault:
    """Has one account."""
    vault = KeyVault(Paths.below(tmp_path / "home"), use_keyring=False)
    vault.store(URL, ME)
    return vault


def test_a_person_can_read_what_it_is_and_what_to_do(vault: KeyVault, tmp_path: Path) -> None:
    target = tmp_path / "account.txt"
    recovery.save(vault, URL, target)
    text = target.read_text()
    assert text.startswith("CPUShare: recovery file of an account\n")
    assert "Who has this file has the account" in text
    assert "cpushare account restore FILE" in text
    assert f"market: {URL}\naccount: a1\ntoken: a-very-secret-token\n" in text
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert recovery.parse(target.read_bytes()) == (URL, ME)


def test_an_umask_opens_it_to_nobody(vault: KeyVault, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        recovery.save(vault, URL, tmp_path / "account.txt")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "account.txt").stat().st_mode) == 0o600


def test_nothing_is_ever_overwritten(vault: KeyVault, tmp_path: Path) -> None:
    target = tmp_path / "account.txt"
    target.write_text("another account's")
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    for taken in (target, tmp_path / "link.txt"):
        with pytest.raises(InputError, match="already") as error:
            recovery.save(vault, URL, taken)
        assert str(taken) in error.value.detail
    assert target.read_text() == "another account's"
    assert not (tmp_path / "nowhere").exists()


def test_saving_the_same_again_is_no_error(vault: KeyVault, tmp_path: Path) -> None:
    for _ in range(2):
        recovery.save(vault, URL, tmp_path / "account.txt")


def test_a_folder_that_is_not_there_is_named(vault: KeyVault, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written") as error:
        recovery.save(vault, URL, tmp_path / "none" / "account.txt")
    assert str(tmp_path / "none") in error.value.detail


def test_where_there_is_no_account_there_is_nothing_to_save(
    vault: KeyVault, tmp_path: Path
) -> None:
    with pytest.raises(AccountError, match="no account"):
        recovery.save(vault, "https://other.example.org", tmp_path / "account.txt")
    assert not (tmp_path / "account.txt").exists()


def test_what_was_typed_from_paper_is_understood() -> None:
    text = (
        f"\ufeffMy account!\r\n  market : {URL}/ \r\ntoken:a-very-secret-token\r\n\r\naccount: a1"
    )
    assert recovery.parse(text.encode()) == (URL, ME)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "begins with market:"),
        (f"market: {URL}\naccount: a1\n", "begins with token:"),
        (f"market: {URL}\naccount: a1\ntoken: x\ntoken: y\n", "token twice"),
        ("market: http://market.example.org\naccount: a1\ntoken: x\n", "https alone"),
        (f"market: {URL}\naccount: a/1\ntoken: x\n", "letters"),
        (f"market: {URL}\naccount: a1\ntoken: x\x1b[31m\n", "letters"),
    ],
)
def test_what_is_none_says_what_is_wrong_with_it(text: str, problem: str) -> None:
    with pytest.raises(InputError, match="no recovery file") as error:
        recovery.parse(text.encode(), "mine.txt")
    assert problem in error.value.detail
    assert error.value.detail.startswith("mine.txt: ")


def test_a_file_of_any_size_is_read_no_further_than_it_can_be_one(tmp_path: Path) -> None:
    path = tmp_path / "film.mkv"
    with path.open("wb") as file:
        file.truncate(10**10)
    with pytest.raises(InputError, match="no recovery file"):
        recovery.restore(Paths.below(tmp_path), KeyVault(Paths.below(tmp_path)), path)


@given(st.binary() | st.text().map(str.encode))
def test_no_bytes_raise_anything_but_that_they_are_none(data: bytes) -> None:
    with contextlib.suppress(InputError):
        recovery.parse(data)
