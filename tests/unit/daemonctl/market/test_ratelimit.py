"""Buckets of tokens: nobody gets more than their rate, and strangers cost no memory."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.market.ratelimit import Rate, RateLimit, counted


def test_a_burst_is_served_and_what_comes_after_it_waits_for_its_token():
    limit = RateLimit(Rate(2.0, 3))
    assert [limit.wait("a", 100.0) for _ in range(3)] == [0.0] * 3
    assert limit.wait("a", 100.0) == pytest.approx(0.5)
    assert limit.wait("a", 100.4) == pytest.approx(0.1)
    assert limit.wait("a", 100.5) == 0.0
    assert limit.wait("a", 100.5) == pytest.approx(0.5)


def test_one_who_asks_too_often_costs_others_nothing():
    limit = RateLimit(Rate(1.0, 1))
    assert limit.wait("a", 0.0) == 0.0
    for _ in range(1000):
        assert limit.wait("a", 0.0) > 0
    assert limit.wait("b", 0.0) == 0.0
    assert limit.wait("a", 1.0) == 0.0, "being refused costs no token"


@given(
    st.floats(0.01, 100),
    st.integers(1, 50),
    st.lists(st.floats(0, 10), min_size=1, max_size=200),
)
def test_never_more_than_the_burst_and_what_came_in_since(per_s, burst, gaps):
    limit = RateLimit(Rate(per_s, burst))
    now, served = 0.0, []
    for gap in gaps:
        now += gap
        if not limit.wait("a", now):
            served.append(now)
    for first in range(len(served)):
        most = burst + (now - served[first]) * per_s
        assert len(served) - first <= most + 1e-6 * len(served) + 0.01


@given(
    st.floats(0.01, 100),
    st.integers(1, 50),
    st.lists(st.floats(0, 10), min_size=1, max_size=50),
)
def test_who_waits_as_long_as_told_is_served(per_s, burst, gaps):
    limit = RateLimit(Rate(per_s, burst))
    now = 0.0
    for gap in gaps:
        now += gap
        wait = limit.wait("a", now)
        if wait:
            now += wait
            assert limit.wait("a", now) == 0.0


def test_any_number_of_strangers_keeps_few_buckets():
    limit = RateLimit(Rate(1.0, 2), most=100)
    for number in range(10_000):
        assert limit.wait(number, 0.0) == 0.0
    assert len(limit) == 100
    assert limit.wait(9_999, 0.0) == 0.0
    assert limit.wait(9_999, 0.0) > 0, "those who were here last are remembered"


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.5", "203.0.113.5"),
        ("127.0.0.1", ""),
        ("::1", ""),
        ("::ffff:127.0.0.1", ""),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_a_customers_addresses_count_as_one_and_this_machines_do_not(host, told):
    assert counted(host) == told
