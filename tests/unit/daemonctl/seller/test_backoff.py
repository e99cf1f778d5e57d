"""Waits grow, stay bounded, differ between hosts, and start anew after an answer."""

from __future__ import annotations

import random

from daemonctl.seller.backoff import FIRST_S, LONGEST_S, Backoff


def test_waits_double_up_to_the_bound_and_never_exceed_it() -> None:
    backoff = Backoff(random.Random(1))
    waits = [backoff.next() for _ in range(20)]
    assert FIRST_S / 2 <= waits[0] <= FIRST_S
    assert all(wait <= LONGEST_S for wait in waits)
    assert waits[-1] >= LONGEST_S / 2


def test_an_answer_starts_the_waits_anew() -> None:
    backoff = Backoff(random.Random(1))
    for _ in range(5):
        backoff.next()
    backoff.reset()
    assert backoff.next() <= FIRST_S


def test_two_hosts_do_not_wait_alike() -> None:
    assert Backoff(random.Random(1)).next() != Backoff(random.Random(2)).next()
