"""Every page of a market's site, one after the other, as somebody's browser comes to it."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.integration.market.client import MarketProcess
from tests.sitestage import MODULE, Stage

CHROMIUM = "/usr/bin/chromium"
# As root Chromium's own sandbox cannot start; what it opens here is ours.
_ARGUMENTS = ["--no-sandbox"]


def chromium(playwright: Playwright) -> Browser:
    """Debian's own, without a window."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)


def sign_in(page: Page, stage: Stage | MarketProcess, token: str) -> None:
    """From the page's form to the account's own page."""
    page.goto(f"{stage.url}/sign-in")
    page.get_by_label("Your account's token").fill(token)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/account")


def sign_out(page: Page, stage: Stage) -> None:
    """From wherever it is to the first page, as a stranger."""
    page.goto(f"{stage.url}/account")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/?said=signed-out")


def fill_in(page: Page, inputs: dict[str, bytes], **fields: str) -> None:
    """The form of a computation, filled in and not yet sent. fields: by their names."""
    page.set_input_files("#module", MODULE)
    page.set_input_files(
        "#inputs",
        [
            {"name": name, "mimeType": "application/octet-stream", "buffer": data}
            for name, data in inputs.items()
        ],
    )
    for name, value in fields.items():
        page.fill(f"#{name}", value)


def tour(stage: Stage, context: BrowserContext) -> Iterator[tuple[str, Page]]:
    """Each page by its name, shown, as a stranger, a buyer and an operator sees it."""
    page = context.new_page()
    for name, path in (
        ("home", "/"),
        ("computation", f"/c/{stage.computing}"),
        ("finished", f"/c/{stage.finished}"),
        ("stopped", f"/c/{stage.stopped}"),
        ("book", "/book"),
        ("people", "/people"),
        ("submit-first", "/submit"),
        ("sign-in", "/sign-in"),
        ("new-account", "/new-account"),
        ("not-found", "/nowhere"),
    ):
        page.goto(stage.url + path)
        yield name, page
    yield "book-table", _opened(page, f"{stage.url}/book")
    page.goto(f"{stage.url}/sign-in")
    page.fill("#token", "not a token")
    page.get_by_role("button", name="Sign in").click()
    yield "sign-in-wrong", page
    yield from _buying(stage, page)
    yield from _operating(stage, page)
    page.goto(f"{stage.url}/new-account")
    page.fill("#name", "Noor")
    page.get_by_role("button", name="Make the account").click()
    yield "token", page
    page.close()


def _buying(stage: Stage, page: Page) -> Iterator[tuple[str, Page]]:
    sign_in(page, stage, stage.buyer.token)
    yield "account", page
    page.goto(f"{stage.url}/c/{stage.computing}")
    yield "own-computation", page
    yield "own-failed", _opened(page, f"{stage.url}/c/{stage.private}")
    page.goto(f"{stage.url}/submit")
    yield "submit", page
    fill_in(page, {"a.pgm": b"1"}, name="Halftones", work="0", bid="none")
    page.get_by_role("button", name="See what it costs").click()
    yield "submit-wrong", page
    inputs = {f"{number:02}.pgm": b"%d" % number for number in range(12)}
    said = "Halftones of twelve photographs, for a paper about error diffusion."
    fill_in(page, inputs, name="Halftones", work="12", bid="1.1", description=said)
    page.get_by_role("button", name="See what it costs").click()
    yield "cost", page
    page.goto(f"{stage.url}/account/revoke")
    yield "revoke", page
    for name, token in (("account-earning", stage.earning), ("account-barred", stage.barred)):
        sign_out(page, stage)
        sign_in(page, stage, token)
        yield name, page
    sign_out(page, stage)


def _operating(stage: Stage, page: Page) -> Iterator[tuple[str, Page]]:
    sign_in(page, stage, stage.operator)
    page.goto(f"{stage.url}/operator")
    yield "operator", page
    page.goto(f"{stage.url}/c/{stage.stopped}")
    yield "operator-computation", page
    page.goto(f"{stage.url}/operator")
    why = page.get_by_label("Why, for volunteers and buyers", exact=True)
    why.fill("The database moves to another disk.")
    page.get_by_role("button", name="Stop everything").click()
    page.get_by_role("button", name="Let everything go on").wait_for()
    yield "operator-stopped", page
    page.goto(stage.url)
    yield "home-stopped", page
    page.goto(f"{stage.url}/operator")
    page.get_by_role("button", name="Let everything go on").click()
    sign_out(page, stage)
    yield "signed-out", page


def _opened(page: Page, url: str) -> Page:
    """The page with all that folds unfolded, as a reader does it."""
    page.goto(url)
    for summary in page.locator("summary").all():
        summary.click()
    return page
