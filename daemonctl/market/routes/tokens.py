"""Addresses for who has a token: another one, or none any more."""

from __future__ import annotations

from typing import Any

from daemonctl.market.endpoint import Asked, Endpoint, Endpoints, Who
from daemonctl.market.http import bearer
from daemonctl.market.service import Market
from daemonctl.market.store.interface import Identity, Role
from daemonctl.market.wire import NewToken


def endpoints(market: Market) -> Endpoints:
    """What owners of tokens are served."""
    return (*_rows(market, Role.ACCOUNT, Who.ACCOUNT), *_rows(market, Role.HOST, Who.HOST))


def _rows(market: Market, role: Role, who: Who) -> tuple[Endpoint[Any], ...]:
    async def put(asked: Asked[NewToken]) -> None:
        identity = Identity(role, asked.caller)
        await market.people.set_token(identity, bearer(asked.request), asked.said)

    async def revoke(asked: Asked[None]) -> None:
        await market.people.revoke(Identity(role, asked.caller), bearer(asked.request))

    return (
        Endpoint(
            "PUT",
            f"/v1/{role.value}/token",
            who,
            put,
            "Take a new token in the place of this one; saying it again changes nothing.",
            body=NewToken,
            status=204,
            refuses=(409,),
        ),
        Endpoint(
            "POST",
            f"/v1/{role.value}/revoke",
            who,
            revoke,
            "Forget this token: nobody has one any more.",
            status=204,
        ),
    )
