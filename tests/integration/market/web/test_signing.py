"""Signing in and out, making accounts, and what a form must carry."""

from __future__ import annotations

import pytest

from tests.integration.market.client import Buyer, Seller


def test_a_new_account_is_shown_its_token_once_and_is_signed_in(browse):
    browser = browse()
    page = browser.fill(browser.open("/new-account"), "/new-account", name="  Ada   L ")
    assert page.status == 200
    assert "now and never again" in page.text
    token = page.html.split('id="token">')[1].split("<")[0]
    assert browser.open("/account").text.count("Ada L") == 1
    assert token not in browser.open("/account").html
    other = browse()
    assert "Ada L" in other.sign_in(token).text


def test_a_name_that_cannot_be_shown_is_refused_beside_its_field(browse):
    browser = browse()
    page = browser.fill(browser.open("/new-account"), "/new-account", name="a\u202eb")
    assert page.status == 422
    assert "At most 100 printable letters" in page.text
    fields = [attributes for tag, attributes in page.tags if tag == "input"]
    (name,) = [one for one in fields if one.get("name") == "name"]
    assert name["aria-invalid"] == "true"
    assert "name-wrong" in name["aria-describedby"]


def test_a_token_signs_in_and_the_cookie_is_another_than_before(browse, people):
    browser = browse()
    page = browser.open("/sign-in")
    (before,) = browser.session.cookies
    signed_in = browser.fill(page, "/sign-in", token=f" {people(Buyer, 'Bo').token}\n")
    (after,) = browser.session.cookies
    assert signed_in.response.url.endswith("/account")
    assert "Bo" in signed_in.text
    assert before.value != after.value
    assert after.has_nonstandard_attr("HttpOnly")
    assert after.get_nonstandard_attr("SameSite") == "strict"
    assert not after.secure  # this is plain HTTP


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "ü" * 43, "a" * 5000])
def test_a_wrong_token_is_told_beside_its_field_and_signs_nobody_in(browse, token):
    browser = browse()
    page = browser.sign_in(token)
    assert page.status in (422, 429)
    assert browser.open("/account").response.url.endswith("/sign-in")


def test_a_machines_token_is_no_account(browse, people):
    page = browse().sign_in(str(people(Seller).session.headers["Authorization"]).split()[1])
    assert page.status in (422, 429)
    if page.status == 422:
        assert "machine" in page.text


def test_wrong_tokens_one_after_the_other_are_told_to_wait(browse, people):
    browser = browse()
    statuses = [browser.sign_in(f"wrong {number}").status for number in range(12)]
    assert statuses[-1] == 429
    assert browser.sign_in(people(Buyer, "Right").token).status == 200


def test_whoever_signs_out_is_out_also_with_the_old_cookie(browse, people):
    browser = browse()
    account = browser.sign_in(people(Buyer).token)
    old = dict(browser.session.cookies)
    page = browser.fill(account, "/sign-out")
    assert "You are signed out" in page.text
    thief = browse()
    thief.session.cookies.update(old)
    assert thief.open("/account").response.url.endswith("/sign-in")


@pytest.mark.parametrize(
    "path",
    ["/sign-in", "/new-account", "/account/named", "/account/token", "/sign-out"],
)
def test_a_form_without_its_token_does_nothing(browse, people, path):
    browser = browse()
    browser.sign_in(people(Buyer).token)
    for fields in ({"named": "yes"}, {"csrf": "0" * 64}, {"csrf": "ü"}):
        page = browser.send(path, fields)
        assert page.status == 403
        assert "out of date" in page.text
    assert browser.open("/account").response.url.endswith("/account")


def test_a_form_that_another_site_sends_does_nothing(browse, people):
    browser = browse()
    account = browser.sign_in(people(Buyer).token)
    fields = account.form("/account/named").fields
    for site in ("cross-site", "same-site"):
        page = browser.send("/account/named", fields, headers={"Sec-Fetch-Site": site})
        assert page.status == 403
    assert "You are not named" in browser.open("/account").text


def test_one_browsers_form_is_of_no_use_to_another(browse, people):
    one, other = browse(), browse()
    fields = one.sign_in(people(Buyer).token).form("/account/token").fields
    other.sign_in(people(Buyer).token)
    assert other.send("/account/token", fields).status == 403


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"csrf=%ff", b"&".join([b"a=1"] * 300), b"[1]"])
def test_a_body_that_is_no_form_is_refused(browse, people, body):
    browser = browse()
    browser.sign_in(people(Buyer).token)
    for kind in ("application/x-www-form-urlencoded", "application/json", "text/plain"):
        answer = browser.session.post(
            f"{browser.url}/account/named", data=body, headers={"Content-Type": kind}, timeout=30
        )
        assert answer.status_code in (400, 403)
        assert "Traceback" not in answer.text


def test_a_form_that_never_ends_is_cut_off(browse, people):
    browser = browse()
    browser.sign_in(people(Buyer).token)
    assert browser.send("/account/named", {"named": "y" * 3_000_000}).status == 413


def test_signed_in_pages_are_kept_by_nobody(browse, people):
    browser = browse()
    browser.sign_in(people(Buyer).token)
    for path in ("/", "/account", "/submit", "/account/statement.csv", "/account/order.cpu"):
        assert browser.open(path).response.headers["Cache-Control"] == "no-store"


def test_no_address_leads_elsewhere(browse):
    browser = browse()
    for path in ("/sign-in?next=//evil.test", "//evil.test/", "/account?said=//evil.test"):
        answer = browser.session.get(browser.url + path, allow_redirects=False, timeout=30)
        assert "evil" not in answer.headers.get("Location", "")
    page = browser.open("/?said=<script>alert(1)</script>")
    assert "alert(1)" not in page.html
