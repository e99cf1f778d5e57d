"""A market with something to see, and Debian's Chromium to see it with."""

from __future__ import annotations

import pytest
from playwright.sync_api import sync_playwright

from tests.sitestage import stage
from tests.sitetour import chromium


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """The stage; at its end the market's books balance and its log tells of no mistake."""
    with stage(tmp_path_factory.mktemp("site")) as made:
        yield made
        audit = made.process.audit()
        assert audit.returncode == 0, audit.stdout
        assert "Traceback" not in made.process.log()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        running = chromium(playwright)
        yield running
        running.close()


@pytest.fixture
def looking(browser, shown):
    """Makes contexts. No request of theirs may leave the market, nothing may be refused by the
    site's own policy."""
    made = []
    asked, told = [], []

    def make(**options):
        context = browser.new_context(**options)
        context.set_default_timeout(30_000)
        context.on("request", lambda request: asked.append(request.url))
        context.on("console", lambda message: told.append(message.text))
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()
    assert [url for url in asked if not url.startswith(shown.url)] == []
    assert [text for text in told if "Content Security Policy" in text] == []
