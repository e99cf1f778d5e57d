"""From the user's hand to workers that stand still, by way of X server, tray and daemon."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.harness import ROOT, Figure
from tests.bench.proc import state

FIGURES = ("input_to_pause_ms",)

# The tray as it is, but that a minute of its idle time is a second.
TRAY = """
import sys
import tray.sensing
tray.sensing.SECONDS_A_MINUTE = 1
from tray.app import main
sys.exit(main())
"""

# The daemon as it is, but that the rules leave a core alone for a second, not for a minute, before
# they let it go on; they stop it at once for its user, here as ever.
DAEMON = """
import sys
from daemonctl import policy
policy.CALM_S = 1.0
from daemonctl.cli.daemon import main
sys.exit(main())
"""

_TRIES = 30
_CORES = (0, 1)


def measure(only: set[str]) -> Iterator[Figure]:
    """p95 over 30 tries, from the start of xdotool's process (it moves the mouse after some
    milliseconds) to the state of every worker."""
    from daemonctl.control import rules
    from daemonctl.control.activity import activity
    from daemonctl.settings import Rules
    from tests.acceptance.tray.desktop import Desktop
    from tests.acceptance.tray.session import Session
    from tests.bench.spin import job_of
    from tests.pool import Buyer, Market, Seller, running, until

    if not only & set(FIGURES):
        return
    with tempfile.TemporaryDirectory() as folder, Desktop(Path(folder)) as desktop:
        root = Path(folder)
        desktop.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        desktop.environ["PYTHONPYCACHEPREFIX"] = str(ROOT / "build" / "cache" / "bytecode")
        desktop.boot()
        market = Market(root / "market")
        with running(market):
            buyer = Buyer(market.url)
            buyer.submit(job_of(600), [b"1", b"2"], work_ms=600_000, bid=10_000)
            account = Buyer(market.url).account
            seller = Seller(root / "cpushare", market.url, account, cores=_CORES)
            rules.change(seller.paths, rules=Rules(idle_minutes=1))
            with running(seller):
                seller.start((sys.executable, "-c", DAEMON))

                def workers() -> list[int]:
                    found = [core.worker.pid for core in seller.status().cores if core.worker]
                    return found if len(found) == len(_CORES) else []

                pids = until(workers, "both cores compute")
                Session(desktop, tray=[sys.executable, "-c", TRAY], seller=seller)
                until(lambda: activity(seller.paths), "the tray senses")
                times = sorted(_try(desktop.environ, pids) for _ in range(_TRIES))
                yield Figure("input_to_pause_ms", times[int(_TRIES * 0.95)] * 1000, "ms")


def _try(environ: dict[str, str], pids: list[int]) -> float:
    from tests.pool import until

    until(lambda: _all(pids, stopped=False), "the user is away, and the workers go on")
    time.sleep(0.3)
    command = ["xdotool", "mousemove_relative", "--", "-3" if time.time_ns() % 2 else "3", "2"]
    start = time.monotonic()
    with subprocess.Popen(command, env=environ) as hand:
        while not _all(pids, stopped=True):
            assert time.monotonic() - start < 10, "the hand did nothing"
            time.sleep(0.0005)
        took = time.monotonic() - start
        assert hand.wait(10) == 0
    return took


def _all(pids: list[int], *, stopped: bool) -> bool:
    return all((state(pid) == "T") == stopped for pid in pids)
