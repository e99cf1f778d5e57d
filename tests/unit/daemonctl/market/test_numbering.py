"""Numbers that tell where they belong, ids and tokens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from daemonctl.market import numbering
from daemonctl.market.wire import MAX_JOBS


@given(st.integers(1, 2**27 - 1), st.integers(0, MAX_JOBS - 1), st.integers(0, 63))
def test_a_number_tells_its_computation_its_index_and_its_job(computation, index, ordinal):
    job = numbering.job_number(computation, index)
    lease = numbering.lease_number(job, ordinal)
    assert numbering.computation_of(job) == computation
    assert numbering.index_of(job) == index
    assert numbering.job_of(lease) == job
    assert lease < 2**53, "exact in every JSON reader"


def test_the_largest_computation_fits():
    assert MAX_JOBS <= numbering.JOBS_PER_COMPUTATION


def test_ids_and_tokens_are_new_each_time():
    assert len({numbering.new_id("a") for _ in range(1000)}) == 1000
    assert len({numbering.new_token() for _ in range(1000)}) == 1000
    assert numbering.new_id("c").startswith("c")
