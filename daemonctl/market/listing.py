"""Whom anyone may help at a market: what GET /v1/beneficiaries of protocol /v1 answers."""

from __future__ import annotations

from daemonctl.market.wire import Message

MAX_BENEFICIARIES = 1000
"""A market lists at most so many."""


class Beneficiary(Message, frozen=True):
    """An account that its market's operator has made public: anyone may sell for it.

    name: as its owner gave it. description: the operator's words. Both may be empty.
    """

    account: str
    name: str = ""
    description: str = ""


class Beneficiaries(Message, frozen=True):
    """Public accounts, the longest known first, at most MAX_BENEFICIARIES. A market of an earlier
    version answers 404."""

    beneficiaries: tuple[Beneficiary, ...] = ()
