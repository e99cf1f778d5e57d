"""How often somebody may ask: a bucket of tokens for each address, account or host. Pure.

A bucket is kept as one instant, at which it is full again: who comes while that lies no further
ahead than a whole bucket takes is served. So a bucket that is full need not be kept at all, and
what is kept is bounded. Each process counts for itself: with several of them the limits are as
many times as high.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Hashable
from functools import lru_cache
from typing import NamedTuple

_MANY = 100_000


class Rate(NamedTuple):
    """per_s: tokens that come into a bucket each second, above 0. burst: tokens that it holds."""

    per_s: float
    burst: int


class RateLimit:
    """Buckets by key, full at first. Instants are on the caller's clock, in seconds, and never
    go back. most: buckets to keep; where more are in use, the one that was used longest ago
    counts as full."""

    def __init__(self, rate: Rate, most: int = _MANY) -> None:
        self._each_s = 1.0 / rate.per_s
        self._whole_s = rate.burst / rate.per_s
        self._most = most
        # When each is full again, the one that was used longest ago first.
        self._full: dict[Hashable, float] = {}

    def __len__(self) -> int:
        """Buckets that are kept."""
        return len(self._full)

    def wait(self, key: Hashable, now: float) -> float:
        """Take a token: 0.0; or, where there is none, the seconds until there is one."""
        full = max(self._full.get(key, now), now) + self._each_s
        late = full - now - self._whole_s
        # A thousandth of a token is rounding, not a token that is missing.
        if late > self._each_s / 1000:
            return late
        self._full.pop(key, None)
        if len(self._full) >= self._most:
            del self._full[next(iter(self._full))]
        self._full[key] = full
        return 0.0


@lru_cache(4096)
def counted(host: str) -> str:
    """As whom an address is counted; "" for this machine, which is not limited.

    host: of a connection's other end, or as a trusted proxy says it. A network of IPv6, which is
    one customer's, counts as one. Whoever is on this machine could do worse than to ask often,
    and a proxy that nobody named speaks for all its clients.
    """
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    address = getattr(address, "ipv4_mapped", None) or address
    if address.is_loopback:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(address), 64), strict=False))
    return str(address)
