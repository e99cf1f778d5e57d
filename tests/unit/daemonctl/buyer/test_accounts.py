"""At which market one buys, and how a new account's token is never lost."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest

from daemonctl.buyer import accounts
from daemonctl.buyer.keyvault import Account, Kept, KeyVault, Place
from daemonctl.errors import (
    AccountError,
    MarketRefused,
    MarketUnreachable,
    StateError,
    UsageError,
)
from daemonctl.market.wire import (
    AccountCreated,
    Admission,
    Challenge,
    MarketInfo,
    Movement,
    Statement,
)
from daemonctl.paths import Paths
from daemonctl.proofofwork import solves

ONE, TWO = "https://one.example.org", "https://two.example.org"


class Client:
    """Makes accounts without a market."""

    made = 0
    asks = MarketInfo("a market", "1")
    valid: ClassVar[set[str]] = set()
    silent = False

    def __init__(self, url: str, token: str = "") -> None:
        self.url = url
        self.token = token

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to close."""

    def market(self) -> MarketInfo:
        return Client.asks

    def challenge(self) -> Challenge:
        return Challenge("riddle", 4, 900.0)

    def create_account(self, name: str, challenge: str = "", nonce: str = "") -> AccountCreated:
        if Client.asks.accounts is Admission.WORK:
            assert solves(challenge, nonce, 4)
        Client.made += 1
        Client.valid.add(f"token of {name}")
        return AccountCreated(f"a{Client.made}", f"token of {name}", 5)

    def set_token(self, token: str) -> None:
        if self.token not in Client.valid:
            raise MarketRefused("No", status=401)
        Client.valid.remove(self.token)
        Client.valid.add(token)
        if Client.silent:
            raise MarketUnreachable("The answer was lost")

    def statement(self, after: int = 0, limit: int = 2) -> Statement:
        found = tuple(Movement(n, 0.0, "grant", n) for n in range(after + 1, after + 1 + limit))
        return Statement(found, after + limit, after + limit >= 6, 21)


@pytest.fixture(autouse=True)
def without_a_market(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first account is a1."""
    monkeypatch.setattr(Client, "made", 0)
    monkeypatch.setattr(Client, "valid", set())
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


def test_where_a_market_asks_for_work_it_is_done_and_told(
    paths: Paths, vault: KeyVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Client, "asks", MarketInfo("a market", "1", accounts=Admission.WORK))
    shares: list[float] = []
    assert accounts.create(paths, vault, ONE, "me", tell=shares.append).created.account == "a1"
    assert shares


def test_a_new_token_is_kept_and_the_old_one_is_forgotten(paths: Paths, vault: KeyVault) -> None:
    accounts.create(paths, vault, ONE, "me")
    assert accounts.rotate(vault, ONE).place is Place.FILE
    account = vault.load(ONE)
    assert account is not None
    assert account.account == "a1"
    assert Client.valid == {account.token}
    assert len(account.token) == 43
    assert paths.secrets.read_text().count("a1") == 1, "nothing else is kept"


def test_a_new_token_whose_answer_was_lost_is_there_at_the_next_try(
    paths: Paths, vault: KeyVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts.create(paths, vault, ONE, "me")
    monkeypatch.setattr(Client, "silent", True)
    with pytest.raises(MarketUnreachable):
        accounts.rotate(vault, ONE)
    assert Client.valid != {"token of me"}, "the market has it, and we do not know"
    monkeypatch.setattr(Client, "silent", False)
    accounts.rotate(vault, ONE)
    account = vault.load(ONE)
    assert account is not None
    assert Client.valid == {account.token}


def test_a_token_that_the_market_does_not_know_is_not_exchanged(
    paths: Paths, vault: KeyVault
) -> None:
    accounts.create(paths, vault, ONE, "me")
    Client.valid.clear()
    with pytest.raises(MarketRefused):
        accounts.rotate(vault, ONE)
    account = vault.load(ONE)
    assert account is not None
    assert account.token == "token of me"


def test_a_statement_is_read_to_its_end(paths: Paths, vault: KeyVault) -> None:
    accounts.create(paths, vault, ONE, "me")
    moved = accounts.movements(accounts.client(vault, ONE))
    assert [one.seq for one in moved] == [1, 2, 3, 4, 5, 6]
