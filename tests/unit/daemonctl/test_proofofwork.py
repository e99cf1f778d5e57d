"""Work for an account: long to do, quick to check."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.errors import MarketError
from daemonctl.proofofwork import LONGEST_NONCE, MOST_BITS, solve, solves


@given(st.text(max_size=100), st.integers(0, 12))
def test_what_was_found_solves_it(challenge: str, bits: int) -> None:
    assert solves(challenge, solve(challenge, bits, patience_s=60), bits)


def test_the_digest_begins_with_so_many_zero_bits() -> None:
    nonce = solve("challenge", 12, patience_s=60)
    digest = hashlib.sha256(b"challenge:" + nonce.encode()).hexdigest()
    assert digest.startswith("000")
    assert not solves("challenge", nonce, 30)
    assert not solves("another", nonce, 30)


def test_a_nonce_of_any_length_is_no_work_for_who_checks() -> None:
    assert solves("c", "x" * LONGEST_NONCE, 0)
    assert not solves("c", "x" * (LONGEST_NONCE + 1), 0)


def test_who_waits_is_told_how_far_it_is_and_not_kept_for_ever() -> None:
    shares: list[float] = []
    instants = iter(range(100))
    with pytest.raises(MarketError, match="took too long"):
        solve("c", MOST_BITS, patience_s=3, tell=shares.append, clock=lambda: next(instants))
    assert shares == sorted(shares)
    assert len(shares) == 4
    assert shares[0] == 0.0


def test_work_beyond_all_measure_is_not_begun() -> None:
    with pytest.raises(MarketError, match="more work"):
        solve("c", MOST_BITS + 1, patience_s=1)
