"""How much one host may hold: properties over all machines and jobs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.market.ahead import AHEAD_S, MAX_HELD, measured, room

_CORES = st.integers(1, 512)
_PPM = st.integers(1_000, 10**9)
_WORK = st.integers(1, 10**10)


def _fill(space, work_ms: int) -> int:
    while space.takes(work_ms):
        space.take(work_ms)
    return space.held


@given(_CORES, _PPM, _PPM | st.just(0), _WORK)
def test_a_host_holds_a_lease_a_core_and_beyond_them_no_more_than_its_minutes(
    cores, speed, measured_ppm, work_ms
):
    held = _fill(room(0, 0, cores, speed, measured_ppm), work_ms)
    assert min(cores, MAX_HELD) <= held <= MAX_HELD
    if held > cores:
        ppm = measured_ppm or speed
        assert held * work_ms * 1000 <= cores * AHEAD_S * ppm


@given(_CORES, _PPM, _WORK, st.integers(0, 300))
def test_nothing_fits_that_would_not_fit_a_host_that_holds_less(cores, speed, work_ms, held):
    fuller = room(held + 1, (held + 1) * work_ms, cores, speed)
    assert not fuller.takes(work_ms) or room(held, held * work_ms, cores, speed).takes(work_ms)


@given(_CORES, _PPM, _WORK, st.integers(0, 300))
def test_a_host_that_is_held_short_holds_no_more_than_it_is_allowed(
    cores, speed, work_ms, allowance
):
    space = room(0, 0, cores, speed, allowance=allowance)
    assert _fill(space, work_ms) <= min(allowance, MAX_HELD)
    assert space.full == (space.held >= min(allowance, MAX_HELD) or not space.takes(0))


def test_a_core_computes_ten_second_jobs_for_some_minutes_without_asking():
    assert _fill(room(0, 0, 1, 1_000_000), 10_000) == 30
    assert _fill(room(0, 0, 1, 2_000_000), 10_000) == 60
    assert _fill(room(0, 0, 1, 2_000_000, 500_000), 10_000) == 15  # what it really does counts
    assert _fill(room(0, 0, 4, 1_000_000), 3_600_000) == 4


@pytest.mark.parametrize(
    ("before", "stated_ms", "cpu_ms", "after"),
    [
        (0, 3_600, 1_800, 2_000_000),
        (1_000_000, 3_600, 1_800, 1_250_000),
        (1_000_000, 3_600, 0, 1_000_000),
        (0, 1, 10**9, 1_000),
        (0, 10**10, 1, 10**9),
    ],
)
def test_the_measured_speed_follows_confirmed_replicas(before, stated_ms, cpu_ms, after):
    assert measured(before, stated_ms, cpu_ms) == after
