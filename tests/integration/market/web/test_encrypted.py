"""The site over HTTPS, by itself and behind a proxy: what browsers may keep, and what it says its
own address is."""

from __future__ import annotations

import contextlib

import pytest

from daemonctl.orders import schema
from tests.certificates import write_certificate
from tests.integration.market.browser import Browser
from tests.integration.market.client import Buyer, market


@contextlib.contextmanager
def browser_at(url):
    browser = Browser(url)
    try:
        yield browser
    finally:
        browser.close()


def test_over_https_the_cookie_stays_there_and_so_does_the_browser(tmp_path):
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    write_certificate(cert, key)
    words = ("--tls-cert", str(cert), "--tls-key", str(key))
    with market(tmp_path / "data", *words) as running, browser_at(running.url) as browser:
        browser.session.trust_env, browser.session.verify = False, str(cert)
        page = browser.open("/new-account")
        assert page.response.headers["Strict-Transport-Security"].startswith("max-age=")
        (cookie,) = browser.session.cookies
        assert cookie.name == "__Host-cpushare"
        assert cookie.secure
        assert (cookie.path, cookie.domain_specified) == ("/", False)
        browser.fill(page, "/new-account", name="Ines")
        order = schema.parse(browser.open("/account/order.cpu").response.content)
        assert order.market == running.url


FORWARDED = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}


def test_behind_a_trusted_proxy_its_address_is_the_one_that_visitors_use(tmp_path):
    with (
        market(tmp_path / "data", "--trusted-proxy", "127.0.0.1") as running,
        contextlib.closing(Buyer(running.url)) as buyer,
        browser_at(running.url) as browser,
    ):
        browser.session.headers.update({**FORWARDED, "Host": "pool.example.org"})
        page = browser.open("/sign-in")
        assert page.response.headers["Strict-Transport-Security"]
        (cookie,) = browser.session.cookies
        assert cookie.secure
        # The browser would send it over HTTPS alone; here the last hop is not.
        browser.session.headers["Cookie"] = f"{cookie.name}={cookie.value}"
        fields = {**page.form("/sign-in").fields, "token": buyer.token}
        options = {"allow_redirects": False}
        made = browser.send("/sign-in", fields, **options).response.headers["Set-Cookie"]
        browser.session.cookies.clear()
        browser.session.headers["Cookie"] = made.partition(";")[0]
        order = schema.parse(browser.open("/account/order.cpu").response.content)
        assert order.market == "https://pool.example.org"


def test_who_asks_too_often_is_told_to_wait_and_others_are_not(tmp_path):
    with (
        market(tmp_path / "data", "--trusted-proxy", "127.0.0.1") as running,
        browser_at(running.url) as browser,
    ):
        greedy = {"X-Forwarded-For": "192.0.2.7"}
        found = [browser.open("/people", headers=greedy) for _ in range(400)]
        assert found[0].status == 200
        assert found[-1].status == 429
        assert int(found[-1].response.headers["Retry-After"]) >= 1
        assert browser.open("/people", headers={"X-Forwarded-For": "192.0.2.8"}).status == 200


@pytest.mark.parametrize("host", ["pool.example.org", "evil.test:99999", "a b"])
def test_without_encryption_no_order_names_an_address_elsewhere(tmp_path, host):
    with (
        market(tmp_path / "data") as running,
        contextlib.closing(Buyer(running.url)) as buyer,
        browser_at(running.url) as browser,
    ):
        browser.sign_in(buyer.token)
        (cookie,) = browser.session.cookies
        headers = {"Host": host, "Cookie": f"{cookie.name}={cookie.value}"}
        page = browser.open("/account/order.cpu", headers=headers)
        if page.status == 200:  # such a host is none: the market's own address stands for it
            assert schema.parse(page.response.content).market == running.url
        else:
            assert page.status in (400, 409)
            assert "names the proxy" in page.text
        assert "Traceback" not in running.log()
