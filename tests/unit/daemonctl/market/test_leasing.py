"""What a host is told of a lease."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.market.leasing import cpu_limit_s


@pytest.mark.parametrize(
    ("work_ms", "speed_ppm", "limit"),
    [
        (1_000, 1_000_000, 10),  # never less than ten seconds
        (60_000, 1_000_000, 180),
        (60_000, 2_000_000, 90),  # twice as fast: half the time
        (60_000, 500_000, 360),
        (60_001, 1_000_000, 181),  # rounded up
    ],
)
def test_the_cpu_limit_is_three_times_the_stated_work_on_this_host(work_ms, speed_ppm, limit):
    assert cpu_limit_s(work_ms, speed_ppm) == limit


@given(st.integers(1, 10**10), st.integers(1000, 10**9))
def test_no_host_is_given_less_than_three_times_the_work(work_ms, speed_ppm):
    assert cpu_limit_s(work_ms, speed_ppm) * speed_ppm >= 3 * work_ms * 1000
