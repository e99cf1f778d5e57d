"""Long polls: each bell rings for its own news."""

from __future__ import annotations

from daemonctl.market.store.interface import News
from daemonctl.market.waiting import Waiting


def test_work_rings_for_those_who_want_work_only():
    waiting = Waiting()
    with waiting.host(1, work=True) as seeks, waiting.host(2, work=False) as rests:
        waiting.tell(News(work=True))
        assert (seeks.is_set(), rests.is_set()) == (True, False)


def test_a_verdict_rings_for_its_host_and_a_result_for_its_buyer():
    waiting = Waiting()
    with waiting.host(1, work=True) as one, waiting.computation(1) as buyer:
        waiting.tell(News(hosts={2, 3}, computations={4}))
        assert not (one.is_set())
        assert not (buyer.is_set())
        waiting.tell(News(hosts={1}))
        assert (one.is_set(), buyer.is_set()) == (True, False)
        waiting.tell(News(computations={1}))
        assert buyer.is_set()


def test_stopping_rings_for_all_and_nothing_is_kept_of_those_who_left():
    waiting = Waiting()
    with waiting.host(1, work=True) as one, waiting.computation(1) as buyer:
        waiting.close()
        assert one.is_set()
        assert buyer.is_set()
    assert waiting.closed
    assert not any((waiting._work, waiting._hosts, waiting._computations))
