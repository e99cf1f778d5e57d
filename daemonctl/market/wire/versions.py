"""What a market says of the versions that it serves."""

from __future__ import annotations

from daemonctl.market.wire.base import OLDEST_PROTOCOL, PROTOCOL, Message

# Words, not an enum: a market may learn to ask for more, and who does not know it reads on.
HOSTS = "hosts"
"""CPUShare on hosts."""
WASMTIME = "wasmtime"
"""wasmtime on hosts."""
BUYERS = "buyers"
"""CPUShare of those who submit."""
FLOORS = (HOSTS, WASMTIME, BUYERS)


class Least(Message, frozen=True):
    """The least version that a market serves of one thing. of: HOSTS, WASMTIME or BUYERS.
    reason: the operator's words."""

    of: str
    version: str
    reason: str = ""


class Spoken(Message, frozen=True):
    """What `GET /v1/market` says in every protocol there will ever be: which ones are spoken.
    least: as in `MarketInfo`. It is asked before anything else, and nothing else is read."""

    version: str = ""
    protocol: int = PROTOCOL
    oldest_protocol: int = OLDEST_PROTOCOL
    least: tuple[Least, ...] = ()
