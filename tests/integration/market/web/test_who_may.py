"""Every address of the site, walked by everybody who should not be let in there."""

from __future__ import annotations

import re

import pytest

from daemonctl.market.app import create
from daemonctl.market.web.page import For
from tests.integration.market.client import Buyer, market_command


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """The site's own table of its addresses."""
    app = create(tmp_path_factory.mktemp("table"))
    yield app.state.site.pages
    app.state.market.engine.close()


def ask(browser, page, csrf=""):
    path = re.sub(r"\{\w+\}", "1", page.path)
    if page.method == "GET":
        return browser.session.get(browser.url + path, allow_redirects=False, timeout=30)
    fields = {"csrf": csrf}
    return browser.session.post(browser.url + path, fields, allow_redirects=False, timeout=30)


def test_the_table_has_pages_for_everybody(table):
    assert {page.who for page in table} == set(For)
    assert len({(page.method, page.path) for page in table}) == len(table) > 30


def test_who_is_not_signed_in_gets_only_what_is_for_anyone(table, browse):
    browser = browse()
    for page in table:
        answer = ask(browser, page)
        if page.who is For.ANYONE:
            assert answer.status_code in (200, 403, 404), page.path  # 403: a form without its token
        elif page.method == "GET":
            assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in")
        else:
            assert answer.status_code == 401, page.path


def test_an_account_gets_nothing_that_is_the_operators(table, browse, people):
    browser = browse()
    csrf = browser.sign_in(people(Buyer).token).form("/sign-out").fields["csrf"]
    found = [ask(browser, page, csrf).status_code for page in table if page.who is For.OPERATOR]
    assert set(found) == {403}
    assert len(found) > 5


def test_a_barred_account_sees_why_and_buys_nothing(served, table, browse, people):
    buyer = people(Buyer)
    browser = browse()
    csrf = browser.sign_in(buyer.token).form("/sign-out").fields["csrf"]
    market_command("bar", "--data", str(served.data), buyer.id, "--reason", "It <lies>")
    assert "It <lies>" in browser.open("/account").text
    for page in table:
        if page.who in (For.GOOD, For.OPERATOR):
            answer = ask(browser, page, csrf)
            assert answer.status_code == 403, page.path


def test_every_post_wants_the_forms_token(table, browse, people):
    browser = browse()
    browser.sign_in(people(Buyer).token)
    for page in table:
        if page.method == "POST" and page.who is not For.OPERATOR:
            assert ask(browser, page, "0" * 64).status_code in (400, 403), page.path
