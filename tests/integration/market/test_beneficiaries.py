"""Whom anyone may help: the operator's list, as strangers and the windows see it."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator

import pytest

from daemonctl.control import markets
from daemonctl.errors import InputError, MarketError
from daemonctl.market.listing import Beneficiaries
from tests.integration.market.client import Buyer, Client, market, market_command


@pytest.fixture
def empty(tmp_path):
    """A market with nobody in it."""
    with market(tmp_path / "data", "--name", "A market  of\tfriends") as running:
        yield running


def public(running, *words: str, code: int = 0) -> str:
    done = market_command("public", *words, "--data", str(running.data))
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def test_the_operator_lists_and_anyone_reads(empty):
    stranger, one, two = Client(empty.url), Buyer(empty.url, "libcaca"), Buyer(empty.url, "")
    assert stranger.ask("GET", "beneficiaries", Beneficiaries) == Beneficiaries()
    public(empty, two.id)
    public(empty, one.id, "--description", "Colour ASCII art, since 2003.")
    seen = markets.look(f"{empty.url}/")
    assert (seen.url, seen.name) == (empty.url, "A market of friends")
    assert seen.version
    assert seen.beneficiaries == (
        markets.Beneficiary(one.id, "libcaca", "Colour ASCII art, since 2003."),
        markets.Beneficiary(two.id, ""),
    )
    assert markets.donation(seen, seen.beneficiaries[1]).beneficiary == two.id
    public(empty, one.id, "--off")
    assert [b.account for b in markets.look(empty.url).beneficiaries] == [two.id]
    for party in (stranger, one, two):
        party.close()


def test_a_description_that_nobody_could_read_is_refused(empty):
    for words in ("x" * 301, "a\x1b[31m"):
        assert "printable" in public(empty, "a1", "--description", words, code=2)
    assert "no such account" in public(empty, "a1", code=1)


class Stub(http.server.BaseHTTPRequestHandler):
    """A market of another making: answers what `answers` has for a path, else 404."""

    answers: dict[str, object] = {}  # noqa: RUF012 - a table of the test's

    def do_GET(self) -> None:
        found = self.answers.get(self.path)
        data = json.dumps(found or {"title": "The market does not serve this address"}).encode()
        self.send_response(200 if found is not None else 404)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_words: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    monkeypatch.setattr(Stub, "answers", {"/v1/market": {"name": "old", "version": "0.1"}})
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_older_market_lists_nobody(stub: str) -> None:
    assert markets.look(stub) == markets.Market(stub, "old", "0.1", ())


def test_a_strangers_list_is_cut_to_what_a_window_can_show(stub: str) -> None:
    bad = {"account": "not an id", "name": "x"}
    good = {"account": "a1", "name": "a\n\x1b[31m" + "b" * 1000, "description": "c" * 9999}
    Stub.answers["/v1/beneficiaries"] = {"beneficiaries": [bad, *[good] * 2000]}
    found = markets.look(stub).beneficiaries
    assert len(found) == 999
    assert found[0].name.isprintable()
    assert (len(found[0].name), len(found[0].description)) == (100, 500)
    order = markets.donation(markets.look(stub), found[0])
    assert (order.ask, order.core, order.market) == (0, None, stub)


@pytest.mark.parametrize("url", ["", "market.example.org", "http://market.example.org", "file:///"])
def test_what_is_no_address_is_said_before_anything_is_asked(url: str) -> None:
    with pytest.raises(InputError):
        markets.look(url)


def test_where_no_market_is_it_says_so(stub: str) -> None:
    Stub.answers.clear()
    with pytest.raises(MarketError):
        markets.look(stub)
    with pytest.raises(MarketError, match="does not answer"):
        markets.look("http://127.0.0.1:1")
