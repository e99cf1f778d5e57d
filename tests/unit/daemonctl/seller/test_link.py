"""A link is known to its market as one host at a time."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from daemonctl import __version__
from daemonctl.errors import MarketRefused
from daemonctl.history import History
from daemonctl.market.wire import (
    HOSTS,
    Finished,
    HostCreated,
    Lease,
    NewHost,
    Notice,
    NoticeKind,
    SyncReply,
    SyncRequest,
    Want,
)
from daemonctl.model import Outcome
from daemonctl.seller import link
from daemonctl.seller.appetite import REST_S
from daemonctl.seller.caller import Inbox
from daemonctl.seller.link import Ears, MarketLink
from daemonctl.seller.spool import Spool

URL = "http://127.0.0.1:8470"
WANTS = (Want("o", "a", 1),)
HOST = NewHost("x86_64", 1, 1_000_000, "50")
LEASE = Lease(9, "c", 1, "o", "n", "0" * 64, "0" * 64, 1, 1, 600, 9, 1, 1)


class Market:
    """What it answers to each host; the first host's long poll ends when a test says so."""

    def __init__(self) -> None:
        self.hosts = 0
        self.forgotten = False
        self.poll_ends = threading.Event()
        self.leases: tuple[Lease, ...] = ()
        self.dropped: tuple[int, ...] = ()
        self.notices: tuple[Notice, ...] = ()
        self.said: list[SyncRequest] = []

    def client(self, _url: str, token: str = "") -> Client:
        return Client(self, token)


class Client:
    """A host's session there."""

    def __init__(self, market: Market, token: str) -> None:
        self._market = market
        self._token = token

    def register(self, _host: NewHost) -> HostCreated:
        self._market.hosts += 1
        return HostCreated(f"h{self._market.hosts}", f"token{self._market.hosts}")

    def sync(self, request: SyncRequest) -> SyncReply:
        if request.wait_s:
            self._market.poll_ends.wait(60)
        if self._market.forgotten and self._token == "token1":
            raise MarketRefused("Unknown host", status=401)
        if request.wait_s:
            return SyncReply()
        self._market.said.append(request)
        market = self._market
        return SyncReply(market.leases, dropped=market.dropped, notices=market.notices)


@pytest.fixture
def market(monkeypatch: pytest.MonkeyPatch) -> Iterator[Market]:
    market = Market()
    monkeypatch.setattr(link, "SellerClient", market.client)
    yield market
    market.poll_ends.set()


def test_a_late_answer_to_the_host_that_we_were_does_not_end_the_one_that_we_are(
    market: Market, tmp_path: Path
) -> None:
    history = History(tmp_path / "history.sqlite")
    inbox, granted, dropped = Inbox(), list[int](), list[int]()
    ears = Ears(
        lambda _url, lease: granted.append(lease.lease), lambda _url, lease: dropped.append(lease)
    )
    subject = MarketLink(
        URL, history=history, spool=Spool(tmp_path / "spool"), inbox=inbox, ears=ears
    )

    def serve(wants: tuple[Want, ...], condition: Callable[[], object]) -> None:
        end = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < end
            subject.tick(wants, lambda _: None, HOST)
            inbox.run()
            time.sleep(0.01)

    def registered(host: str) -> bool:
        found = history.registration(URL)
        return found is not None and found.host == host

    serve(WANTS, lambda: registered("h1"))
    serve(WANTS, lambda: subject.reachable and subject._listener.busy)
    market.forgotten = True
    serve((*WANTS, Want("o2", "a", 1)), lambda: registered("h2"))
    market.leases = (Lease(9, "c", 1, "o2", "n", "0" * 64, "0" * 64, 1, 1, 600, 9, 1, 1),)
    serve((Want("o3", "a", 1),), lambda: granted == [9])
    market.poll_ends.set()
    serve((), lambda: not subject._listener.busy)
    assert dropped == []
    assert registered("h2")
    assert subject.reachable
    history.close()


def test_what_the_market_stops_is_let_go_and_said_why(market: Market, tmp_path: Path) -> None:
    history = History(tmp_path / "history.sqlite")
    inbox, granted, dropped = Inbox(), list[int](), list[int]()
    now = [time.monotonic()]
    ears = Ears(
        lambda _url, lease: granted.append(lease.lease), lambda _url, lease: dropped.append(lease)
    )
    subject = MarketLink(
        URL,
        history=history,
        spool=Spool(tmp_path / "spool"),
        inbox=inbox,
        ears=ears,
        clock=lambda: now[0],
    )

    def serve(wants: tuple[Want, ...], condition: Callable[[], object]) -> None:
        end = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < end
            subject.tick(wants, lambda _: None, HOST)
            inbox.run()
            time.sleep(0.01)

    market.leases = tuple(
        Lease(number, "c", number, "o", "n", "0" * 64, "0" * 64, 1, 1, 600, 9, 1, 1)
        for number in (7, 8, 9)
    )
    serve(WANTS, lambda: granted == [7, 8, 9])
    market.leases = ()
    market.said.clear()
    now[0] += link.QUIET_S
    serve((), lambda: market.said)
    assert {beat.lease for beat in market.said[-1].held} == {7, 8, 9}, "all, though none is due"
    market.dropped = (8,)
    market.notices = (Notice(NoticeKind.STOPPED, "it leaks", "c"),)
    now[0] += link.QUIET_S
    serve((), lambda: dropped == [8])
    assert [one.text for one in subject.notices.stopped(now[0])] == ["it leaks"]
    market.dropped = ()
    market.notices = (Notice(NoticeKind.STOPPED, "maintenance"),)
    now[0] += link.QUIET_S
    serve((), lambda: dropped == [8, 7, 9])
    history.close()


def test_a_market_that_gives_nothing_before_an_update_is_left_alone_for_a_while(
    market: Market, tmp_path: Path
) -> None:
    history = History(tmp_path / "history.sqlite")
    inbox, now = Inbox(), [time.monotonic()]
    subject = MarketLink(
        URL,
        history=history,
        spool=Spool(tmp_path / "spool"),
        inbox=inbox,
        ears=Ears(lambda _url, _lease: None, lambda _url, _lease: None),
        clock=lambda: now[0],
    )

    def serve(condition: Callable[[], object]) -> None:
        end = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < end
            subject.tick(WANTS, lambda _: None, HOST)
            inbox.run()
            time.sleep(0.01)

    market.notices = (Notice(NoticeKind.OUTDATED, "A hole.", of=HOSTS, least="9"),)
    serve(lambda: subject.notices.outdated())
    assert market.said[0].version == __version__, "it says what it is when it begins"
    assert market.said[0].wasmtime
    market.said.clear()
    rest = subject.due(WANTS, HOST) - now[0]
    assert 0.7 * REST_S < rest < 1.3 * REST_S
    subject.tick(WANTS, lambda _: None, HOST)
    assert not subject._courier.busy
    assert not subject._listener.busy, "no long poll either"
    # What is finished is delivered all the same.
    history.take(URL, LEASE, account="a", beneficiary="", core=0)
    subject.finish(Finished(LEASE.lease, Outcome.DONE, hashlib.sha256(b"x").hexdigest(), b"x"))
    now[0] += 1
    serve(lambda: any(said.results for said in market.said) and not subject._courier.busy)
    assert all(said.want == () for said in market.said)
    market.notices = ()
    now[0] += 2 * REST_S
    serve(lambda: not subject.notices.outdated())
    serve(lambda: subject._listener.busy)
    history.close()
