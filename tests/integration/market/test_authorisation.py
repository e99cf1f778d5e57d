"""Every address, asked with every kind of token: who may use it, and who may not."""

from __future__ import annotations

import http.client
from typing import Any
from urllib.parse import urlsplit

import pytest

from daemonctl.market import wire
from daemonctl.market.endpoint import Endpoint, Who
from daemonctl.market.routes import endpoints
from daemonctl.market.service import Market
from daemonctl.market.settings import Settings
from tests.integration.market.client import Buyer, Seller

GOOD = range(200, 300)
CLOSED = (401, 403)

ROLES = {
    "nobody": set(),
    "nonsense": set(),
    "host": {Who.HOST, Who.EITHER},
    "buyer": {Who.ACCOUNT, Who.EITHER, Who.BUYER},
    "another account": {Who.ACCOUNT, Who.EITHER},
}
"""What each kind of token opens, beside what is for anyone."""


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    """The addresses of a market."""
    market = Market(tmp_path_factory.mktemp("rows") / "data", Settings())
    yield endpoints(market)
    market._engine.close()


@pytest.fixture
def tokens(people):
    """A token of each kind, and the computation of the one that is the buyer's."""
    buyer, host = people(Buyer), people(Seller)
    made = buyer.submit([b"x"]).computation
    yield (
        {
            "nobody": None,
            "nonsense": "nonsense",
            "host": host.session.headers["Authorization"][7:],
            "buyer": buyer.token,
            "another account": people(Buyer).token,
        },
        made,
    )
    buyer.call("POST", f"computations/{made}/cancel")


def ask(url: str, row: Endpoint[Any], token: str | None, computation: str) -> tuple[int, bytes]:
    """The status of a request with no body to speak of, and the answer's."""
    address = urlsplit(url)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=30)
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    path = row.path.format(digest="0" * 64, id=computation)
    try:
        connection.request(row.method, path, b"", headers)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


@pytest.mark.parametrize("kind", ROLES)
def test_an_address_opens_to_whom_it_is_for_and_to_nobody_else(served, rows, tokens, kind):
    held, computation = tokens
    wrong = []
    for row in rows:
        status, body = ask(served.url, row, held[kind], computation)
        if row.who is Who.ANYONE or row.who in ROLES[kind]:
            expected = status not in CLOSED and status < 500
        elif row.who is Who.BUYER and Who.ACCOUNT in ROLES[kind]:
            expected = status == 404
        else:
            expected = status == 401 and b'"title"' in body
        if not expected or status not in row.statuses:
            wrong.append((row.method, row.path, row.who, status))
    assert wrong == []


def test_every_address_says_what_it_does_and_names_its_good_answer(rows):
    assert len({(row.method, row.path) for row in rows}) == len(rows)
    for row in rows:
        assert row.does.endswith("."), row.path
        assert (row.status == 204) == (row.answer is None), row.path
        assert row.statuses[0] in GOOD


WORDS = {
    "anyone": Who.ANYONE,
    "anyone who knows the digest": Who.ANYONE,
    "account": Who.ACCOUNT,
    "host": Who.HOST,
    "host, account": Who.EITHER,
    "its buyer": Who.BUYER,
}


def told() -> dict[tuple[str, str], tuple[Who, str, str]]:
    """By method and path: who may, the body and the answer, as `wire` tells people."""
    found = {}
    for line in (wire.__doc__ or "").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4 and "/v1/" in cells[0]:
            methods, _, path = cells[0].rpartition(" ")
            answer = {"OpenAPI 3.1": "dict"}.get(cells[3], cells[3].rpartition(".")[2])
            row = WORDS[cells[1]], cells[2], answer
            found[methods.split(",")[0], path.partition("?")[0]] = row
    return found


def test_what_people_are_told_of_the_addresses_is_what_is_served(rows):
    def name(kind: type | None, default: str) -> str:
        return default if kind is None else kind.__name__

    served = {
        (row.method, row.path): (row.who, name(row.body, ""), name(row.answer, "204"))
        for row in rows
        if row.path.startswith("/v1/")
    }
    expected = {key: row for key, row in told().items() if key in served}
    assert served == expected
