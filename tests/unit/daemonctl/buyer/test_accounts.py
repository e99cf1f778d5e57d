"""At which market one buys, and how a new account's token is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemonctl.buyer import accounts
from daemonctl.buyer.keyvault import Account, Kept, KeyVault, Place
from daemonctl.errors import AccountError, StateError, UsageError
from daemonctl.market.wire import AccountCreated
from daemonctl.paths import Paths

ONE, TWO = "https://one.example.org", "https://two.example.org"


class Client:
    """Makes accounts without a market."""

    made = 0

    def __init__(self, url: str, token: str = "") -> None:
        self.url = url
        self.token = token

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to close."""

    def create_account(self, name: str) -> AccountCreated:
        Client.made += 1
        return AccountCreated(f"a{Client.made}", f"token of {name}", 5)


@pytest.fixture(autouse=True)
def without_a_market(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first account is a1."""
    monkeypatch.setattr(Client, "made", 0)
    monkeypatch.setattr(accounts, "BuyerClient", Client)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """An installation of its own."""
    return Paths.below(tmp_path)


@pytest.fixture
def vault(paths: Paths) -> KeyVault:
    """Keeps tokens in its file."""
    return KeyVault(paths, use_keyring=False)


def test_the_newest_accounts_market_is_the_one_that_is_meant(paths: Paths, vault: KeyVault) -> None:
    with pytest.raises(UsageError, match="At which market"):
        accounts.choose_market(paths, None)
    for market in (ONE, TWO):
        accounts.create(paths, vault, market, "me")
    assert accounts.choose_market(paths, None) == TWO
    assert accounts.choose_market(paths, f"{ONE}/") == ONE


def test_a_session_is_as_the_account_of_that_market(paths: Paths, vault: KeyVault) -> None:
    accounts.create(paths, vault, ONE, "me")
    assert accounts.client(vault, ONE).token == "token of me"  # type: ignore[attr-defined]
    with pytest.raises(AccountError, match="no account at this market"):
        accounts.client(vault, TWO)


def test_a_second_account_at_a_market_is_not_made(paths: Paths, vault: KeyVault) -> None:
    accounts.create(paths, vault, ONE, "me")
    with pytest.raises(AccountError, match=f"already: a1 at {ONE}"):
        accounts.create(paths, vault, ONE, "me")
    assert Client.made == 1


def test_with_a_locked_keyring_no_account_is_made(paths: Paths) -> None:
    class Locked(KeyVault):
        def load(self, _market: str) -> Account | None:
            raise AccountError("Your keyring is locked")

    with pytest.raises(AccountError, match="locked"):
        accounts.create(paths, Locked(paths), ONE, "me")
    assert Client.made == 0


def test_a_keyring_that_locks_meanwhile_costs_no_token(paths: Paths) -> None:
    class Closing(KeyVault):
        def load(self, _market: str) -> Account | None:
            return None

        def store(self, _market: str, _account: Account) -> Kept:
            raise AccountError("Your keyring is locked")

    made = accounts.create(paths, Closing(paths), ONE, "me")
    assert made.kept == Kept(Place.FILE, "Your keyring is locked")
    kept = KeyVault(paths, use_keyring=False).load(ONE)
    assert kept == Account("a1", "token of me")


def test_the_list_of_accounts_holds_no_secret(paths: Paths, vault: KeyVault) -> None:
    accounts.create(paths, vault, ONE, "me")
    text = (paths.state / "accounts.json").read_text()
    assert "a1" in text
    assert "token" not in text


def test_a_damaged_list_is_told_with_its_file(paths: Paths) -> None:
    paths.state.mkdir()
    (paths.state / "accounts.json").write_text("[")
    with pytest.raises(StateError, match=r"accounts\.json"):
        accounts.choose_market(paths, None)
