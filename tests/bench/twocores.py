"""A real daemon of which two cores compute, for figures about how soon they stand still."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.pool import Seller

CORES = (0, 1)


@contextlib.contextmanager
def two_cores() -> Iterator[tuple[Seller, list[int]]]:
    """The seller, and its workers' pids; it has a market of its own, and ten minutes of work."""
    from tests.bench.spin import job_of
    from tests.pool import Buyer, Market, Seller, running, until

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        market = Market(root / "market")
        with running(market):
            buyer = Buyer(market.url)
            buyer.submit(job_of(600), [b"1", b"2"], work_ms=600_000, bid=10_000)
            seller = Seller(root / "seller", market.url, Buyer(market.url).account, cores=CORES)
            with running(seller):
                seller.start()

                def workers() -> list[int]:
                    found = [core.worker.pid for core in seller.status().cores if core.worker]
                    return found if len(found) == len(CORES) else []

                yield seller, until(workers, "both cores compute")
