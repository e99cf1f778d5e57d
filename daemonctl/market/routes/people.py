"""Addresses for people: the market itself, accounts, beneficiaries."""

from __future__ import annotations

from daemonctl.market.endpoint import Asked, Endpoint, Endpoints, Who
from daemonctl.market.listing import Beneficiaries
from daemonctl.market.service import Market
from daemonctl.market.wire import AccountCreated, AccountInfo, MarketInfo, NewAccount


def endpoints(market: Market) -> Endpoints:
    """What people are served."""

    async def info(_asked: Asked[None]) -> MarketInfo:
        return market.info()

    async def beneficiaries(_asked: Asked[None]) -> Beneficiaries:
        return await market.beneficiaries()

    async def add(asked: Asked[NewAccount]) -> AccountCreated:
        return await market.add_account(asked.said)

    async def account(asked: Asked[None]) -> AccountInfo:
        return await market.account(asked.caller)

    return (
        Endpoint(
            "GET",
            "/v1/account",
            Who.ACCOUNT,
            account,
            "An account's coins.",
            answer=AccountInfo,
        ),
        Endpoint(
            "POST",
            "/v1/accounts",
            Who.ANYONE,
            add,
            "Make an account.",
            body=NewAccount,
            answer=AccountCreated,
            status=201,
        ),
        Endpoint(
            "GET",
            "/v1/market",
            Who.ANYONE,
            info,
            "What this market says of itself.",
            answer=MarketInfo,
        ),
        Endpoint(
            "GET",
            "/v1/beneficiaries",
            Who.ANYONE,
            beneficiaries,
            "Accounts for whom anyone may sell.",
            answer=Beneficiaries,
        ),
    )
