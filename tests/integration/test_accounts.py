"""A user's account as the windows keep it: a real market, a real keyring, locked and not there."""

from __future__ import annotations

import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemonctl.buyer import accounts
from daemonctl.buyer.keyvault import KeyVault
from daemonctl.control import markets, selling
from daemonctl.control.markets import Place
from daemonctl.errors import AccountError, InputError, KeyringError
from daemonctl.paths import Paths
from tests.pool import Market, running, until
from tests.secretservice import PASSWORD, Session


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Market]:
    """One for all: every test has an installation of its own."""
    market = Market(tmp_path_factory.mktemp("market"))
    with running(market):
        yield market


@pytest.fixture
def session(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Session]:
    """A session bus with nobody on it yet; with a screen for those who want one."""
    with Session(tmp_path / "session", screen="on_a_screen" in request.fixturenames) as session:
        yield session


@pytest.fixture
def on_a_screen() -> None:
    """The session has one."""


@pytest.fixture
def join(session: Session, monkeypatch: pytest.MonkeyPatch):
    """Let this process take part in the session as it is now."""

    def enter() -> None:
        for name, value in session.environ.items():
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, value)

    return enter


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """An installation of its own."""
    return Paths.below(tmp_path / "home")


def token(paths: Paths, url: str) -> str:
    account = KeyVault(paths).load(url)
    assert account is not None
    return account.token


def test_an_unlocked_keyring_keeps_the_token_and_no_file_has_it(
    market: Market, session: Session, join, paths: Paths
) -> None:
    session.keyring(locked=False)
    join()
    assert markets.account(paths, market.url) is None
    made = markets.create_account(paths, market.url, "a volunteer")
    assert (made.place, made.reason) == (Place.KEYRING, "")
    assert markets.account(paths, market.url) == made
    secret = token(paths, market.url).encode()
    files = [path for path in paths.state.rglob("*") if path.is_file()]
    assert [path for path in files if secret in path.read_bytes()] == []
    with pytest.raises(AccountError, match="already"):
        markets.create_account(paths, market.url)


def test_without_a_keyring_the_token_is_in_a_file_and_it_is_said_why(
    market: Market, join, paths: Paths
) -> None:
    join()
    made = markets.create_account(paths, market.url)
    assert (made.place, made.reason) == (Place.FILE, "no keyring is running")
    assert stat.S_IMODE(paths.secrets.stat().st_mode) == 0o600
    found = markets.account(paths, market.url)
    assert found is not None
    assert (found.account, found.place) == (made.account, Place.FILE)


def test_a_locked_keyring_makes_no_account_until_the_file_is_asked_for(
    market: Market, session: Session, join, paths: Paths
) -> None:
    session.keyring(locked=True)
    join()
    with pytest.raises(KeyringError, match="keyring is locked") as error:
        markets.create_account(paths, market.url)
    assert "--" not in error.value.hint
    assert not paths.state.exists()
    made = markets.create_account(paths, market.url, in_file=True)
    assert made.place is Place.FILE
    assert markets.account(paths, market.url) is not None


@pytest.mark.usefixtures("on_a_screen")
def test_an_open_password_window_is_waited_for_only_so_long(
    market: Market, session: Session, join, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.keyring(locked=True)
    join()
    monkeypatch.setattr(markets, "ASKED_S", 4.0)
    began = time.monotonic()
    with pytest.raises(KeyringError, match="does not answer") as error:
        markets.create_account(paths, market.url)
    assert time.monotonic() - began < 30
    assert "password window" in error.value.detail
    assert markets.create_account(paths, market.url, in_file=True).place is Place.FILE


@pytest.mark.usefixtures("on_a_screen")
def test_who_types_the_password_has_the_account_in_the_keyring(
    market: Market, session: Session, join, paths: Paths
) -> None:
    session.keyring(locked=True)
    join()
    made: list[markets.Account] = []
    asking = threading.Thread(target=lambda: made.append(markets.create_account(paths, market.url)))
    asking.start()
    until(lambda: session.run("xdotool", "search", "--onlyvisible", "--class", "gcr"), "a window")
    time.sleep(1)
    session.run("xdotool", "type", "--delay", "30", PASSWORD)
    session.run("xdotool", "key", "Return")
    asking.join(60)
    assert [account.place for account in made] == [Place.KEYRING]


def test_a_recovery_file_gives_the_account_back_to_a_new_installation(
    market: Market, session: Session, join, paths: Paths, tmp_path: Path
) -> None:
    session.keyring(locked=False)
    join()
    made = markets.create_account(paths, market.url)
    saved = tmp_path / "my account.txt"
    markets.save_recovery(paths, market.url, saved)
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    anew = Paths.below(tmp_path / "anew")
    restored = markets.restore(anew, saved)
    assert restored == made
    assert token(anew, market.url) == token(paths, market.url)
    order = markets.earning(restored, 500_000, "me")
    selling.assign(anew, 0, order)
    assert selling.book(anew).sales[0].order is not None
    # Once more changes nothing; over another account's file it is never written.
    markets.save_recovery(paths, market.url, saved)
    saved.write_text(saved.read_text() + "\n")
    with pytest.raises(InputError, match="already"):
        markets.save_recovery(paths, market.url, saved)


def test_a_recovery_file_that_the_market_does_not_know_changes_nothing(
    market: Market, session: Session, join, paths: Paths, tmp_path: Path
) -> None:
    session.keyring(locked=False)
    join()
    markets.create_account(paths, market.url)
    saved = tmp_path / "account.txt"
    markets.save_recovery(paths, market.url, saved)
    text = saved.read_text()
    anew = Paths.below(tmp_path / "anew")
    saved.write_text(text.replace(token(paths, market.url), "x" * 40))
    with pytest.raises(AccountError, match="does not know this account's token"):
        markets.restore(anew, saved)
    other = Paths.below(tmp_path / "other")
    markets.create_account(other, market.url)
    saved.write_text(text)
    with pytest.raises(AccountError, match="another account at this market"):
        markets.restore(other, saved)
    assert not anew.state.exists()


def test_a_new_token_takes_the_old_ones_place_in_the_keyring(
    market: Market, session: Session, join, paths: Paths
) -> None:
    session.keyring(locked=False)
    join()
    markets.create_account(paths, market.url)
    vault, old = KeyVault(paths), token(paths, market.url)
    assert accounts.rotate(vault, market.url).place is Place.KEYRING
    assert token(paths, market.url) != old
    with accounts.client(vault, market.url) as client:
        assert client.account().account
    assert vault.load(f"{market.url} next") is None
    assert not paths.secrets.exists()


@pytest.mark.parametrize(
    ("words", "pending"), [(("work", "--work-bits", "10"), False), (("approval",), True)]
)
def test_a_window_works_for_an_account_and_knows_that_it_waits(
    join, paths: Paths, tmp_path: Path, words: tuple[str, ...], pending: bool
) -> None:
    join()
    strict = Market(tmp_path / "market", "--accounts", *words)
    with running(strict):
        assert markets.create_account(paths, strict.url).pending is pending
