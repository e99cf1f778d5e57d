"""`cpushare market copy`: a market stops, moves, and goes on in PostgreSQL and a bucket."""

from __future__ import annotations

import contextlib

from daemonctl.market.wire import INLINE_INPUT_BYTES
from tests.integration.market.client import Buyer, Seller, compute, market, market_command
from tests.objectstorage import storage


def test_people_go_on_with_their_tokens_where_the_market_has_moved(tmp_path, postgres_url):
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    large = b"i" * (INLINE_INPUT_BYTES + 1)
    with contextlib.ExitStack() as stack:
        stored = stack.enter_context(storage())
        stored.bucket("blobs")
        place = f"s3://blobs/moved?endpoint={stored.endpoint}"
        words = ("--data", str(data), "--database", postgres_url)
        with market(data) as before:
            buyer = stack.enter_context(contextlib.closing(Buyer(before.url)))
            sellers = [stack.enter_context(contextlib.closing(Seller(before.url))) for _ in "12"]
            made = buyer.submit([b"small", large])
            leases = [seller.lease(2) for seller in sellers]
            sellers[0].sync(results=tuple(map(compute, leases[0])))
            refused = market_command("copy", *words)
            assert (refused.returncode, "being served" in refused.stderr) == (2, True)
        copied = market_command("copy", *words, "--blobs", place)
        assert copied.returncode == 0, copied.stderr
        assert "3 blobs copied" in copied.stdout
        assert "job: 2 of 2 rows" in copied.stdout
        assert "every invariant holds" in copied.stdout
        options = ("--database", postgres_url, "--blobs", place)
        after = stack.enter_context(market(elsewhere, *options))
        for one in (buyer, *sellers):
            one.url = after.url
        assert buyer.call("GET", f"blobs/{leases[0][1].input}").content == large
        sellers[1].sync(results=tuple(map(compute, leases[1])))
        assert buyer.info(made.computation).confirmed == 2
        audit = market_command("audit", "--database", postgres_url)
        assert audit.returncode == 0, audit.stdout


def test_what_is_missing_is_named(tmp_path):
    assert "--database" in market_command("copy", "--data", str(tmp_path)).stderr
    url = "postgresql://127.0.0.1:9/none"
    assert "--data" in market_command("copy", "--database", url).stderr
    told = market_command("copy", "--data", str(tmp_path), "--database", url)
    assert "no market in this folder" in told.stderr
