"""A market whose blobs lie in S3-compatible storage, which it does without for a while."""

from __future__ import annotations

import contextlib

from daemonctl.market.wire import INLINE_BYTES, INLINE_INPUT_BYTES, Finished
from daemonctl.model import Outcome
from tests.integration.market.client import Buyer, Seller, compute, market, refusal, sha256
from tests.objectstorage import storage

UNKNOWN = "0" * 64


def test_a_market_serves_a_computation_whose_blobs_lie_in_a_bucket(tmp_path):
    given, found = b"i" * (INLINE_INPUT_BYTES + 1), b"o" * (INLINE_BYTES + 1)
    with storage() as stored, contextlib.ExitStack() as stack:
        stored.bucket("blobs")
        place = f"s3://blobs/market?endpoint={stored.endpoint}"
        running = stack.enter_context(market(tmp_path / "data", "--blobs", place))
        buyer = stack.enter_context(contextlib.closing(Buyer(running.url)))
        seller = stack.enter_context(contextlib.closing(Seller(running.url)))
        made = buyer.submit([b"small", given], quorum=1)
        small, large = seller.lease(2)
        assert (small.input_data, large.input_data) == (b"small", None)
        answer = seller.call("HEAD", f"blobs/{large.input}")
        assert (answer.headers["Content-Length"], answer.content) == (str(len(given)), b"")
        assert seller.call("GET", f"blobs/{large.input}").content == given
        assert seller.call("GET", f"blobs/{UNKNOWN}").status_code == 404
        done = Finished(large.lease, Outcome.DONE, sha256(found))
        assert seller.sync(results=(done,)).accepted == (), "its output is not here yet"
        assert seller.call("PUT", f"blobs/{sha256(found)}", found).status_code == 204
        seller.sync(results=(done, compute(small)))
        assert buyer.info(made.computation).confirmed == 2
        assert buyer.call("GET", f"blobs/{sha256(found)}").content == found
        assert not [one for one in (tmp_path / "data" / "blobs").rglob("*") if one.is_file()]


def test_a_market_whose_storage_is_away_says_503_and_goes_on(tmp_path):
    with storage() as running, contextlib.ExitStack() as stack:
        running.bucket("blobs")
        place = f"s3://blobs?endpoint={running.endpoint}"
        served = stack.enter_context(market(tmp_path / "data", "--blobs", place))
        buyer = stack.enter_context(contextlib.closing(Buyer(served.url)))
        seller = stack.enter_context(contextlib.closing(Seller(served.url)))
        made = buyer.submit([b"small"], quorum=1)
        running.kill()
        answer = buyer.call("GET", f"blobs/{UNKNOWN}")
        assert refusal(answer, 503).title == "The market's storage does not answer"
        assert answer.headers["Retry-After"]
        seller.sync(results=(compute(seller.lease()[0]),))
        assert buyer.info(made.computation).confirmed == 1
