"""Addresses for people: the market itself, accounts, beneficiaries."""

from __future__ import annotations

from daemonctl.market.endpoint import Asked, Endpoint, Endpoints, Query, Who
from daemonctl.market.http import address, number
from daemonctl.market.listing import Beneficiaries
from daemonctl.market.service import Market
from daemonctl.market.wire import (
    AccountCreated,
    AccountInfo,
    Challenge,
    MarketInfo,
    NewAccount,
    Statement,
)

_PAGE = (
    Query("after", 0, "`next` of the page before"),
    Query("limit", 100, "movements on a page, at most"),
)


def endpoints(market: Market) -> Endpoints:
    """What people are served."""

    async def info(_asked: Asked[None]) -> MarketInfo:
        return market.info()

    async def beneficiaries(_asked: Asked[None]) -> Beneficiaries:
        return await market.beneficiaries()

    async def add(asked: Asked[NewAccount]) -> AccountCreated:
        return await market.add_account(asked.said, address(asked.request))

    async def account(asked: Asked[None]) -> AccountInfo:
        return await market.account(asked.caller)

    async def challenge(asked: Asked[None]) -> Challenge:
        return market.people.challenge(address(asked.request))

    async def statement(asked: Asked[None]) -> Statement:
        after, limit = (int(number(asked.request, one)) for one in _PAGE)
        return await market.people.statement(asked.caller, after, limit)

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
            refuses=(403, 429),
        ),
        Endpoint(
            "GET",
            "/v1/challenge",
            Who.ANYONE,
            challenge,
            "Work for an account, where this market asks for some.",
            answer=Challenge,
            refuses=(404, 429),
        ),
        Endpoint(
            "GET",
            "/v1/account/statement",
            Who.ACCOUNT,
            statement,
            "What moved on an account, in order.",
            answer=Statement,
            query=_PAGE,
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
