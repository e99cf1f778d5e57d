"""A machine that a market bars stops, says why in the market's words, and goes on when let in."""

from __future__ import annotations

import contextlib
import subprocess
from pathlib import Path

from daemonctl.history import History
from daemonctl.model import CoreState, Reason
from tests.pool import PYTHON, Buyer, Market, Seller, running, spinner, until

LEASE_S = 9
REASON = "Three of its results were wrong. Test its memory, then write to us."


def host(seller: Seller, url: str) -> str:
    """The id that the market gave to the seller's machine."""
    with contextlib.closing(History(seller.paths.history)) as history:
        known = history.registration(url)
    assert known is not None
    return known.host


def computes(seller: Seller) -> bool:
    return any(core.state is CoreState.COMPUTING and core.worker for core in seller.status().cores)


def said(seller: Seller) -> str:
    """What `cpushare status` tells the volunteer."""
    return subprocess.run(
        [PYTHON, "-m", "daemonctl.cli.main", "status"],
        env=seller.paths.environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout


def test_a_barred_machine_says_what_the_market_says_until_it_is_let_in(tmp_path: Path) -> None:
    market = Market(tmp_path / "market", "--lease-time", str(LEASE_S))
    with running(market), contextlib.closing(Buyer(market.url, "a researcher")) as buyer:
        seller = Seller(tmp_path / "seller", market.url, buyer.account, cores=(0,))
        with running(seller):
            computation = buyer.submit(spinner(60_000_000_000), [b"x"], work_ms=60_000)
            seller.start()
            until(lambda: computes(seller), "a core computes")
            name = host(seller, market.url)
            assert market.command("bar", name, "--reason", REASON).returncode == 0
            until(
                lambda: seller.status().cores[0].reason is Reason.MARKET_REFUSES,
                "the core says who refuses it",
            )
            status = seller.status()
            assert status.cores[0].state is CoreState.ATTENTION
            (problem,) = status.problems
            assert problem.title == "A market gives this machine no jobs any more"
            assert problem.detail == f"{market.url}: {REASON}"
            assert REASON in said(seller)
            assert buyer.computation(computation).running == 0
            assert market.command("unbar", name).returncode == 0
            until(lambda: computes(seller), "it is let in")
            until(
                lambda: REASON not in said(seller),
                "nothing is said of it any more",
            )
