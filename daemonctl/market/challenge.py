"""Challenges for new accounts: made without writing anything down, and known again.

A challenge carries its end, its difficulty and random bits, signed with a secret that all of a
market's processes share. That each makes one account only is the store's to see to. Pure.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import math
import secrets
from typing import NamedTuple

from daemonctl.errors import MarketRefused
from daemonctl.market.wire import Challenge
from daemonctl.proofofwork import solves

LIFETIME_S = 900.0
"""Long enough for a slow machine with bad luck, short enough to forget the used ones soon."""
_MOST = 200


class Solved(NamedTuple):
    """A challenge that was solved. expires: seconds since the epoch, when it may be forgotten."""

    challenge: str
    expires: float


def make(secret: bytes, bits: int, now: float) -> Challenge:
    """A new challenge. now: seconds since the epoch."""
    expires = math.ceil(now + LIFETIME_S)
    what = f"{expires}.{bits}.{secrets.token_urlsafe(12)}"
    return Challenge(f"{what}.{_signature(secret, what)}", bits, expires - now)


def check(secret: bytes, challenge: str, nonce: str, least_bits: int, now: float) -> Solved:
    """The challenge, if this market made it, it still holds and `nonce` solves it.

    least_bits: what is asked for now; an easier one of before does not do.
    Raises MarketRefused (403).
    """
    what, _, signature = challenge[:_MOST].rpartition(".")
    if not what or not hmac.compare_digest(signature.encode(), _signature(secret, what).encode()):
        raise _no("It is not one that this market made - at `$.challenge`")
    expires, bits = (int(one) for one in what.split(".")[:2])
    if now >= expires:
        raise _no("Its time is over - at `$.challenge`")
    if bits < least_bits:
        raise _no(f"It has {bits} bits, now {least_bits} are asked for - at `$.challenge`")
    if not solves(challenge, nonce, bits):
        raise _no(f"This does not solve it with {bits} zero bits - at `$.nonce`")
    return Solved(challenge, expires)


def used() -> MarketRefused:
    """The refusal of a challenge that has made an account already."""
    return _no("It was used before - at `$.challenge`")


def _signature(secret: bytes, what: str) -> str:
    digest = hmac.digest(secret, b"challenge " + what.encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(digest[:18]).decode()


def _no(why: str) -> MarketRefused:
    return MarketRefused(
        "An account here takes some work",
        status=403,
        detail=why,
        hint="GET /v1/challenge, find the nonce that it asks for, and send both.",
    )
