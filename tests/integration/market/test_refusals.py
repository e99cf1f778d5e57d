"""What the market refuses: with the right status, a reason, and nothing changed."""

from __future__ import annotations

import contextlib
import http.client
import socket
from urllib.parse import urlsplit

import pytest

from daemonctl.market.wire import (
    MAX_BLOB_BYTES,
    ComputationCreated,
    NewComputation,
)
from tests.integration.market.client import Buyer, Client, Seller, refusal, sha256

DEEP = 100_000
"""Deeper than any supported Python follows; 3.13 goes far deeper than 3.11."""


def test_what_cannot_be_paid_is_refused_with_the_sum_and_a_way_out(people):
    buyer = people(Buyer)
    buyer.put(b"x")
    buyer.put(b"module")
    order = NewComputation("k", "n", sha256(b"module"), (sha256(b"x"),), 10**9, 3_600_000)
    said = refusal(buyer.call("POST", "computations", order), 402)
    assert "2000 CPUCoins" in said.detail
    assert "100" in said.detail
    assert said.hint


def test_inputs_that_were_not_put_are_named(people):
    buyer = people(Buyer)
    order = NewComputation("k", "n", buyer.put(b"module"), ("1" * 64, "2" * 64), 1, 1)
    assert "1" * 64 in refusal(buyer.call("POST", "computations", order), 409).detail


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"{", "truncated"),
        (b"[]", "Expected `object`"),
        (b'{"key": 1}', "`$.key`"),
        (b'{"key": "k", "name": "n", "module": "m", "inputs": [1]}', "`$.inputs[0]`"),
        (b"\xff\xfe", ""),
        (b'{"key": "\xff"}', "utf-8"),
        (b'{"of a later version": ' + b"[" * DEEP + b"]" * DEEP + b"}", "nested"),
    ],
)
def test_a_message_that_cannot_be_read_is_refused_by_its_field(people, body, told):
    said = refusal(people(Buyer).call("POST", "computations", body), 400)
    assert told in said.detail


def test_without_a_valid_token_nothing_is_told(people):
    stranger = people(Client)
    for method, path in (
        ("GET", "account"),
        ("POST", "sync"),
        ("POST", "computations"),
        ("PUT", f"blobs/{'0' * 64}"),
        ("GET", "computations/c1/results"),
    ):
        refusal(stranger.call(method, path, b"{}"), 401)
    for header in ("Bearer wrong", "Basic abc", "Bearer", "Bearer \xe9"):
        answer = stranger.call("GET", "account", headers={"Authorization": header})
        refusal(answer, 401)
        assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_host_is_no_account_and_an_account_no_host(people):
    buyer, seller = people(Buyer), people(Seller)
    refusal(buyer.call("POST", "sync", b"{}"), 401)
    refusal(seller.call("GET", "account"), 401)


def test_somebody_elses_computation_is_not_there(people):
    buyer, stranger = people(Buyer), people(Buyer)
    computation = buyer.submit([b"x"]).computation
    for method, path in (("GET", ""), ("GET", "/results"), ("POST", "/cancel")):
        refusal(stranger.call(method, f"computations/{computation}{path}"), 404)
        refusal(stranger.call(method, f"computations/cnone{path}"), 404)
    assert buyer.info(computation).state == "open"
    buyer.call("POST", f"computations/{computation}/cancel")


def test_addresses_and_methods_that_are_not_served(people):
    stranger = people(Client)
    refusal(stranger.call("GET", "nothing"), 404)
    refusal(stranger.call("DELETE", "account"), 405)
    refusal(stranger.call("GET", "blobs/..%2f..%2fmarket.sqlite"), 404)
    refusal(stranger.call("GET", f"blobs/{'A' * 64}"), 404)
    refusal(stranger.call("GET", f"blobs/{'0' * 64}"), 404)


def test_a_blob_with_other_bytes_than_its_name_is_refused(people):
    refusal(people(Buyer).call("PUT", f"blobs/{'0' * 64}", b"other"), 400)


def test_bodies_that_are_too_large_are_refused_before_they_are_read(served, people):
    token = people(Buyer).token
    address = urlsplit(served.url)
    for method, path, size in (
        ("PUT", f"/v1/blobs/{'0' * 64}", MAX_BLOB_BYTES + 1),
        ("POST", "/v1/accounts", 1 << 20),
        ("POST", "/v1/computations", 1 << 30),
    ):
        with contextlib.closing(
            http.client.HTTPConnection(address.hostname, address.port, timeout=30)
        ) as connection:
            connection.putrequest(method, path)
            connection.putheader("Authorization", f"Bearer {token}")
            connection.putheader("Content-Length", str(size))
            connection.endheaders()
            assert connection.getresponse().status == 413


def test_a_body_that_does_not_tell_its_size_is_cut_off_too(people):
    def endless():
        for _ in range(100):
            yield b" " * 10_000

    stranger = people(Client)
    response = stranger.session.post(f"{stranger.url}/v1/accounts", data=endless(), timeout=30)
    refusal(response, 413)


@pytest.mark.parametrize(
    "begin",
    [
        b"GET /v1/market HTTP/1.1\r\nHost: m\r\nX: ",
        b"GET /",
        b"POST /v1/accounts HTTP/1.1\r\nHost: m\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: ",
    ],
    ids=["header", "address", "trailer"],
)
def test_a_head_without_end_is_cut_off(served, begin):
    address = urlsplit(served.url)
    with socket.create_connection((address.hostname, address.port), timeout=30) as stranger:
        stranger.sendall(begin)
        with pytest.raises(ConnectionError):
            stranger.sendall(b"x" * (64 * 1024 * 1024))


def test_fields_of_a_later_protocol_are_ignored(people):
    body = b'{"name": "n", "colour": "blue"}'
    assert people(Client).call("POST", "accounts", body).status_code == 201


def test_tokens_are_not_in_the_store(served, people):
    buyer, seller = people(Buyer), people(Seller)
    secrets = [buyer.token.encode(), seller.session.headers["Authorization"][7:].encode()]
    for file in served.data.glob("market.sqlite*"):
        content = file.read_bytes()
        assert not any(secret in content for secret in secrets)
    made = buyer.submit([b"x"])
    assert isinstance(made, ComputationCreated)
    buyer.call("POST", f"computations/{made.computation}/cancel")
