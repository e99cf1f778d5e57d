"""Accounts over HTTP: how one comes by them, their statements, their tokens, and limits."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from daemonctl.market.numbering import new_token
from daemonctl.market.wire import (
    AccountCreated,
    AccountInfo,
    Admission,
    Challenge,
    MarketInfo,
    NewAccount,
    NewToken,
    Statement,
)
from daemonctl.model import MICRO
from daemonctl.proofofwork import solve
from tests.integration.market.client import Buyer, Client, Seller, market, market_command, refusal


@pytest.fixture
def anybody(request, tmp_path):
    """A client of a market of its own, served with the test's options."""
    with market(tmp_path / "data", *request.param) as running:
        with contextlib.closing(Client(running.url)) as client:
            client.data = tmp_path / "data"
            yield client
        assert "Traceback" not in running.log()


def serving(*options):
    return pytest.mark.parametrize("anybody", [options], indirect=True, ids=["served"])


def as_account(client, token):
    client.session.headers["Authorization"] = f"Bearer {token}"


@serving("--accounts", "work", "--work-bits", "10", "--welcome-grant", "3")
def test_an_account_for_work_is_had_once_for_each_challenge(anybody):
    info = anybody.ask("GET", "market", MarketInfo)
    assert (info.accounts, info.welcome) == (Admission.WORK, 3 * MICRO)
    assert "takes some work" in refusal(anybody.call("POST", "accounts", NewAccount()), 403).title
    asked = anybody.ask("GET", "challenge", Challenge)
    assert asked.bits == 10
    wrong = NewAccount("me", asked.challenge, "not worked for")
    assert "does not solve" in refusal(anybody.call("POST", "accounts", wrong), 403).detail
    nonce = solve(asked.challenge, asked.bits, patience_s=60)
    said = NewAccount("me", asked.challenge, nonce)
    made = anybody.ask("POST", "accounts", AccountCreated, said)
    assert made.balance == 3 * MICRO
    assert "used before" in refusal(anybody.call("POST", "accounts", said), 403).detail


def test_where_no_work_is_asked_for_there_is_no_challenge(people):
    refusal(people(Client).call("GET", "challenge"), 404)


@serving("--accounts", "approval")
def test_an_account_that_waits_may_do_nothing_until_the_operator_approves(anybody):
    assert anybody.ask("GET", "market", MarketInfo).accounts is Admission.APPROVAL
    made = anybody.ask("POST", "accounts", AccountCreated, NewAccount("me"))
    assert (made.pending, made.balance) == (True, 0)
    as_account(anybody, made.token)
    assert "waits" in refusal(anybody.call("GET", "account"), 403).title
    waiting = market_command("approve", "--data", str(anybody.data))
    assert made.account in waiting.stdout
    done = market_command("approve", "--data", str(anybody.data), made.account)
    assert done.returncode == 0, done.stderr
    heard = sees(lambda: anybody.call("GET", "account").status_code == 200)
    assert heard
    assert anybody.ask("GET", "account", AccountInfo).balance == 100 * MICRO


def sees(condition):
    """Whether it comes true in time."""
    import time

    end = time.monotonic() + 30
    while not (true := condition()) and time.monotonic() < end:
        time.sleep(0.05)
    return true


def test_a_new_token_is_the_owners_and_a_lost_answer_locks_nobody_out(people):
    buyer = people(Buyer)
    old, new = buyer.token, new_token()
    assert buyer.call("PUT", "account/token", NewToken(new)).status_code == 204
    refusal(buyer.call("GET", "account"), 401)
    as_account(buyer, new)
    assert buyer.call("PUT", "account/token", NewToken(new)).status_code == 204
    assert buyer.account().account == buyer.id
    as_account(buyer, old)
    refusal(buyer.call("PUT", "account/token", NewToken(new)), 401)


@pytest.mark.parametrize("token", ["", "short", "x" * 44, "ä" * 43, "a b" + "c" * 40])
def test_a_token_that_is_none_changes_nothing(people, token):
    buyer = people(Buyer)
    assert "`$.token`" in refusal(buyer.call("PUT", "account/token", NewToken(token)), 400).detail
    assert buyer.account().account == buyer.id


def test_a_token_of_somebody_else_cannot_be_taken(people):
    mine, theirs = people(Buyer), people(Buyer)
    refusal(mine.call("PUT", "account/token", NewToken(theirs.token)), 409)


def test_what_is_revoked_opens_nothing_any_more(people):
    buyer, seller = people(Buyer), people(Seller)
    for one, path in ((buyer, "account/revoke"), (seller, "host/revoke")):
        assert one.call("POST", path).status_code == 204
        refusal(one.call("POST", path), 401)


def test_a_host_takes_a_new_token_too(people):
    seller, new = people(Seller), new_token()
    assert seller.call("PUT", "host/token", NewToken(new)).status_code == 204
    refusal(seller.call("POST", "sync", b"{}"), 401)
    as_account(seller, new)
    seller.sync()


def test_a_statement_comes_in_pages_and_adds_up(people):
    buyer = people(Buyer)
    made = buyer.submit([b"x", b"y"])
    buyer.call("POST", f"computations/{made.computation}/cancel")
    found, after = [], 0
    for _ in range(3):
        query = {"after": after, "limit": 1}
        page = buyer.ask("GET", "account/statement", Statement, params=query)
        found += page.movements
        after = page.next
    assert page.finished
    assert [one.kind for one in found] == ["grant", "escrow", "refund"]
    assert found[1].computation == made.computation
    assert sum(one.amount for one in found) == page.balance == 100 * MICRO
    assert refusal(buyer.call("GET", "account/statement?after=-1"), 400)


@serving("--newcomers-per-hour", "3", "--trusted-proxy", "127.0.0.1")
def test_one_address_makes_so_many_accounts_and_another_goes_on(anybody):
    def make(address):
        return anybody.call("POST", "accounts", NewAccount(), headers={"X-Forwarded-For": address})

    for _ in range(3):
        assert make("203.0.113.5").status_code == 201
    refused = make("203.0.113.5")
    assert "too often" in refusal(refused, 429).title
    assert 1100 < int(refused.headers["Retry-After"]) <= 1200
    assert make("6.6.6.6, 203.0.113.5").status_code == 429, "what the proxy saw counts"
    assert make("203.0.113.6").status_code == 201


@serving("--requests-per-second", "1", "--trusted-proxy", "127.0.0.1")
def test_a_token_that_asks_too_often_waits_and_others_do_not(anybody):
    with (
        contextlib.closing(Buyer(anybody.url)) as busy,
        contextlib.closing(Buyer(anybody.url)) as calm,
    ):
        for one in (busy, calm):
            one.session.headers["X-Forwarded-For"] = "203.0.113.5"
        answers = [busy.call("GET", "account") for _ in range(40)]
        refused = [answer for answer in answers if answer.status_code == 429]
        assert refused
        assert int(refused[-1].headers["Retry-After"]) >= 1
        assert calm.account().account == calm.id
        del busy.session.headers["X-Forwarded-For"]
        assert busy.account().account == busy.id, "this machine itself is not limited"


def test_no_token_is_in_the_store(people, served):
    buyer = people(Buyer)
    new = new_token()
    buyer.call("PUT", "account/token", NewToken(new))
    with contextlib.closing(sqlite3.connect(served.data / "market.sqlite")) as store:
        everything = "\n".join(store.iterdump())
    assert buyer.id in everything
    assert buyer.token not in everything
    assert new not in everything
