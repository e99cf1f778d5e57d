"""Who speaks with the market, and who waits for what its transactions bring about."""

from __future__ import annotations

import enum
from typing import NamedTuple

import msgspec

from daemonctl.market.store.states import Standing


class Role(enum.Enum):
    """Whose token it is."""

    ACCOUNT = "account"
    HOST = "host"


class Identity(NamedTuple):
    """Who sent a request. number: the store's own number of the account or host.

    standing, reason: what the market thinks of it, and why.
    """

    role: Role
    number: int
    standing: Standing = Standing.GOOD
    reason: str = ""


class News(msgspec.Struct):
    """Who may be waiting for what a transaction brought about.

    work: there are replicas to hand out that were not there before. hosts: have new verdicts.
    computations: have newly settled jobs, or ended. everybody: whoever waits shall look.
    tokens: some are not valid any more. confirmed, failed: how many jobs came to which end;
    whoever brought it about counts them, nobody waits for that.
    """

    work: bool = False
    hosts: set[int] = msgspec.field(default_factory=set)
    computations: set[int] = msgspec.field(default_factory=set)
    everybody: bool = False
    tokens: bool = False
    confirmed: int = 0
    failed: int = 0

    def __bool__(self) -> bool:
        return bool(self.work or self.hosts or self.computations or self.everybody or self.tokens)
