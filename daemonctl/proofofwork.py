"""Work that is long to do and quick to check, so that accounts cannot be had by the million.

To be found is a nonce with which SHA-256(challenge + ":" + nonce) begins with `bits` zero bits:
2^bits tries on average. Pure but for the clock.
"""

from __future__ import annotations

import hashlib
import itertools
import time
from collections.abc import Callable

from daemonctl.errors import MarketError

MOST_BITS = 40
"""No honest market asks for more: it would take a core some weeks."""
LONGEST_NONCE = 64
_BETWEEN_LOOKS = 1 << 16


def solves(challenge: str, nonce: str, bits: int) -> bool:
    """Whether `nonce` is the work that `challenge` asked for."""
    if len(nonce) > LONGEST_NONCE:
        return False
    digest = hashlib.sha256(f"{challenge}:{nonce}".encode()).digest()
    return int.from_bytes(digest) >> (256 - bits) == 0 if bits > 0 else True


def solve(
    challenge: str,
    bits: int,
    *,
    patience_s: float,
    tell: Callable[[float], None] = lambda _: None,
    clock: Callable[[], float] = time.monotonic,
) -> str:
    """A nonce that solves it: keeps one core busy, for seconds or for long.

    patience_s: after how long to give up. tell: told several times a second what share of the
    work that is needed on average is done; it may pass 1.
    Raises MarketError where the work was not done in time, or is more than any market may ask.
    """
    if bits > MOST_BITS:
        raise MarketError(
            "The market asks for more work than an account is worth",
            detail=f"{bits} bits, at most {MOST_BITS}",
            hint="Choose another market.",
        )
    end = clock() + patience_s
    begun = hashlib.sha256(f"{challenge}:".encode())
    shift = 64 - bits
    for tried in itertools.count(0, _BETWEEN_LOOKS):
        tell(tried / (1 << bits))
        if clock() > end:
            raise MarketError(
                "The work that the market asks for an account took too long",
                detail=f"{tried} tries in {patience_s:g} s",
                hint="Try again: it is a matter of luck, too.",
            )
        for number in range(tried, tried + _BETWEEN_LOOKS):
            nonce = b"%x" % number
            attempt = begun.copy()
            attempt.update(nonce)
            if int.from_bytes(attempt.digest()[:8]) >> shift == 0:
                return nonce.decode()
    raise AssertionError  # one counts for ever
