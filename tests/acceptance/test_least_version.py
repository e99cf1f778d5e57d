"""A volunteer whose CPUShare is too old for a market is told so, and goes on after the update."""

from __future__ import annotations

import contextlib
import functools
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from daemonctl import installed
from daemonctl.model import CoreState, Outdated, Reason, Update
from daemonctl.sandbox.speed import SpeedFile
from tests.pool import PYTHON, Buyer, Market, Seller, running, spinner, until

REST_S = 2.0
AS_VERSION = (
    "import sys, daemonctl\n"
    "daemonctl.__version__ = sys.argv.pop(1)\n"
    "from daemonctl import marketsession, meeting\n"
    "marketsession.__version__ = meeting.__version__ = daemonctl.__version__\n"
    "from daemonctl.seller import appetite\n"
    f"appetite.REST_S = {REST_S}\n"
)
DAEMON = AS_VERSION + "from daemonctl.cli.daemon import main\nsys.exit(main())\n"
COMMAND = AS_VERSION + "from daemonctl.cli.main import main\nsys.exit(main())\n"
OLD, NEW = "0.1.0", "0.2.0"
WHY = "0.1.0 has a hole in its sandbox (CVE-2026-0001)."
LONG, SHORT = 400_000_000, 1_000_000


def start(seller: Seller, version: str) -> None:
    """Start its daemon as one of this version, which rests for seconds, not for minutes."""
    # To measure it takes a minute where the machine is busy.
    SpeedFile(seller.paths.speed).write(1_000_000)
    seller.start((PYTHON, "-c", DAEMON, version))


def said(seller: Seller, *words: str) -> str:
    """What `cpushare status` tells the volunteer."""
    return subprocess.run(
        [PYTHON, "-m", "daemonctl.cli.main", "status", *words],
        env=seller.paths.environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout


def operator(market: Market, *words: str) -> str:
    done = market.command(*words)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def pools(tmp_path: Path) -> Iterator[tuple[Market, Market, Buyer, Buyer]]:
    """Two markets, and an account at each."""
    one, other = Market(tmp_path / "one"), Market(tmp_path / "other")
    with (
        running(one, other),
        contextlib.closing(Buyer(one.url)) as first,
        contextlib.closing(Buyer(other.url)) as second,
    ):
        yield one, other, first, second


def test_an_older_daemon_is_told_goes_on_elsewhere_and_comes_back_by_itself(
    pools: tuple[Market, Market, Buyer, Buyer], tmp_path: Path
) -> None:
    one, other, first, second = pools
    seller = Seller(tmp_path / "seller", one.url, first.account, cores=(0,))
    (seller.paths.orders / "other-cpu1.cpu").write_text(
        f'format = 1\nmarket = "{other.url}"\norder = "p"\naccount = "{second.account}"\n'
        'beneficiary = "other"\nask = "0"\n'
    )
    with running(seller):
        # It holds a job when the floor comes: that is finished, taken and paid.
        held = first.submit(spinner(LONG), [b"held"], work_ms=2_000)
        start(seller, OLD)
        until(lambda: first.computation(held).running, "it holds a job")
        told = operator(one, "least-version", NEW, "--reason", WHY)
        assert "of 1 hosts seen within a day it shuts out 1" in told
        assert len(first.results(held)) == 1
        until(lambda: seller.status().confirmed == 1, "it is paid")
        more = first.submit(spinner(SHORT), [b"more"], work_ms=50)

        def core(number: int) -> object:
            return next(one for one in seller.status().cores if one.core == number)

        until(lambda: core(0).reason is Reason.UPDATE_NEEDED, "the core says why")
        assert core(0).state is CoreState.ATTENTION
        assert core(0).why.name == WHY
        status = {one.url: one for one in seller.status().markets}[one.url]
        assert status.reachable
        assert status.outdated == (Outdated(Update.CPUSHARE, NEW, WHY),)
        (problem,) = seller.status().problems
        assert problem.title == "A market wants a newer CPUShare"
        assert problem.hint == installed.remedy()
        text = said(seller)
        assert f"Market {one.url}: answers, serves CPUShare {NEW} and later" in text
        assert WHY in text
        assert "git pull && make venv" in text
        assert "git pull && make venv" in json.loads(said(seller, "--json"))["problems"][0]["hint"]
        # The other market has work meanwhile, and gets it done.
        assert len(second.results(second.submit(spinner(SHORT), [b"x"], work_ms=50))) == 1
        assert first.computation(more).running == 0
        # The floor is lowered: nothing is started anew.
        operator(one, "least-version", "--off")
        assert len(first.results(more)) == 1
        until(lambda: not seller.status().problems, "nothing is said any more")
        # It comes again, and now the volunteer updates.
        operator(one, "least-version", NEW, "--reason", WHY)
        until(lambda: seller.status().problems, "it is told")
        later = first.submit(spinner(SHORT), [b"later"], work_ms=50)
        assert seller.stop() == 0
        start(seller, NEW)
        assert len(first.results(later)) == 1
        assert seller.status().problems == ()
        assert f"CPUShare {NEW} with wasmtime" in operator(one, "stats")
        for market in (one, other):
            operator(market, "audit")


GAPS = (
    ((8, 9), Reason.UPDATE_NEEDED, "serves a later CPUShare only"),
    ((0, 0), Reason.MARKET_OUTDATED, "is too old for this CPUShare"),
)
"""What a market says that it speaks, and what its volunteer is told."""


def test_protocols_that_do_not_meet_are_told_and_come_together_when_one_side_is_updated(
    tmp_path: Path,
) -> None:
    market = Market(tmp_path / "market")
    with running(market), contextlib.closing(Buyer(market.url)) as buyer:
        seller = Seller(tmp_path / "seller", market.url, buyer.account, cores=(0,))
        with running(seller):
            start(seller, OLD)
            until(lambda: seller.status().markets[0].reachable, "it has met the market")
            for protocols, reason, words in GAPS:
                market.stop()
                market.start(speaking(protocols))
                until(functools.partial(gives, seller, reason), "the core says why")
                assert seller.status().cores[0].state is CoreState.ATTENTION
                assert f"Market {market.url}: {words}" in said(seller)
                (problem,) = seller.status().problems
                assert ("git pull" in problem.hint) == (reason is Reason.UPDATE_NEEDED)
            market.stop()
            market.start()
            done = buyer.submit(spinner(SHORT), [b"y"], work_ms=50)
            assert len(buyer.results(done)) == 1
            assert seller.status().problems == ()


def gives(seller: Seller, reason: Reason) -> bool:
    """Whether its core gives this as the reason why it does not compute."""
    return seller.status().cores[0].reason is reason


def speaking(protocols: tuple[int, int]) -> tuple[str, ...]:
    """A market's program that says of itself that it speaks these, the oldest first."""
    oldest, latest = protocols
    program = (
        "import sys\nfrom daemonctl.market import service\n"
        "info = service.Market.info\n"
        "import msgspec\n"
        "service.Market.info = lambda self: msgspec.structs.replace("
        f"info(self), protocol={latest}, oldest_protocol={oldest})\n"
        "from daemonctl.cli.main import main\nsys.exit(main())\n"
    )
    return (sys.executable, "-c", program)


def test_a_buyer_whose_program_is_too_old_hears_it_before_anything_is_measured(
    tmp_path: Path,
) -> None:
    market = Market(tmp_path / "market")
    with running(market):
        home = tmp_path / "home"
        environment = Seller(home, market.url, "a").paths.environment()
        (tmp_path / "job.wasm").write_bytes(spinner(SHORT))
        (tmp_path / "input").write_bytes(b"x")

        def run(version: str, *words: str) -> subprocess.CompletedProcess[str]:
            return subprocess.run(
                [PYTHON, "-c", COMMAND, version, *words],
                env=environment,
                cwd=tmp_path,
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
            )

        made = run(OLD, "account", "create", "--market", market.url, "--no-keyring")
        assert made.returncode == 0, made.stdout + made.stderr
        submit = ("submit", "job.wasm", "--inputs", "input", "--yes", "--no-keyring")
        operator(market, "least-version", NEW, "--of", "buyers", "--reason", "It asks too little.")
        about = f"{market.url}/v1/market"
        until(lambda: "asks too little" in requests.get(about, timeout=30).text, "it is known")
        refused = run(OLD, *submit)
        assert refused.returncode == 1
        assert "This market takes computations of a later CPUShare only" in refused.stderr
        assert f"serves {NEW} and later, this is {OLD}: It asks too little." in refused.stderr
        assert "hint: Update it by: cd " in refused.stderr
        assert refused.stdout == "", "the sample was not begun"
        accepted = run(NEW, *submit)
        assert accepted.returncode == 0, accepted.stdout + accepted.stderr
