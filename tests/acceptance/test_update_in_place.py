"""A real daemon whose files are replaced under it, as packages and pipx do while it computes."""

from __future__ import annotations

from pathlib import Path

import daemonctl
from daemonctl import control
from tests.newer import NEWER, Installation
from tests.pool import PYTHON, Buyer, Market, Seller, running, spinner, until

SOON = (
    "import daemonctl.seller.daemon as d; d.EVERY_S = 0.3;"
    "from daemonctl.cli.daemon import main; main()"
)
"""A daemon that does not wait a minute between two looks."""
LONG = 2_000_000_000


def test_the_daemon_goes_on_as_the_version_that_was_installed_in_its_place(
    market: Market, buyer: Buyer, tmp_path: Path
) -> None:
    ours = Installation(tmp_path / "code", ("daemonctl",))
    seller = Seller(tmp_path / "seller", market.url, buyer.account)
    with running(seller):
        seller.start((PYTHON, "-P", "-c", SOON), ours.environ)
        computation = buyer.submit(spinner(LONG), [b"one"])
        until(lambda: control.workers(seller.status().daemon), "a job is computed")
        assert seller.process is not None
        pid, started = seller.process.pid, seller.status().started

        ours.update()
        log = until(
            lambda: seller.log() if f"CPUShare {NEWER}" in seller.log() else "",
            "the newer one runs",
        )
        assert f"CPUShare {daemonctl.__version__}\n" in log, "it was another one before"
        until(lambda: control.status(seller.paths), "its first status")
        assert seller.status().daemon.pid == pid, "who watches over the process need not know"
        assert seller.status().started > started
        assert len(buyer.results(computation)) == 1, "the job that it gave back is computed"
        assert "ERROR" not in seller.log()
        assert seller.stop() == 0
        assert market.command("audit").returncode == 0
