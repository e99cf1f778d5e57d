"""Protocol /v1 against a market in its own process, over a real socket."""

from __future__ import annotations

import http.client
import threading
import time
from urllib.parse import urlsplit

import msgspec
import pytest

from daemonctl.market.wire import (
    INLINE_BYTES,
    INLINE_INPUT_BYTES,
    AccountInfo,
    ComputationInfo,
    Finished,
    Heartbeat,
    MarketInfo,
    NewComputation,
    SyncRequest,
    Verdict,
)
from daemonctl.model import MICRO, Outcome
from tests.integration.market.client import Buyer, Client, Seller, compute, refusal, sha256

pytestmark = pytest.mark.parametrize("served", ["sqlite", "postgresql"], indirect=True)


def test_anyone_may_ask_what_the_market_is_and_whether_it_lives(served, people):
    stranger = people(Client)
    assert stranger.ask("GET", "market", MarketInfo).protocol == 1
    assert stranger.session.get(f"{served.url}/healthz", timeout=30).text == "ok\n"


def test_a_computation_goes_from_submission_to_results_and_pay(people):
    buyer, one, two = people(Buyer, "The Lab"), people(Seller), people(Seller)
    made = buyer.submit([b"first", b"second"])
    assert (made.price, made.escrow) == (1000, 4000)
    assert buyer.account() == AccountInfo(buyer.id, "The Lab", 100 * MICRO - 4000, 4000)
    for seller in (one, two):
        leases = seller.lease(8)
        assert [lease.input_data for lease in leases] == [b"first", b"second"]
        assert {(lease.buyer, lease.price, lease.cpu_limit_s) for lease in leases} == {
            ("The Lab", 1000, 11)
        }
        reply = seller.sync(results=tuple(map(compute, leases)))
        assert set(reply.accepted) == {lease.lease for lease in leases}
    assert [s.verdict for s in one.sync().settled] == [Verdict.PAID] * 2
    page = buyer.results(made.computation)
    assert page.finished
    assert [r.data for r in page.results] == [
        b"output of " + sha256(data).encode() for data in (b"first", b"second")
    ]
    assert one.owner.account().balance == 100 * MICRO + 2000


def test_replicas_of_a_job_share_their_seed_and_other_jobs_do_not(people):
    buyer = people(Buyer)
    buyer.submit([b"a", b"b"])
    one, two = (people(Seller).lease(2) for _ in range(2))
    assert [lease.seed for lease in one] == [lease.seed for lease in two]
    assert one[0].seed != one[1].seed


def test_large_inputs_are_fetched_and_large_outputs_put_as_blobs(people):
    buyer, seller = people(Buyer), people(Seller)
    given, found = b"i" * (INLINE_INPUT_BYTES + 1), b"o" * (INLINE_BYTES + 1)
    made = buyer.submit([given], quorum=1)
    (lease,) = seller.lease()
    assert lease.input_data is None
    stranger = people(Client)
    assert stranger.call("GET", f"blobs/{lease.input}").content == given
    assert stranger.call("HEAD", f"blobs/{lease.input}").headers["Content-Length"] == str(
        len(given)
    )
    finished = Finished(lease.lease, Outcome.DONE, sha256(found))
    assert seller.sync(results=(finished,)).accepted == (), "its output is not here yet"
    assert seller.call("PUT", f"blobs/{sha256(found)}", found).status_code == 204
    assert seller.sync(results=(finished,)).accepted == (lease.lease,)
    (result,) = buyer.results(made.computation).results
    assert (result.data, result.digest) == (None, sha256(found))
    assert stranger.call("GET", f"blobs/{result.digest}").content == found


def test_a_small_output_can_be_fetched_by_its_digest_too(people):
    buyer, seller = people(Buyer), people(Seller)
    buyer.submit([b"x"], quorum=1)
    finished = compute(seller.lease()[0], b"a small output")
    seller.sync(results=(finished,))
    assert people(Client).call("GET", f"blobs/{finished.digest}").content == b"a small output"


def test_a_long_poll_is_answered_as_soon_as_work_appears(people):
    buyer, seller = people(Buyer), people(Seller)
    got = []
    poll = threading.Thread(target=lambda: got.append(seller.lease(1, wait_s=30.0)))
    began = time.monotonic()
    poll.start()
    time.sleep(0.3)
    assert not got
    buyer.submit([b"x"], quorum=1)
    poll.join(60)
    assert len(got[0]) == 1
    assert time.monotonic() - began < 29


def test_a_long_poll_is_answered_as_soon_as_a_verdict_comes(people):
    buyer, one, two = people(Buyer), people(Seller), people(Seller)
    buyer.submit([b"x"])
    one.sync(results=tuple(map(compute, one.lease())))
    got = []
    poll = threading.Thread(target=lambda: got.append(one.sync(wait_s=30.0, want=one.want())))
    began = time.monotonic()
    poll.start()
    two.sync(results=tuple(map(compute, two.lease())))
    poll.join(60)
    assert [s.verdict for s in got[0].settled] == [Verdict.PAID]
    assert time.monotonic() - began < 29


def test_a_long_poll_for_results_is_answered_when_one_is_there(people):
    buyer, seller = people(Buyer), people(Seller)
    computation = buyer.submit([b"x", b"y"], quorum=1).computation
    leases = seller.lease(2)
    got = []
    poll = threading.Thread(target=lambda: got.append(buyer.results(computation, wait_s=30)))
    began = time.monotonic()
    poll.start()
    seller.sync(results=(compute(leases[0]),))
    poll.join(60)
    assert [r.job for r in got[0].results] == [0]
    assert not got[0].finished
    assert time.monotonic() - began < 29
    seller.sync(results=(compute(leases[1]),))


def test_a_long_poll_ends_when_its_time_is_up(people):
    began = time.monotonic()
    assert people(Seller).lease(1, wait_s=0.2) == ()
    assert time.monotonic() - began >= 0.2


def test_work_that_nobody_is_there_to_take_goes_to_another(served, people):
    """A host hangs up in its long poll: what came for it meanwhile is not lost with it."""
    buyer, gone, here = people(Buyer), people(Seller), people(Seller)
    address = urlsplit(served.url)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=30)
    body = msgspec.json.encode(SyncRequest(want=gone.want(), wait_s=30.0))
    connection.request("POST", "/v1/sync", body, dict(gone.session.headers))
    time.sleep(0.2)
    connection.close()
    buyer.submit([b"x"], quorum=1)
    deadline = time.monotonic() + 30
    while not (leases := here.lease()):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    here.sync(results=tuple(map(compute, leases)))


def test_cancelling_gives_the_rest_back(people):
    buyer, seller = people(Buyer), people(Seller)
    made = buyer.submit([b"x", b"y"], quorum=1)
    (lease,) = seller.lease()
    path = f"computations/{made.computation}/cancel"
    assert buyer.ask("POST", path, ComputationInfo).state == "cancelled"
    assert buyer.account().balance == 100 * MICRO
    assert seller.sync(held=(Heartbeat(lease.lease),)).dropped == (lease.lease,)


def test_submitting_again_gives_the_same_computation(people):
    buyer = people(Buyer)
    one, two = buyer.submit([b"x"]), buyer.submit([b"x"])
    assert one == two
    assert buyer.account().escrow == one.escrow
    response = buyer.call(
        "POST", "computations", NewComputation("key", "other", sha256(b"module"), (), 1, 1)
    )
    refusal(response, 400)
    other = NewComputation("key", "other", sha256(b"module"), (sha256(b"x"),), 1, 1)
    assert "key" in refusal(buyer.call("POST", "computations", other), 409).title
    buyer.call("POST", f"computations/{one.computation}/cancel")


def test_a_host_that_leaves_gets_nothing_more_from_its_open_long_poll(people):
    """What it gives back must not come round to it through the poll it left open."""
    buyer, seller, other = people(Buyer), people(Seller), people(Seller)
    buyer.submit([b"x"], quorum=1)
    (lease,) = seller.lease()
    got = []
    poll = threading.Thread(target=lambda: got.append(seller.lease(1, wait_s=30.0)))
    began = time.monotonic()
    poll.start()
    time.sleep(0.3)
    farewell = Client(seller.url)
    farewell.session.headers.update(seller.session.headers)
    said = SyncRequest(returned=(lease.lease,), leaving=True)
    assert farewell.call("POST", "sync", said).status_code == 200
    farewell.close()
    poll.join(60)
    assert got == [()]
    assert time.monotonic() - began < 29
    (again,) = other.lease()
    assert again.job == lease.job
    other.sync(results=(compute(again),))
