"""Long polls: each bell rings for its own news."""

from __future__ import annotations

import contextlib

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


def test_one_job_does_not_wake_everybody_and_each_that_finds_work_wakes_two_more():
    waiting = Waiting()
    with contextlib.ExitStack() as stack:
        bells = [stack.enter_context(waiting.host(n, work=True)) for n in range(100)]
        waiting.tell(News(work=True))
        woken = sum(bell.is_set() for bell in bells)
        assert 0 < woken < 50
        waiting.found()
        assert sum(bell.is_set() for bell in bells) == woken + 2
        for _ in range(50):
            waiting.found()
        assert all(bell.is_set() for bell in bells)


def test_those_who_were_not_woken_for_longest_are_woken_first():
    waiting = Waiting()
    with contextlib.ExitStack() as stack:
        bells = [stack.enter_context(waiting.host(n, work=True)) for n in range(40)]
        for _ in range(3):
            waiting.tell(News(work=True))
        assert all(bell.is_set() for bell in bells)


def test_what_concerns_everybody_rings_for_all():
    waiting = Waiting()
    with waiting.host(1, work=False) as host, waiting.computation(1) as buyer:
        waiting.tell(News(everybody=True))
        assert (host.is_set(), buyer.is_set()) == (True, True)
