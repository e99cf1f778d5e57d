"""Submitting in a browser: what is asked, what it costs, what is held, what comes out."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.integration.market.client import Buyer, Seller, compute

WASM = b"\0asm\x01\0\0\0"
PICTURE = b"P5 2 2 255\n\x00\x7f\x80\xff"


def chosen(inputs=(b"one", b"two"), module=WASM):
    files = [("module", ("job.wasm", module, "application/wasm"))]
    return files + [("inputs", (f"{n}.pgm", data)) for n, data in enumerate(inputs)]


def submit(browser, inputs=(b"one", b"two"), **fields):
    said = {"name": "Halftones", "work": "36", "bid": "1", **fields}
    return browser.fill(browser.open("/submit"), "/submit", chosen(inputs), **said)


@pytest.fixture
def buyer(people):
    return people(Buyer, "Cho")


@pytest.fixture
def signed_in(browse, buyer):
    browser = browse()
    browser.sign_in(buyer.token)
    return browser


def test_whoever_is_not_signed_in_is_told_what_it_takes(browse):
    browser = browse()
    page = browser.open("/submit")
    assert page.status == 200
    assert "/sign-in" in page.links
    assert browser.send("/submit", {}, chosen()).status == 401
    assert browser.send("/submit/confirm", {"draft": "{}"}).status == 401


def test_the_cost_is_shown_before_anything_is_held(signed_in, buyer):
    page = submit(signed_in, quorum="3", description="For science.\nReally.")
    assert page.status == 200
    # 36 s at 1 CPUCoin an hour, two jobs, three computers.
    assert "0.01 CPUCoins" in page.text
    assert "2 jobs × 3 computers = 0.06 CPUCoins" in page.text
    assert "Balance afterwards 99.94 CPUCoins" in page.text
    assert buyer.account().escrow == 0


def test_confirmed_it_is_held_computed_and_downloaded(signed_in, buyer, people):
    followed = signed_in.fill(submit(signed_in, inputs=(b"a", b"b")), "/submit/confirm")
    assert "/c/" in followed.response.url
    assert "It is submitted" in followed.text
    assert buyer.account().escrow == 40_000
    computation = followed.response.url.rpartition("/")[2].partition("?")[0]
    for seller in (people(Seller), people(Seller)):
        leases = seller.lease(64)
        seller.sync(results=tuple(compute(lease, PICTURE) for lease in leases))
    page = signed_in.open(f"/c/{computation}")
    assert "2 of 2 jobs confirmed" in page.text
    archive = signed_in.open(f"/c/{computation}/results.zip").response
    files = zipfile.ZipFile(io.BytesIO(archive.content))
    assert files.testzip() is None
    assert sorted(files.namelist()) == ["000000.pgm", "000001.pgm", "results.csv"]
    assert files.read("000000.pgm") == PICTURE
    one = signed_in.open(f"/c/{computation}/result/1").response
    assert one.content == PICTURE
    assert one.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in one.headers["Content-Security-Policy"]
    picture = signed_in.open(f"/c/{computation}/picture/2").response
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert "sandbox" in picture.headers["Content-Security-Policy"]


def test_submitted_twice_by_a_second_click_it_is_one_computation(signed_in, buyer):
    page = submit(signed_in)
    ids = {signed_in.fill(page, "/submit/confirm").response.url for _ in range(2)}
    assert len(ids) == 1
    assert buyer.account().escrow == 40_000


def test_a_cancelled_computation_gives_back_what_was_held(signed_in, buyer):
    page = signed_in.fill(submit(signed_in), "/submit/confirm")
    action = page.response.url.replace(signed_in.url, "").partition("?")[0] + "/cancel"
    page = signed_in.fill(page, action)
    assert "It is cancelled" in page.text
    assert buyer.account().balance == 100_000_000


def test_the_budget_is_raised_and_lowered_on_the_computations_own_page(signed_in, buyer):
    page = signed_in.fill(submit(signed_in), "/submit/confirm")
    action = page.response.url.replace(signed_in.url, "").partition("?")[0] + "/budget"
    page = signed_in.fill(page, action, budget="0.5")
    assert "The budget is changed" in page.text
    assert "0.5 CPUCoins are held" in page.text
    assert buyer.account().escrow == 500_000
    assert signed_in.fill(page, action, budget="x").status == 422
    assert signed_in.fill(page, action, budget="0.01").status in (400, 409)
    assert signed_in.fill(page, action, budget="101").status == 402


def test_another_account_can_neither_cancel_nor_fetch(signed_in, browse, people):
    page = signed_in.fill(submit(signed_in), "/submit/confirm")
    path = page.response.url.replace(signed_in.url, "").partition("?")[0]
    other = browse()
    account = other.sign_in(people(Buyer).token)
    csrf = account.form("/sign-out").fields["csrf"]
    assert other.send(f"{path}/cancel", {"csrf": csrf}).status == 403
    assert other.open(f"{path}/results.zip").status == 403
    assert "being computed" in signed_in.open(path).text


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "1 to 200 printable letters"),
        ("work", "0", "Write seconds"),
        ("work", "1e3", "Write seconds"),
        ("bid", "0", "Nobody is paid nothing"),
        ("bid", "-1", "not a plain decimal number"),
        ("bid", "one", "not a plain decimal number"),
        ("quorum", "6", "1 to 5"),
        ("quorum", "x", "1 to 5"),
        ("memory", "0", "1 to 4096"),
        ("budget", "1,5", "not a plain decimal number"),
        ("expires", "7", "Choose one of these"),
        ("args", "'", "not how a shell reads words"),
    ],
)
def test_a_field_that_cannot_be_used_is_told_beside_it(signed_in, field, value, words):
    page = submit(signed_in, **{field: value})
    assert page.status == 422
    assert words in page.text
    kept = page.form("/submit").fields
    assert kept[field] == value or field in ("quorum", "expires")


def test_what_is_no_module_and_what_has_no_inputs_is_told(signed_in):
    fields = {"name": "n", "work": "1"}
    page = signed_in.open("/submit")
    wrong = signed_in.fill(page, "/submit", chosen(module=b"\x7fELF"), **fields)
    assert wrong.status == 422
    assert "no WebAssembly module" in wrong.text
    wrong = signed_in.fill(page, "/submit", [("module", ("", b""))], **fields)
    assert "Choose one file" in wrong.text
    assert "Choose at least one file" in wrong.text


def test_what_the_balance_does_not_cover_cannot_be_confirmed(signed_in):
    page = submit(signed_in, bid="1000000")
    assert page.status == 200
    assert "are missing" in page.text
    with pytest.raises(AssertionError):
        page.form("/submit/confirm")


def test_a_form_with_files_needs_its_token_too(signed_in):
    assert signed_in.send("/submit", {"csrf": "0" * 64}, chosen()).status == 403
    assert signed_in.send("/submit", {}, chosen()).status == 403


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=b", b"--b\r\nbroken"),
        ("application/json", b"{}"),
        ("multipart/form-data; boundary=b", b""),
    ],
)
def test_what_is_no_form_with_files_is_refused(signed_in, kind, body):
    answer = signed_in.session.post(
        f"{signed_in.url}/submit", data=body, headers={"Content-Type": kind}, timeout=30
    )
    assert answer.status_code in (400, 403)


@pytest.mark.parametrize("draft", ["", "{}", "[1]", "\ud800", '{"key": "k"}', "[" * 100_000])
def test_a_draft_that_was_tampered_with_is_refused(signed_in, draft):
    page = submit(signed_in)
    data = draft.encode("utf-8", "surrogatepass").decode("latin1")
    assert signed_in.fill(page, "/submit/confirm", draft=data).status == 400


def test_buyers_words_are_shown_as_they_were_written(signed_in):
    hostile = '<img src=x onerror=alert(1)>{{7*7}}"'
    page = submit(signed_in, name=hostile, description=f"{hostile}\u202e", args="'<b>' {{1}}")
    assert page.status == 200
    for text in (page.html, signed_in.fill(page, "/submit/confirm").html):
        assert "<img src=x" not in text
        assert "\u202e" not in text
        assert "<b>" not in text
    assert hostile in page.text
