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
from daemonctl.seller.outbox import AGAIN_S, GATHER_S, Outbox
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


def say(outbox: Outbox, market: set[int], now: float = 0.0) -> tuple[int, ...]:
    """Talk to a market once that takes the leases in `market` and calls those below 0 wrong.

    The leases whose results it was told.
    """
    told = outbox.results(now)
    request = outbox.fill(outbox.request(), told, cast(SellerClient, Blobs()))
    if any(-lease in market for lease in told):
        outbox.wrong(told)
    else:
        accepted = tuple(one.lease for one in request.results if one.lease in market)
        outbox.book(request, SyncReply(accepted=accepted))
        outbox.told(told, request, now)
    return told


@pytest.mark.logs("takes no result of lease 3")
def test_a_result_that_the_market_calls_wrong_does_not_keep_the_others_here(
    history: History, spool: Spool
) -> None:
    outbox = Outbox(MARKET, history, spool)
    for number in (1, 2, 3, 4):
        take(history, number)
        outbox.finish(result(number), now=0.0)
    said = [say(outbox, {1, 2, -3, 4}) for _ in range(7)]
    assert said[:2] == [(1, 2, 3, 4), ()], "then one without any, to see whether they are why"
    assert sorted(said[2:6]) == [(1,), (2,), (3,), (4,)]
    assert said[6] == ()
    assert history.open_leases(MARKET, LeaseState.DELIVERED) == (1, 2, 4)
    assert outbox.due() == float("inf"), "the lease of the bad one was given back as well"
    assert [spool.get(MARKET, n) for n in (1, 2, 3, 4)] == [None] * 4


def test_no_result_is_given_up_where_the_market_refuses_the_rest_of_the_request(
    history: History, spool: Spool
) -> None:
    outbox = Outbox(MARKET, history, spool)
    take(history, 1)
    outbox.finish(result(1), now=0.0)
    for _ in range(5):
        outbox.wrong(outbox.results())
    assert len(outbox) == 1
    assert say(outbox, {1}) == ()
    assert say(outbox, {1}) == (1,)
    assert history.open_leases(MARKET, LeaseState.DELIVERED) == (1,)


def test_a_result_that_is_heard_and_not_taken_is_told_again_but_not_at_once(
    history: History, spool: Spool
) -> None:
    outbox = Outbox(MARKET, history, spool)
    take(history, 1)
    outbox.finish(result(1), now=100.0)
    assert say(outbox, set(), now=101.0) == (1,)
    assert outbox.due() == 101.0 + AGAIN_S
    assert outbox.results(102.0) == ()
    assert say(outbox, {1}, now=101.0 + AGAIN_S) == (1,)
    assert len(outbox) == 0


@pytest.mark.parametrize("damage", [None, b"half a mes"])
def test_a_result_that_the_disk_lost_is_given_back_and_not_told_for_ever(
    history: History, spool: Spool, tmp_path: Path, damage: bytes | None
) -> None:
    outbox = Outbox(MARKET, history, spool)
    take(history, 1)
    outbox.finish(result(1), now=0.0)
    (file,) = (tmp_path / "spool").iterdir()
    file.unlink() if damage is None else file.write_bytes(damage)
    say(outbox, {1})
    assert len(outbox) == 0
    assert outbox.request().returned == (1,)


def test_what_a_crash_left_in_the_spool_is_delivered_or_removed(
    history: History, spool: Spool, tmp_path: Path
) -> None:
    take(history, 1)
    for number in (1, 2):  # 1 was spooled and not yet written down; 2 is nobody's any more
        spool.put(MARKET, result(number))
    spool.put("http://other", result(2))
    (half,) = (tmp_path / "spool").glob("*-1.result")
    half.with_name(f".{half.name}.abc").write_bytes(b"half")
    outbox = Outbox(MARKET, history, spool)
    assert outbox.results() == (1,)
    assert history.open_leases(MARKET, LeaseState.FINISHED) == (1,)
    assert spool.get(MARKET, 2) is None
    assert spool.get("http://other", 2) is not None
    assert len(list((tmp_path / "spool").iterdir())) == 2
