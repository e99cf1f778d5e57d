"""A market on every PostgreSQL that is here, not only the newest, which all other tests use."""

from __future__ import annotations

import contextlib

import pytest

from daemonctl.market.wire import Finished
from daemonctl.model import Outcome
from tests.integration.market.client import Buyer, Seller, compute, market, market_command
from tests.postgres import server, versions


@pytest.mark.parametrize("version", sorted(versions())[:-1])
def test_a_computation_is_confirmed_and_paid(tmp_path, version):
    with contextlib.ExitStack() as stack:
        database = stack.enter_context(server(tmp_path / "postgres", fsync=False, version=version))
        url = stack.enter_context(database.database())
        running = stack.enter_context(market(tmp_path / "data", "--database", url))
        buyer = stack.enter_context(contextlib.closing(Buyer(running.url)))
        sellers = [stack.enter_context(contextlib.closing(Seller(running.url))) for _ in "123"]
        made = buyer.submit([b"one", b"two", b"three"])
        cancelled = buyer.submit([b"one"] * 10, key="other").computation
        for number, seller in enumerate(sellers):
            leases = seller.lease(8)
            results = [compute(lease, b"wrong" if number == 1 else None) for lease in leases]
            if number == 0:
                results[0] = Finished(leases[0].lease, Outcome.TRAP, detail="it\0s", log="no\0")
            seller.sync(results=tuple(results))
        buyer.ask("POST", f"computations/{cancelled}/cancel", dict)
        assert buyer.info(made.computation).confirmed == 2
        audit = market_command("audit", "--database", url)
        assert audit.returncode == 0, audit.stdout
