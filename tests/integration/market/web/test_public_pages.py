"""What everybody sees of a market, without an account."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image

from daemonctl.market.wire import Finished
from daemonctl.model import Outcome
from tests.integration.market.client import Buyer, Seller, compute, sha256

PUBLIC = ("/", "/book", "/people", "/submit", "/sign-in", "/new-account")
HOSTILE = '<script>alert(1)</script>\u202e & "it\'s"'


@pytest.mark.parametrize("path", PUBLIC)
def test_every_public_page_is_whole_and_loads_nothing_from_elsewhere(browse, path):
    page = browse().open(path)
    assert page.status == 200
    headings = [tag for tag, _ in page.tags if tag == "h1"]
    assert len(headings) == 1
    for _, attributes in page.tags:
        for name in ("src", "href", "action"):
            assert (attributes.get(name) or "/").startswith(("/", "#")), attributes
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]


@pytest.mark.parametrize("path", [*PUBLIC, "/c/none", "/nowhere"])
def test_every_page_forbids_what_it_does_not_need(browse, path):
    headers = browse().open(path).response.headers
    policy = headers["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Strict-Transport-Security" not in headers  # this is plain HTTP


def test_an_unknown_page_is_told_as_a_page_and_an_unknown_message_as_json(browse):
    browser = browse()
    assert "There is no such page" in browser.open("/nowhere").text
    answer = browser.open("/v1/nowhere").response
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/json"


def test_a_computation_is_shown_to_everybody_with_the_buyers_words_escaped(browse, people):
    buyer = people(Buyer, HOSTILE)
    made = buyer.submit([b"1", b"2"], name=HOSTILE, bid=7_000_000)
    page = browse().open(f"/c/{made.computation}")
    assert page.status == 200
    assert "<script>alert" not in page.html
    assert "\u202e" not in page.html
    assert '<script>alert(1)</script>\ufffd & "it\'s"' in page.text
    assert "0 of 2 jobs confirmed" in page.text


def test_results_of_others_are_nobodys_business(browse, people):
    buyer = people(Buyer)
    made = buyer.submit([b"secret"])
    for seller in (people(Seller), people(Seller)):
        seller.sync(results=tuple(compute(lease) for lease in seller.lease(64)))
    browser = browse()
    for what in ("result/1", "picture/1", "result/99", "result/x"):
        assert browser.open(f"/c/{made.computation}/{what}").status == 404
    assert "Your results" not in browser.open(f"/c/{made.computation}").text
    browser.sign_in(people(Buyer).token)
    assert browser.open(f"/c/{made.computation}/result/1").status == 404
    assert browser.open(f"/c/{made.computation}/results.zip").status == 403


def test_results_that_are_public_are_pictures_for_everybody(browse, people):
    made = people(Buyer).submit([b"1", b"2"], public=True, bid=50_000_000)
    picture = b"P5 2 2 255\n\x00\x7f\x80\xff"
    for seller in (people(Seller), people(Seller)):
        first, *rest = seller.lease(2)
        others = tuple(compute(lease, b"<html>no picture") for lease in rest)
        seller.sync(results=(compute(first, picture), *others))
    browser = browse()
    page = browser.open(f"/c/{made.computation}")
    shown = [str(a["src"]) for tag, a in page.tags if tag == "img" and "picture" in a["src"]]
    assert len(shown) == 1
    answer = browser.open(shown[0]).response
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    other = shown[0].replace("picture/1", "picture/x").replace("picture/2", "picture/1")
    assert browser.open(other.replace("picture/x", "picture/2")).status == 404
    whole = browser.open(f"/c/{made.computation}/result/2").response
    assert whole.headers["content-type"] == "application/octet-stream"
    assert browser.open(f"/c/{made.computation}/results.zip").response.url.endswith("/sign-in")


def test_a_large_result_is_fetched_whole_and_is_a_picture_too(browse, people):
    buyer = people(Buyer)
    made = buyer.submit([b"1"], public=True, bid=60_000_000)
    picture = b"P5 400 400 255\n" + bytes(range(250)) * 640
    for seller in (people(Seller), people(Seller)):
        (lease,) = seller.lease(1)
        digest = sha256(picture)
        seller.call("PUT", f"blobs/{digest}", picture).raise_for_status()
        seller.sync(results=(Finished(lease.lease, Outcome.DONE, digest, cpu_ms=1),))
    browser = browse()
    whole = browser.open(f"/c/{made.computation}/result/1").response
    assert whole.content == picture
    assert whole.headers["Content-Length"] == str(len(picture))
    for _ in range(2):
        shown = browser.open(f"/c/{made.computation}/picture/1").response
        assert Image.open(io.BytesIO(shown.content)).size == (400, 400)
    browser.sign_in(buyer.token)
    archive = browser.open(f"/c/{made.computation}/results.zip").response.content
    assert zipfile.ZipFile(io.BytesIO(archive)).read("000000.pgm") == picture


@pytest.mark.parametrize(
    "path",
    ["/c/%00", "/c/x/result/-1", "/c/x/result/99999999999999999999", "/static/0/../visit.py"],
)
def test_addresses_that_nobody_makes_are_not_found(browse, path):
    assert browse().open(path).status == 404


def test_the_style_sheet_is_kept_for_ever_under_an_address_of_its_own(browse):
    browser = browse()
    sheets = [a["href"] for tag, a in browser.open("/").tags if a.get("rel") == "stylesheet"]
    answer = browser.open(str(sheets[0])).response
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
