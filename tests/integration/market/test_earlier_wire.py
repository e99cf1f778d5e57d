"""Hosts of other minor versions and a market go on: what either does not know it passes over."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec
import pytest

from daemonctl.market.wire import NewHost, NoticeKind, SyncRequest, Want
from daemonctl.seller.client import SellerClient
from tests.integration.market.client import Buyer, Client, compute

TOMORROW = {
    "name": "A market of tomorrow",
    "version": "0.9.0",
    "protocol": 2,
    "oldest_protocol": 1,
    "accounts": "by-invitation",
    "moon": {"phase": "full"},
}
SAID = {
    "notices": [
        {"kind": "tomorrow", "text": "Something new.", "colour": "blue"},
        {"kind": "throttled", "text": "Less work."},
    ],
    "settled_upto": 3,
    "forecast": [1, 2, 3],
}


class EarlierHost(msgspec.Struct):
    """What the first protocol's first hosts said of themselves, and all that they did."""

    architecture: str
    cores: int
    speed_ppm: int
    wasmtime: str


class EarlierSync(msgspec.Struct):
    """The first fields of a sync."""

    want: tuple[dict[str, object], ...] = ()
    results: tuple[object, ...] = ()


class EarlierLease(msgspec.Struct):
    """What a host needs to know of a lease."""

    lease: int
    input: str
    work_ms: int


class EarlierReply(msgspec.Struct):
    """What an earlier host reads of an answer."""

    leases: tuple[EarlierLease, ...] = ()
    accepted: tuple[int, ...] = ()
    settled: tuple[dict[str, object], ...] = ()


def test_a_host_that_knows_none_of_the_later_fields_computes_and_is_paid(people):
    buyer, host = people(Buyer), people(Client)
    made = host.ask("POST", "hosts", dict, EarlierHost("x86_64", 4, 1_000_000, "50"))
    host.session.headers["Authorization"] = f"Bearer {made['token']}"
    computation = buyer.submit([b"x"], quorum=1).computation
    want = {"order": "o", "account": buyer.id, "count": 1}
    (lease,) = host.ask("POST", "sync", EarlierReply, EarlierSync(want=(want,))).leases
    reply = host.ask("POST", "sync", EarlierReply, EarlierSync(results=(compute(lease),)))
    assert reply.accepted == (lease.lease,)
    assert [one["verdict"] for one in reply.settled] == ["paid"]
    assert buyer.info(computation).confirmed == 1


def test_a_market_takes_fields_of_tomorrow(people):
    buyer, host = people(Buyer), people(Client)
    said = {"architecture": "x86_64", "cores": 1, "speed_ppm": 10**6, "wasmtime": "60", "gpu": "no"}
    made = host.ask("POST", "hosts", dict, said)
    host.session.headers["Authorization"] = f"Bearer {made['token']}"
    want = {"order": "o", "account": buyer.id, "count": 1, "mood": "good"}
    reply = host.ask("POST", "sync", dict, {"want": [want], "version": "0.9.0", "extra": {}})
    assert "leases" not in reply


class _Tomorrow(BaseHTTPRequestHandler):
    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        said = {
            "/v1/market": TOMORROW,
            "/v1/hosts": {"host": "h1", "token": "t" * 43, "rank": 7},
            "/v1/sync": SAID,
        }[self.path]
        data = msgspec.json.encode(said)
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = _answer  # noqa: N815  the base class names them

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def tomorrow():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Tomorrow)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(30)
    server.server_close()


def test_a_host_of_today_reads_what_it_knows_of_a_market_of_tomorrow(tomorrow):
    made = SellerClient(tomorrow).register(NewHost("x86_64", 1, 1_000_000, "50"))
    assert made.host == "h1"
    reply = SellerClient(tomorrow, made.token).sync(SyncRequest(want=(Want("o", "a", 1),)))
    assert [one.kind for one in reply.notices] == [NoticeKind.UNKNOWN, NoticeKind.THROTTLED]
    assert reply.settled_upto == 3
