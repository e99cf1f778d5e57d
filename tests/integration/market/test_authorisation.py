"""Every address, asked with every kind of token: who may use it, and who may not."""

from __future__ import annotations

import http.client
import time
from typing import Any
from urllib.parse import urlsplit

import pytest

from daemonctl.market import wire
from daemonctl.market.endpoint import Endpoint, Who
from daemonctl.market.routes import endpoints
from daemonctl.market.service import Market
from daemonctl.market.settings import Settings
from tests.integration.market.client import Buyer, Seller, market, market_command

GOOD = range(200, 300)
OPEN = 0
"""In the table: whatever the request deserves, but neither 401 nor 403."""


def row_of(host: int, account: int, either: int, buyer: int) -> dict[Who, int]:
    """What a kind of token gets where each is asked for; anyone's addresses are open to all,
    the operator's to no token of the market's."""
    return {
        Who.ANYONE: OPEN,
        Who.HOST: host,
        Who.ACCOUNT: account,
        Who.EITHER: either,
        Who.BUYER: buyer,
        Who.OPERATOR: 401,
    }


TABLE = {
    "nobody": row_of(401, 401, 401, 401),
    "nonsense": row_of(401, 401, 401, 401),
    "host": row_of(OPEN, 401, OPEN, 401),
    "barred host": row_of(OPEN, 401, 403, 401),  # what it is told of itself it may ask
    "revoked host": row_of(401, 401, 401, 401),
    "buyer": row_of(401, OPEN, OPEN, OPEN),
    "another account": row_of(401, OPEN, OPEN, 404),
    "pending account": row_of(403, 403, 403, 403),
    "barred account": row_of(403, 403, 403, 403),
    "revoked account": row_of(401, 401, 401, 401),
}


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    """The addresses of a market; those that end a token last."""
    made = Market(tmp_path_factory.mktemp("rows") / "data", Settings())
    yield sorted(endpoints(made), key=lambda row: row.path.endswith("/revoke"))
    made.engine.close()


@pytest.fixture(scope="module")
def approving(tmp_path_factory):
    """A market whose operator approves of accounts; its URL, a token of each kind, and the
    computation of the one that is the buyer's."""
    data = tmp_path_factory.mktemp("approving") / "data"
    with market(data, "--accounts", "approval") as running:

        def command(*words: str) -> None:
            told = market_command(*words, "--data", str(data))
            assert told.returncode == 0, told.stderr

        accounts = {kind: Buyer(running.url) for kind in TABLE if "host" not in kind}
        del accounts["nobody"], accounts["nonsense"]
        for kind, account in accounts.items():
            if not kind.startswith("pending"):
                command("approve", account.id)
        hosts = {
            kind: Seller(running.url, accounts["another account"])
            for kind in TABLE
            if "host" in kind
        }
        computation = accounts["buyer"].submit([b"x"]).computation
        for kind, path in (("revoked account", "account"), ("revoked host", "host")):
            who = {**accounts, **hosts}[kind]
            assert who.call("POST", f"{path}/revoke").status_code == 204
        command("bar", accounts["barred account"].id, "--reason", "a reason")
        command("bar", hosts["barred host"].id, "--reason", "a reason")
        everyone = {**accounts, **hosts}
        tokens = {
            kind: one.session.headers["Authorization"].removeprefix("Bearer ")
            for kind, one in everyone.items()
        }
        # What another process has changed is heard within a second.
        for kind in ("barred account", "barred host"):
            end = time.monotonic() + 30
            while everyone[kind].call("PUT", f"blobs/{'0' * 64}").status_code != 403:
                assert time.monotonic() < end
                time.sleep(0.05)
        yield running.url, {**tokens, "nobody": None, "nonsense": "nonsense"}, computation
        for one in everyone.values():
            one.close()


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


@pytest.mark.parametrize("kind", TABLE)
def test_an_address_opens_to_whom_it_is_for_and_to_nobody_else(approving, rows, kind):
    url, tokens, computation = approving
    wrong = []
    for row in rows:
        status, body = ask(url, row, tokens[kind], computation)
        expected = TABLE[kind][row.who]
        if expected == 404 and row.body is not None:
            expected = 400  # what is no message is refused before anybody looks whose it is
        if expected == OPEN:
            as_told = status not in (401, 403) or row.who is Who.ANYONE
        else:
            as_told = status == expected and b'"title"' in body
        if not as_told or status not in row.statuses:
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
    assert served == told()
