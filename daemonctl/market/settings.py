"""What an operator may set of a market."""

from __future__ import annotations

from dataclasses import dataclass, field

from daemonctl.model import MICRO

WELCOME = 100 * MICRO
"""A hundred reference core-hours: enough to try real work on a pool among friends. A market
that is open to all sets it to 0, for accounts cost nothing to make."""


@dataclass(frozen=True)
class Settings:
    """name: shown to people. welcome: micro-coins issued to every new account.

    lease_s: seconds that a host has before it must renew its lease. gather: syncs that share a
    transaction at most. queue: syncs that may wait for the writer before others are sent away.
    blobs: an `s3://` URL; "" = in the market's folder.
    database: address of a PostgreSQL database that any number of processes serve together; "" =
    SQLite in the market's folder, served by one.
    metrics_token: opens /metrics to who has it; "" = to nobody.
    """

    name: str = "CPUShare market"
    welcome: int = WELCOME
    lease_s: float = 600.0
    gather: int = 64
    queue: int = 2000
    blobs: str = ""
    database: str = field(default="", repr=False)
    metrics_token: str = field(default="", repr=False)
