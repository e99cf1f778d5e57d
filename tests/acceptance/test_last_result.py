"""The picture of the last result, from a stranger's job to where the tray shows it."""

from __future__ import annotations

from pathlib import Path

from daemonctl.control.earnings import earnings, replicas
from daemonctl.control.lastresult import last_result
from daemonctl.market.wire import Verdict
from daemonctl.model import Outcome
from daemonctl.picture import Picture
from tests.pool import Buyer, Market, Seller, running, until, wat

# It answers a picture of two pixels, whatever it reads.
PAINTER = wat(r"""
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "P5\n2 1\n255\n\10\f0")
  (func (export "_start")
    (i32.store (i32.const 0) (i32.const 64))
    (i32.store (i32.const 4) (i32.const 13))
    (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 16)))))
""")


def test_what_a_daemon_computed_is_what_the_windows_show(tmp_path: Path) -> None:
    market = Market(tmp_path / "market")
    with running(market):
        buyer, owner = Buyer(market.url, "a painter"), Buyer(market.url, "a volunteer")
        seller = Seller(tmp_path / "seller", market.url, owner.account)
        with running(seller):
            seller.start()
            computation = buyer.submit(PAINTER, [b"input"], name="dots")
            results = buyer.results(computation)
            assert results[0].outcome is Outcome.DONE
            found = until(lambda: last_result(seller.paths), "the picture")
            assert found.picture == Picture(2, 1, 1, b"\x10\xf0")
            assert (found.computation, found.beneficiary, found.core) == ("dots", "test", 0)
            # And the past, which the daemon goes on to write.
            until(lambda: earnings(seller.paths, found.ended).sums.today, "the coins")
            (one,) = replicas(seller.paths, "dots paid cpu0")
            assert (one.outcome, one.verdict) == (Outcome.DONE, Verdict.PAID)
            assert one.paid == earnings(seller.paths, found.ended).sums.total == results[0].paid
            assert seller.stop() == 0
            assert replicas(seller.paths) == (one,)
        buyer.close()
        owner.close()
