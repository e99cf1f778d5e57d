"""What windows know of a market and of the user's account there."""

from __future__ import annotations

from dataclasses import dataclass

from daemonctl.buyer.keyvault import Place

LONGEST_NAME = 100
LONGEST_DESCRIPTION = 500


@dataclass(frozen=True)
class Beneficiary:
    """A public account, in the market's words: account is an id, the others are for people."""

    account: str
    name: str
    description: str = ""


@dataclass(frozen=True)
class Market:
    """What a market says of itself. beneficiaries: in its own order; may be none."""

    url: str
    name: str
    version: str
    beneficiaries: tuple[Beneficiary, ...]


@dataclass(frozen=True)
class Account:
    """The user's account at a market. account: its id. place: where its token is.

    reason: why the token is not in the keyring, where that was just found out. pending: it was
    just made, and waits for the approval of whoever runs the market.
    """

    market: str
    account: str
    place: Place
    reason: str = ""
    pending: bool = False
