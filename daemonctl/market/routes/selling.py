"""Addresses for hosts."""

from __future__ import annotations

from daemonctl.market.endpoint import Asked, Endpoint, Endpoints, Who
from daemonctl.market.http import address
from daemonctl.market.service import Market
from daemonctl.market.wire import (
    INLINE_BYTES,
    MAX_SYNC_LEASES,
    HostCreated,
    HostStanding,
    NewHost,
    SyncReply,
    SyncRequest,
)

_SYNC_BODY = 2 * MAX_SYNC_LEASES * INLINE_BYTES


def endpoints(market: Market) -> Endpoints:
    """What hosts are served."""

    async def sync(asked: Asked[SyncRequest]) -> SyncReply:
        return await market.selling.sync(asked.caller, asked.said, asked.request.receive)

    async def add(asked: Asked[NewHost]) -> HostCreated:
        return await market.add_host(asked.said, address(asked.request))

    async def standing(asked: Asked[None]) -> HostStanding:
        return await market.selling.standing(asked.caller)

    return (
        Endpoint(
            "POST",
            "/v1/sync",
            Who.HOST,
            sync,
            "Deliver results, renew leases, and get jobs and verdicts; waits where asked to.",
            body=SyncRequest,
            answer=SyncReply,
            most=_SYNC_BODY,
        ),
        Endpoint(
            "POST",
            "/v1/hosts",
            Who.ANYONE,
            add,
            "Make a host known.",
            body=NewHost,
            answer=HostCreated,
            status=201,
        ),
        Endpoint(
            "GET",
            "/v1/host",
            Who.HOST,
            standing,
            "What this market thinks of the host that asks, and why.",
            answer=HostStanding,
        ),
    )
