"""A liar among trusted hosts, over HTTP: the buyer sees no lie, and the liar sees why it is out."""

from __future__ import annotations

import time

from daemonctl.market.spotcheck import TRUSTED
from daemonctl.market.wire import HostStanding, NoticeKind
from tests.integration.market.client import Buyer, Seller, compute, sha256

LIES = 64
"""So many results computed alone while a fifth of them are checked: some are."""
DEADLINE_S = 60.0


def standing(seller: Seller) -> HostStanding:
    """What the market thinks of a seller's host."""
    return seller.ask("GET", "host", HostStanding)


def work(seller: Seller, count: int = 16) -> int:
    """Ask for jobs and deliver what an honest host finds; how many."""
    leases = seller.lease(count)
    if leases:
        seller.sync(results=tuple(compute(lease) for lease in leases))
    return len(leases)


def test_a_host_that_lies_once_it_is_trusted_gets_nothing_through_and_is_told_why(people):
    buyer = people(Buyer)
    honest, liar = [people(Seller) for _ in range(5)], people(Seller)
    buyer.submit([b"%d" % n for n in range(3 * TRUSTED + 6)], key="first", bid=2_000_000)
    while sum(work(seller, 2) for seller in (*honest, liar)):
        pass
    assert all(standing(seller).streak >= TRUSTED for seller in (*honest, liar))
    earned = liar.owner.account().balance

    computation = buyer.submit([b"%d" % n for n in range(2 * LIES)], key="second", adaptive=True)
    lies = 0
    while lies < LIES and (leases := liar.lease(16)):
        liar.sync(results=tuple(compute(lease, b"a lie") for lease in leases))
        lies += len(leases)
    end = time.monotonic() + DEADLINE_S
    while not standing(liar).barred:
        assert time.monotonic() < end
        if not sum(work(seller) for seller in honest):
            time.sleep(0.1)

    (notice,) = liar.sync(want=liar.want(1)).notices
    assert notice.kind is NoticeKind.BARRED
    assert "differed from what other machines agreed on" in notice.text
    assert standing(liar).barred == notice.text
    assert liar.lease(8) == ()
    assert liar.owner.account().balance == earned, "no lie was paid"
    while sum(work(seller) for seller in honest):
        pass
    results = buyer.results(computation.computation, limit=2 * LIES).results
    assert len(results) > 0
    assert {one.data for one in results} <= {
        b"output of " + sha256(b"%d" % n).encode() for n in range(2 * LIES)
    }
    assert all(standing(seller).barred == "" for seller in honest)
    assert buyer.call("POST", f"computations/{computation.computation}/cancel").status_code == 200
