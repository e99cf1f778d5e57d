"""Accounts that cost some work or wait for the operator, as a browser meets them."""

from __future__ import annotations

import contextlib

import pytest

from tests.integration.market.client import Buyer, market, market_command
from tests.sitetour import sign_in

BITS = 12


@pytest.fixture
def page_at(browser):
    @contextlib.contextmanager
    def opened(url, **options):
        context = browser.new_context(base_url=url, **options)
        told = []
        context.on("console", lambda message: told.append(message.text))
        yield context.new_page()
        context.close()
        assert [text for text in told if "Content Security Policy" in text] == []

    return opened


def test_a_browser_works_for_an_account_and_one_without_script_is_told_how_else(tmp_path, page_at):
    words = ("--accounts", "work", "--work-bits", str(BITS))
    with market(tmp_path / "data", *words) as running:
        with page_at(running.url) as page:
            page.goto("/new-account")
            page.get_by_label("A name, if you like").fill("Worker")
            page.get_by_role("button", name="Work for the account").click()
            page.get_by_role("heading", name="Your account is made").wait_for()
            page.get_by_role("link", name="I have kept it").click()
            assert page.get_by_role("heading", level=1).inner_text() == "Worker"
        with page_at(running.url, java_script_enabled=False) as page:
            page.goto("/new-account")
            assert not page.get_by_role("button", name="Work for the account").is_visible()
            assert f"cpushare account create --market {running.url}" in page.inner_text("main")


def test_an_account_waits_until_an_operator_approves_of_it(tmp_path, page_at):
    words = ("--accounts", "approval", "--welcome-grant", "7")
    with market(tmp_path / "data", *words) as running:
        operator = Buyer(running.url, "The operator")
        operator.close()
        data = ("--data", str(running.data))
        market_command("approve", *data, operator.id)
        market_command("operator", *data, operator.id)
        with page_at(running.url) as waiting, page_at(running.url) as deciding:
            waiting.goto("/new-account")
            waiting.get_by_label("A name, if you like").fill("Pat")
            waiting.get_by_role("button", name="Make the account").click()
            assert "waits for the operator's approval" in waiting.inner_text("main")
            waiting.goto("/submit")
            assert "waits for the operator" in waiting.inner_text("main")
            sign_in(deciding, running, operator.token)
            deciding.goto("/operator")
            deciding.get_by_role("button", name="Approve Pat").click()
            assert "The account is approved" in deciding.inner_text("main")
            waiting.goto("/account")
            assert "waits for" not in waiting.inner_text("main")
            assert "7 CPUCoins" in waiting.inner_text("main")
