"""What the market must hear is told until it has heard it, over restarts too."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from daemonctl.history import History, LeaseState
from daemonctl.market.wire import (
    INLINE_BYTES,
    MAX_SYNC_LEASES,
    Finished,
    Lease,
    SyncReply,
    SyncRequest,
)
from daemonctl.model import Outcome
from daemonctl.seller.client import SellerClient
from daemonctl.seller.outbox import GATHER_S, Outbox
from daemonctl.seller.spool import Spool

MARKET = "http://127.0.0.1:8470"


class Blobs:
    """A client's part that stores blobs."""

    def __init__(self) -> None:
        self.stored: dict[str, bytes] = {}

    def put_blob(self, digest: str, data: bytes) -> None:
        self.stored[digest] = data


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    history = History(tmp_path / "history.sqlite")
    history.register(MARKET, "h1", "secret")
    yield history
    history.close()


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path / "spool")


def take(history: History, number: int) -> None:
    lease = Lease(
        lease=number,
        computation="c",
        job=number,
        order="o",
        name="n",
        module="m",
        input="i",
        price=5,
        work_ms=1,
        expires_in_s=600,
        cpu_limit_s=10,
        memory_bytes=1,
        output_bytes=1,
    )
    history.take(MARKET, lease, account="a", beneficiary="b", core=0)


def result(number: int, data: bytes = b"out") -> Finished:
    return Finished(
        lease=number, outcome=Outcome.DONE, digest=hashlib.sha256(data).hexdigest(), data=data
    )


def filled(outbox: Outbox, blobs: Blobs | None = None) -> SyncRequest:
    client = cast(SellerClient, blobs or Blobs())
    return outbox.fill(outbox.request(), outbox.results(), client)


def test_a_result_is_told_until_it_is_accepted(history: History, spool: Spool) -> None:
    take(history, 1)
    outbox = Outbox(MARKET, history, spool)
    outbox.book(outbox.request(), SyncReply())
    take(history, 2)
    outbox.finish(result(2), now=100.0)
    assert outbox.due() == 100.0 + GATHER_S
    assert [r.lease for r in filled(outbox).results] == [2]
    assert [r.lease for r in filled(outbox).results] == [2], "not accepted, so told again"
    outbox.book(SyncRequest(), SyncReply(accepted=(2,)))
    assert len(outbox) == 0
    assert outbox.due() == float("inf")
    assert history.open_leases(MARKET, LeaseState.DELIVERED) == (2,)


def test_after_a_crash_held_leases_are_returned_and_results_delivered(
    history: History, spool: Spool
) -> None:
    for number in (1, 2, 3):
        take(history, number)
    first = Outbox(MARKET, history, spool)
    first.finish(result(2), now=0.0)
    first.finish(result(3), now=0.0)
    spool.drop(MARKET, 3)  # the disk lost this one
    second = Outbox(MARKET, history, spool)
    request = filled(second)
    assert sorted(request.returned) == [1, 3]
    assert [r.lease for r in request.results] == [2]
    second.book(request, SyncReply(accepted=(2,)))
    assert history.open_leases(MARKET, LeaseState.HELD) == ()
    assert history.open_leases(MARKET, LeaseState.FINISHED) == ()
    assert second.due() == float("inf")


def test_large_outputs_are_stored_first_and_small_ones_travel_along(
    history: History, spool: Spool
) -> None:
    outbox = Outbox(MARKET, history, spool)
    large = b"x" * (INLINE_BYTES + 1)
    for number, data in ((1, large), (2, b"x" * INLINE_BYTES)):
        take(history, number)
        outbox.finish(result(number, data), now=0.0)
    blobs = Blobs()
    told = {r.lease: r for r in filled(outbox, blobs).results}
    assert told[1].data is None
    assert blobs.stored == {told[1].digest: large}
    assert told[2].data == b"x" * INLINE_BYTES


def test_a_request_is_never_larger_than_the_market_allows(history: History, spool: Spool) -> None:
    outbox = Outbox(MARKET, history, spool)
    for number in range(MAX_SYNC_LEASES + 5):
        take(history, number)
        outbox.finish(result(number), now=0.0)
        outbox.give_back(10_000 + number)
    request = filled(outbox)
    assert len(request.results) == MAX_SYNC_LEASES
    assert len(request.returned) == MAX_SYNC_LEASES


def test_a_market_that_knows_us_no_more_is_told_nothing_of_before(
    history: History, spool: Spool
) -> None:
    take(history, 1)
    outbox = Outbox(MARKET, history, spool)
    outbox.finish(result(1), now=0.0)
    outbox.forget_all()
    assert outbox.due() == float("inf")
    assert spool.get(MARKET, 1) is None
