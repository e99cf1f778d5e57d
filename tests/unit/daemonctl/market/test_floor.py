"""Who is below a market's least versions, and what they are told."""

from __future__ import annotations

import pytest

from daemonctl.errors import MarketRefused
from daemonctl.market.floor import below, check_buyer, shut_out
from daemonctl.market.store.people import Program
from daemonctl.market.wire import BUYERS, HOSTS, WASMTIME, Least, Notice, NoticeKind

WHY = "0.1.0 has a hole in its sandbox."
HOST_FLOOR = Least(HOSTS, "0.2.0", WHY)
WASMTIME_FLOOR = Least(WASMTIME, "50.0.2", "50.0.1 miscompiles.")
BUYER_FLOOR = Least(BUYERS, "0.2.0", "0.1.0 asks for too little memory.")


def test_a_host_hears_of_each_floor_that_it_does_not_reach() -> None:
    floors = (HOST_FLOOR, WASMTIME_FLOOR, BUYER_FLOOR)
    told = below(floors, "0.1.0", "50.0.1")
    assert told == (
        Notice(NoticeKind.OUTDATED, WHY, of=HOSTS, least="0.2.0"),
        Notice(NoticeKind.OUTDATED, "50.0.1 miscompiles.", of=WASMTIME, least="50.0.2"),
    )
    assert below(floors, "0.2.0", "50.0.1") == told[1:]
    assert below(floors, "0.2.0", "50.0.2") == ()
    assert below((), "", "") == ()


def test_a_release_candidate_is_not_the_release() -> None:
    assert below([HOST_FLOOR], "0.2.0rc1", "")
    assert not below([HOST_FLOOR], "0.2.0.post1", "")


def test_a_host_that_does_not_say_what_it_runs_is_below_every_floor() -> None:
    assert below([HOST_FLOOR], "", "50.0.1")
    assert below([WASMTIME_FLOOR], "0.2.0", "made up")


def test_a_floor_that_a_later_market_knows_is_none_of_ours() -> None:
    assert below([Least("kernels", "6.1", "")], "0.1.0", "50.0.1") == ()


def test_how_many_a_floor_would_shut_out_is_counted_by_what_they_run() -> None:
    programs = [
        Program("0.2.0", "50.0.2", 10, 40),
        Program("0.1.0", "50.0.1", 3, 12),
        Program("", "50.0.1", 1, 2),
    ]
    assert shut_out(HOST_FLOOR, programs) == (4, 14)
    assert shut_out(WASMTIME_FLOOR, programs) == (4, 14)
    assert shut_out(BUYER_FLOOR, programs) == (0, 0)


@pytest.mark.parametrize("agent", ["cpushare/0.1.0", "cpushare/odd", "cpushare/0.2.0rc1 more"])
def test_a_buyer_s_cpushare_below_the_floor_opens_no_computation(agent: str) -> None:
    with pytest.raises(MarketRefused) as refused:
        check_buyer([HOST_FLOOR, BUYER_FLOOR], agent)
    assert refused.value.status == 426
    assert BUYER_FLOOR.reason in refused.value.detail
    assert "0.2.0 and later" in refused.value.detail


@pytest.mark.parametrize("agent", ["cpushare/0.2.0", "python-requests/2.32", "Mozilla/5.0", ""])
def test_who_reaches_it_or_is_no_cpushare_may(agent: str) -> None:
    check_buyer([HOST_FLOOR, BUYER_FLOOR], agent)
