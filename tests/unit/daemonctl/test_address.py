"""Addresses of markets: one form, and no token in clear text."""

from __future__ import annotations

import pytest

from daemonctl import address
from daemonctl.errors import InputError


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("HTTPS://" + "MARKET.example.org/", "https://market.example.org"),
        ("https://m.example:8443/pool/", "https://m.example:8443/pool"),
        ("http://127.0.0.1:8470", "http://127.0.0.1:8470"),
        ("http://localhost", "http://localhost"),
        ("http://[::1]:80/", "http://[::1]:80"),
        ("http://127.9.9.9", "http://127.9.9.9"),
    ],
)
def test_an_address_has_one_form(url: str, form: str) -> None:
    assert address.check(url) == form
    assert address.check(form) == form


@pytest.mark.parametrize(
    "url",
    ["http://market.example.org", "http://" + "10.0.0.1:8470", "http://127.0.0.1.example.org"],
)
def test_clear_text_goes_to_this_machine_alone(url: str) -> None:
    with pytest.raises(InputError, match="https alone"):
        address.check(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "market.example.org",
        "ftp://market.example.org",
        "https:" + "//",
        "https://" + "user:word@market.example.org",
        "https://market.example.org/?a=1",
        "https://market.example.org/#a",
        "https://market.example.org:99999",
        "https://mar ket.example.org",
        "https://" + "mark\x1b[2Jet.example.org",
        "https://" + "[::1",
        "https://example.org/" + "m" * 600,
    ],
)
def test_what_is_no_address_is_refused_with_a_hint(url: str) -> None:
    with pytest.raises(InputError) as error:
        address.check(url)
    assert error.value.hint
