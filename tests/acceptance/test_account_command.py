"""`cpushare account` at markets that ask for work or approval, and what an operator does there."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.market.client import Client, market, market_command, refusal
from tests.pool import until


class Person:
    """Somebody with an installation of their own."""

    def __init__(self, home: Path, url: str) -> None:
        self.home, self.url = home, url

    def account(self, act: str, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "daemonctl.cli.main", "account", act, "--no-keyring", *words],
            env={**os.environ, "CPUSHARE_HOME": str(self.home)},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def create(self) -> str:
        done = self.account("create", "--market", self.url)
        assert done.returncode == 0, done.stderr
        found = re.search(r"Account (\S+) at", done.stdout)
        assert found is not None
        self.said = done
        return found[1]

    def token(self) -> str:
        (secrets,) = self.home.rglob("secrets.json")
        found: str = json.loads(secrets.read_text())["accounts"][self.url]["token"]
        return found


def operator(data: Path, action: str, *words: str) -> str:
    done = market_command(action, "--data", str(data), *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_account_is_worked_for_granted_coins_and_given_a_new_token(tmp_path):
    data = tmp_path / "data"
    with market(data, "--accounts", "work", "--work-bits", "12") as running:
        me = Person(tmp_path / "me", running.url)
        account = me.create()
        assert "Working for the account" in me.said.stderr
        operator(data, "grant", account, "2.5", "--note", "for the poster")
        shown = me.account("statement").stdout
        assert re.search(r"\+2\.5 +granted for the poster", shown)
        assert re.search(r"balance +102\.5$", shown.strip())
        old = me.token()
        done = me.account("rotate")
        assert done.returncode == 0, done.stderr
        assert me.token() != old
        table = tmp_path / "statement.csv"
        assert me.account("statement", "--csv", str(table)).returncode == 0
        with table.open(newline="") as file:
            assert [row["CPUCoins"] for row in csv.DictReader(file)] == ["100", "2.5"]
        thief = Client(running.url, old)
        refusal(thief.call("GET", "account"), 401)
        thief.close()


def test_who_waits_for_approval_is_told_so_and_let_in(tmp_path):
    data = tmp_path / "data"
    with market(data, "--accounts", "approval") as running:
        me = Person(tmp_path / "me", running.url)
        account = me.create()
        assert "waits for the operator's approval" in me.said.stdout
        refused = me.account("show")
        assert refused.returncode == 1
        assert "waits for the operator's approval" in refused.stderr
        assert operator(data, "approve").startswith(account)
        operator(data, "approve", account, "--welcome-grant", "7")
        until(lambda: me.account("show").returncode == 0, "the market knows")
        assert "Balance: 7 CPUCoins" in me.account("show").stdout
        assert operator(data, "approve") == "no account waits\n"


def test_who_is_barred_is_told_why_until_they_are_let_in_again(tmp_path):
    data = tmp_path / "data"
    with market(data) as running:
        me = Person(tmp_path / "me", running.url)
        account = me.create()
        assert me.account("show").returncode == 0
        operator(data, "bar", account, "--reason", "Coins came from a stolen token.")
        until(lambda: me.account("show").returncode == 1, "the market knows")
        assert "Coins came from a stolen token." in me.account("show").stderr
        operator(data, "unbar", account)
        until(lambda: me.account("show").returncode == 0, "the market knows")


def test_who_lost_a_token_is_given_another_by_the_operator(tmp_path):
    data = tmp_path / "data"
    with market(data) as running:
        me = Person(tmp_path / "me", running.url)
        account = me.create()
        told = operator(data, "token", account)
        found = re.search(r"^token: (\S+)$", told, re.MULTILINE)
        assert found is not None
        client = Client(running.url, found[1])
        until(lambda: client.call("GET", "account").status_code == 200, "the market knows")
        until(lambda: me.account("show").returncode == 1, "the old one opens nothing")
        client.close()


def test_the_operator_sees_how_the_market_stands(tmp_path):
    data = tmp_path / "data"
    with market(data) as running:
        Person(tmp_path / "me", running.url).create()
        operator(data, "stop", "--all", "--reason", "An update.")
        text = operator(data, "stats")
        assert re.search(r"^STOPPED +An update\.$", text, re.MULTILINE)
        assert re.search(r"^accounts +1$", text, re.MULTILINE)
        assert "100 in circulation" in text
        operator(data, "start", "--all")
        operator(data, "drain")
        found = json.loads(operator(data, "stats", "--json"))
        assert (found["accounts"], found["halted"], found["draining"]) == (1, "", True)
        assert found["circulating"] == 100_000_000


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("bar", "anobody", "--reason", "x"), 1, "no such account"),
        (("bar", "hnobody", "--reason", "x"), 1, "no such host"),
        (("bar", "anobody"), 2, "--reason"),
        (("bar", "anobody", "--reason", " "), 2, "say why"),
        (("stop", "cnobody", "--reason", "x"), 1, "no such open computation"),
        (("stop", "--reason", "x"), 2, "--all"),
        (("stop", "--all"), 2, "--reason"),
        (("start", "cnobody"), 1, "no such open computation"),
        (("approve", "anobody"), 1, "no such account"),
        (("token", "anobody"), 1, "no such account"),
    ],
)
def test_what_an_operator_says_wrongly_is_told(store, words, code, told):
    done = market_command(words[0], "--data", str(store), *words[1:])
    assert done.returncode == code
    assert told in done.stderr


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A market's folder."""
    data = tmp_path_factory.mktemp("market") / "data"
    with market(data):
        pass
    return data
