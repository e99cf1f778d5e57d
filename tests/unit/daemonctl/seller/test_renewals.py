"""A lease is renewed long before it ends, and only while it is held."""

from __future__ import annotations

from daemonctl.market.wire import MAX_SYNC_LEASES, Heartbeat
from daemonctl.seller.renewals import Renewals


def test_a_lease_is_renewed_thrice_in_its_lifetime() -> None:
    renewals = Renewals()
    assert renewals.due() == float("inf")
    renewals.add(1, 300.0, now=0.0)
    assert renewals.due() == 100.0
    assert renewals.beats(99.0, 0.5, lambda _: 0.5) == ()
    assert renewals.beats(99.5, 0.5, lambda _: 0.5) == (Heartbeat(1, 0.5),)
    assert renewals.due() == 199.5
    renewals.drop(1)
    renewals.drop(1)
    assert renewals.due() == float("inf")


def test_the_soonest_go_first_where_there_are_many() -> None:
    renewals = Renewals()
    for lease in range(MAX_SYNC_LEASES + 5):
        renewals.add(lease, 3000.0 - 3 * lease, now=0.0)
    beats = renewals.beats(1000.0, 0.0, lambda _: None)
    assert len(beats) == MAX_SYNC_LEASES
    assert beats[0].lease == MAX_SYNC_LEASES + 4
    left = renewals.beats(1000.0, 0.0, lambda _: None)
    assert sorted(beat.lease for beat in left) == [0, 1, 2, 3, 4]
