"""An account's page: its statement, its sell orders, its name, its token."""

from __future__ import annotations

import csv
import io

import pytest

from daemonctl.orders import schema
from tests.integration.market.client import Buyer, Seller, compute, market_command


def test_the_statement_names_every_movement_and_comes_as_csv(browse, people):
    buyer = people(Buyer)
    made = buyer.submit([b"1"])
    buyer.call("POST", f"computations/{made.computation}/cancel")
    browser = browse()
    text = browser.sign_in(buyer.token).text
    for words in ("Granted", "Held for a computation", "Given back from escrow"):
        assert words in text
    answer = browser.open("/account/statement.csv").response
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["kind"] for row in rows] == ["grant", "escrow", "refund"]
    assert [row["CPUCoins"] for row in rows] == ["100", "-0.002", "0.002"]
    assert rows[1]["computation"] == made.computation


def test_a_long_statement_has_pages_with_the_newest_first(browse, people):
    buyer = people(Buyer)
    for number in range(25):
        buyer.submit([b"1"], key=f"key {number}")
    browser = browse()
    page = browser.sign_in(buyer.token)
    assert page.text.count("Held for a computation") == 20
    older = browser.open(next(link for link in page.links if "before=" in link))
    assert older.text.count("Held for a computation") == 5
    assert "Granted" in older.text
    assert not [link for link in older.links if "before=" in link]
    rows = list(csv.DictReader(io.StringIO(browser.open("/account/statement.csv").html)))
    assert len(rows) == 26


def test_a_sell_order_that_is_downloaded_is_one_that_sellers_read(browse, people):
    buyer = people(Buyer, 'Ann "the\u202e" Great')
    browser = browse()
    page = browser.sign_in(buyer.token)
    answer = browser.fill(page, "/account/order.cpu", ask="0.25", core="3").response
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ann-the-great.cpu"'
    order = schema.parse(answer.content)
    assert order.market == browser.url
    assert (order.account, order.ask, order.core) == (buyer.id, 250_000, 3)
    assert order.beneficiary == 'Ann "the" Great'
    plain = schema.parse(browser.open("/account/order.cpu").response.content)
    assert (plain.ask, plain.core) == (0, None)
    assert plain.order != order.order


@pytest.mark.parametrize(
    "query", ["ask=x", "ask=-1", "ask=1e9", "core=-1", "core=8192", "core=x", "ask=0.0000001"]
)
def test_a_sell_order_that_cannot_be_is_refused_with_the_field(browse, people, query):
    browser = browse()
    browser.sign_in(people(Buyer).token)
    page = browser.open(f"/account/order.cpu?{query}")
    assert page.status == 400
    assert query.partition("=")[0] in page.text


def test_whom_anyone_can_help_has_a_sell_order_for_everybody(served, browse, people):
    project = people(Buyer, "Tide <tables>")
    browser = browse()
    assert browser.open(f"/help/{project.id}").status == 404
    market_command("public", "--data", str(served.data), project.id, "--description", "of tides")
    order = browser.open(f"/help/{project.id}").response
    assert order.headers["Content-Disposition"] == 'attachment; filename="tide-tables.cpu"'
    read = schema.parse(order.content)
    assert (read.account, read.beneficiary, read.ask) == (project.id, "Tide <tables>", 0)


def test_names_are_public_only_where_their_owner_wants_it(browse, people):
    buyer = people(Buyer, "Quiet person")
    browser = browse()
    page = browser.sign_in(buyer.token)
    assert "You are not named" in page.text
    page = browser.fill(page, "/account/named")
    assert "You are named" in page.text
    assert "Quiet person" in browse().open("/people").text
    assert buyer.id not in {one["account"] for one in beneficiaries(buyer)}
    page = browser.fill(page, "/account/named")
    assert "You are not named" in page.text
    assert "Quiet person" not in browse().open("/people").text


def test_a_token_is_replaced_and_whoever_had_the_old_one_is_out(browse, people):
    buyer = people(Buyer, "Rotating")
    browser, other = browse(), browse()
    page = browser.sign_in(buyer.token)
    other.sign_in(buyer.token)
    page = browser.fill(page, "/account/token")
    token = page.html.split('id="token">')[1].split("<")[0]
    assert token != buyer.token
    assert other.open("/account").response.url.endswith("/sign-in")
    assert browser.open("/account").response.url.endswith("/account")
    assert buyer.call("GET", "account").status_code == 401
    assert "Rotating" in browse().sign_in(token).text


def test_an_account_is_given_up_only_with_its_id(browse, people):
    buyer = people(Buyer)
    browser = browse()
    browser.sign_in(buyer.token)
    page = browser.fill(browser.open("/account/revoke"), "/account/revoke", account="a-other")
    assert page.status == 422
    assert buyer.call("GET", "account").status_code == 200
    page = browser.fill(page, "/account/revoke", account=buyer.id)
    assert "The token is forgotten" in page.text
    assert buyer.call("GET", "account").status_code == 401
    assert browser.open("/account").response.url.endswith("/sign-in")


def test_the_machines_that_earn_are_listed_with_what_the_market_thinks_of_them(browse, people):
    owner = people(Buyer)
    seller = people(Seller, owner)
    buyer = people(Buyer)
    buyer.submit([b"1"])
    seller.sync(results=tuple(compute(lease) for lease in seller.lease(1)))
    page = browse().sign_in(owner.token)
    assert seller.id in page.text
    assert "4 cores" in page.text
    assert "Good." in page.text


def beneficiaries(client):
    return client.call("GET", "beneficiaries").json()["beneficiaries"]
