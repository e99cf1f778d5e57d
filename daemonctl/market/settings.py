"""What an operator may set of a market."""

from __future__ import annotations

from dataclasses import dataclass, field

from daemonctl.market.wire import Admission
from daemonctl.model import MICRO

WELCOME = 100 * MICRO
"""A hundred reference core-hours: enough to try real work on a pool among friends. A market
that is open to all sets it to 0, for accounts cost nothing to make."""

WORK_BITS = 22
"""Some three seconds of one core, with our own solver."""


@dataclass(frozen=True)
class Settings:
    """name: shown to people. welcome: micro-coins issued to every new account.

    lease_s: seconds that a host has before it must renew its lease. gather: syncs that share a
    transaction at most. queue: syncs that may wait for the writer before others are sent away.
    blobs: an `s3://` URL; "" = in the market's folder.
    database: address of a PostgreSQL database that any number of processes serve together; "" =
    SQLite in the market's folder, served by one.
    metrics_token: opens /metrics to who has it; "" = to nobody.
    accounts: how one comes by an account. work_bits: of the proof of work, where that is how.
    newcomers: accounts and hosts that one address may make in an hour; 0 = any number.
    requests: that one account or host may make in a second, for long; 0 = any number.
    """

    name: str = "CPUShare market"
    welcome: int = WELCOME
    lease_s: float = 600.0
    gather: int = 64
    queue: int = 2000
    blobs: str = ""
    database: str = field(default="", repr=False)
    metrics_token: str = field(default="", repr=False)
    accounts: Admission = Admission.OPEN
    work_bits: int = WORK_BITS
    newcomers: int = 60
    requests: int = 200
