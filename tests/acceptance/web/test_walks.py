"""Two people at the site: one who lends a computer, one who has something computed."""

from __future__ import annotations

import re
import zipfile

import pytest

from daemonctl.orders import schema
from tests.integration.market.client import Seller
from tests.sitestage import answer
from tests.sitetour import fill_in, sign_in

WITH_AND_WITHOUT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


@WITH_AND_WITHOUT
def test_a_volunteer_looks_makes_an_account_takes_an_order_and_reads_what_it_earned(
    shown, looking, script
):
    page = looking(java_script_enabled=script).new_page()
    page.goto(shown.url)
    assert page.get_by_role("heading", level=1).inner_text() == "Idle processors, put to work"
    page.get_by_role("link", name="Error diffusion displacement", exact=True).click()
    assert "libcaca" in page.locator("main").inner_text()

    page.get_by_role("link", name="People").first.click()
    with page.expect_download() as wanted:
        page.get_by_role("link", name="Download a sell order for Tide tables").click()
    donation = schema.parse(wanted.value.path().read_bytes())
    assert (donation.market, donation.beneficiary) == (shown.url, "Tide tables for everyone")

    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("link", name="Make a new account").click()
    page.get_by_label("A name, if you like").fill("Vera")
    page.get_by_role("button", name="Make the account").click()
    token = page.locator("#token").inner_text()
    page.get_by_role("link", name="I have kept it").click()
    page.get_by_label("Ask at least").fill("0.5")
    with page.expect_download() as wanted:
        page.get_by_role("button", name="Download the sell order").click()
    order = schema.parse(wanted.value.path().read_bytes())
    assert order.ask == 500_000

    _earn(shown, order)
    page.goto(f"{shown.url}/account")
    text = page.locator("main").inner_text()
    assert "Earned" in text
    assert re.search(r"\bGood\b", text)
    page.get_by_role("button", name="Name me").click()
    assert "You are named" in page.locator("main").inner_text()
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, shown, token)


def _earn(shown, order):
    """A machine with this sell order computes, and others agree with it."""
    shown.buyer.submit([b"one more"], key=order.order, name="One more", bid=5_000_000)
    seller = Seller(shown.url)
    try:
        want = seller.want(1, order.ask)[0]
        want = type(want)(order.order, order.account, 1, order.ask)
        leases = seller.sync(want=(want,)).leases
        assert leases
        seller.sync(results=tuple(answer(lease) for lease in leases))
    finally:
        seller.close()
    shown.work(8)


@WITH_AND_WITHOUT
def test_a_buyer_submits_follows_sees_and_downloads(shown, looking, script):
    page = looking(java_script_enabled=script).new_page()
    sign_in(page, shown, shown.buyer.token)
    page.get_by_role("link", name="Submit", exact=True).click()
    name = f"Three halftones, {'with' if script else 'without'} script"
    inputs = {f"{number}.pgm": b"halftone %d" % number for number in range(3)}
    fill_in(page, inputs, name=name, work="9", bid="30")
    page.get_by_label("Everybody may see the results").check()
    page.get_by_role("button", name="See what it costs").click()
    assert "3 jobs × 2 computers = 0.45 CPUCoins" in page.locator("main").inner_text()
    page.get_by_role("button", name="Hold 0.45 CPUCoins and start").click()
    page.wait_for_url("**/c/**")
    assert "0 of 3 jobs confirmed" in page.locator("main").inner_text()
    address = page.url.partition("?")[0]

    shown.work(8)
    page.goto(address)
    assert "3 of 3 jobs confirmed" in page.locator("main").inner_text()
    pictures = page.locator("figure img")
    assert pictures.count() == 3
    if script:
        pictures.last.scroll_into_view_if_needed()
        page.wait_for_function(
            "[...document.images].every(image => image.complete && image.naturalWidth)"
        )
    with page.expect_download() as wanted:
        page.get_by_role("link", name="Download all as a ZIP file").click()
    with zipfile.ZipFile(wanted.value.path()) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert names[:3] == ["000000.pbm", "000001.pbm", "000002.pbm"]


def test_a_page_follows_by_itself_where_there_is_script(shown, looking):
    made = shown.buyer.submit([b"1", b"2"], key="followed", name="Followed", bid=40_000_000)
    page = looking().new_page()
    page.clock.install()
    page.goto(f"{shown.url}/c/{made.computation}")
    assert "0 of 2 jobs confirmed" in page.locator("main").inner_text()
    shown.work(4)
    page.clock.fast_forward(16_000)
    page.get_by_text("2 of 2 jobs confirmed").wait_for()
    assert "finished" in page.locator("main").inner_text()


def test_a_keyboard_reaches_the_content_first(shown, looking):
    page = looking().new_page()
    page.goto(shown.url)
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "Skip to the content"
    assert focused.is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
