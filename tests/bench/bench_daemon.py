"""What the daemon costs when it does nothing, and how soon it is there."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.harness import Figure
from tests.bench.proc import cpu_s, pss_mb

FIGURES = ("daemon_start_s", "daemon_pss_mb", "daemon_idle_cpu_percent")

_STARTS = 7
_IDLE_S = 30.0


def measure(only: set[str]) -> Iterator[Figure]:
    """Start: from the call of `control.start` until the sandbox is proven and the status is
    written, warm, median of seven. Memory and CPU: daemon and zygote, an order, no work."""
    from daemonctl import control
    from daemonctl.model import StartOutcome
    from tests.pool import Buyer, Market, Seller, running, until

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        market = Market(root / "market")
        with running(market):
            seller = Seller(root / "seller", market.url, Buyer(market.url).account)
            times = []
            for _ in range(_STARTS):
                start = time.monotonic()
                assert control.start(seller.paths) is StartOutcome.STARTED
                times.append(time.monotonic() - start)
                until(lambda: control.status(seller.paths), "a status")
                time.sleep(1.0)
                control.stop(seller.paths)
            if "daemon_start_s" in only:
                yield Figure("daemon_start_s", statistics.median(times[1:]), "s")
            if only & {"daemon_pss_mb", "daemon_idle_cpu_percent"}:
                with running(seller):
                    seller.start()
                    until(lambda: all(m.reachable for m in seller.status().markets), "the market")
                    time.sleep(5.0)
                    status = seller.status()
                    assert status.zygote is not None
                    pids = [status.daemon.pid, status.zygote.pid]
                    before = sum(map(cpu_s, pids))
                    time.sleep(_IDLE_S)
                    used = sum(map(cpu_s, pids)) - before
                    pss = sum(map(pss_mb, pids))
                    seller.stop()
                if "daemon_pss_mb" in only:
                    yield Figure("daemon_pss_mb", pss, "MB")
                if "daemon_idle_cpu_percent" in only:
                    yield Figure("daemon_idle_cpu_percent", 100 * used / _IDLE_S, "%")
