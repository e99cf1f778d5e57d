"""A challenge is known again by its signature alone, for as long as it holds."""

from __future__ import annotations

import pytest

from daemonctl.errors import MarketRefused
from daemonctl.market.challenge import LIFETIME_S, check, make
from daemonctl.proofofwork import solve, solves

SECRET = b"shared by all processes"
NOW = 1_000_000.25
BITS = 8


def solved() -> tuple[str, str]:
    made = make(SECRET, BITS, NOW)
    assert made.bits == BITS
    return made.challenge, solve(made.challenge, BITS, patience_s=60)


def refused(challenge: str, nonce: str, bits: int = BITS, now: float = NOW) -> str:
    with pytest.raises(MarketRefused) as error:
        check(SECRET, challenge, nonce, bits, now)
    assert error.value.status == 403
    assert error.value.hint
    return error.value.detail


def test_one_that_was_solved_in_time_is_taken_and_may_be_forgotten_after_its_end():
    challenge, nonce = solved()
    found = check(SECRET, challenge, nonce, BITS, NOW + LIFETIME_S - 1)
    assert found.challenge == challenge
    assert found.expires >= NOW + LIFETIME_S
    assert "time is over" in refused(challenge, nonce, now=found.expires)


def test_no_two_are_alike():
    assert len({make(SECRET, BITS, NOW).challenge for _ in range(100)}) == 100


def test_one_that_somebody_else_made_or_changed_is_refused():
    challenge, nonce = solved()
    end, _, rest = challenge.partition(".")
    for forged in (
        "",
        "x",
        "....",
        "é" * 30,
        "1" * 10_000,
        make(b"another", BITS, NOW).challenge,
        f"{int(end) + 3600}.{rest}",
        challenge.replace(f".{BITS}.", ".0."),
        challenge + "A",
    ):
        assert "this market made" in refused(forged, nonce)


def test_work_that_was_not_done_is_no_account():
    challenge, nonce = solved()
    useless = next(n for n in map(str, range(100)) if not solves(challenge, n, BITS))
    for wrong in (useless, nonce + " " * 65):
        assert "does not solve" in refused(challenge, wrong)


def test_an_easier_one_from_before_does_not_do():
    challenge, nonce = solved()
    assert "now 20 are asked for" in refused(challenge, nonce, bits=20)
