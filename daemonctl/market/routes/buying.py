"""Addresses for buyers."""

from __future__ import annotations

from daemonctl.market import floor
from daemonctl.market.endpoint import Asked, Endpoint, Endpoints, Query, Who
from daemonctl.market.http import number
from daemonctl.market.service import Market
from daemonctl.market.wire import (
    MAX_JOBS,
    ComputationCreated,
    ComputationInfo,
    Computations,
    NewBudget,
    NewComputation,
    ResultPage,
)

_ORDER_BODY = 80 * MAX_JOBS
_PAGE = (
    Query("after", 0, "`next` of the page before"),
    Query("limit", 100, "results on a page, at most"),
    Query("wait_s", 0.0, "how long to wait for the first result, in seconds"),
)


def endpoints(market: Market) -> Endpoints:
    """What buyers are served."""
    buying = market.buying

    async def submit(asked: Asked[NewComputation]) -> ComputationCreated:
        agent = asked.request.headers.get("user-agent", "")
        floor.check_buyer(market.people.house.least, agent)
        return await buying.submit(asked.caller, asked.said)

    async def show(asked: Asked[None]) -> ComputationInfo:
        return await buying.computation(asked.caller, _id(asked))

    async def list_all(asked: Asked[None]) -> Computations:
        return await buying.computations(asked.caller)

    async def set_budget(asked: Asked[NewBudget]) -> ComputationInfo:
        return await buying.set_budget(asked.caller, _id(asked), asked.said)

    async def results(asked: Asked[None]) -> ResultPage:
        after, limit, wait_s = (number(asked.request, one) for one in _PAGE)
        return await buying.results(asked.caller, _id(asked), int(after), int(limit), wait_s)

    async def cancel(asked: Asked[None]) -> ComputationInfo:
        return await buying.cancel(asked.caller, _id(asked))

    return (
        Endpoint(
            "GET",
            "/v1/computations/{id}/results",
            Who.BUYER,
            results,
            "A page of results, in order of settlement.",
            answer=ResultPage,
            query=_PAGE,
        ),
        Endpoint(
            "POST",
            "/v1/computations/{id}/cancel",
            Who.BUYER,
            cancel,
            "End a computation; what it cannot spend any more goes back.",
            answer=ComputationInfo,
        ),
        Endpoint(
            "PUT",
            "/v1/computations/{id}/budget",
            Who.BUYER,
            set_budget,
            "Hold so much for what is still open; what was halted for its price goes on.",
            body=NewBudget,
            answer=ComputationInfo,
            refuses=(402, 409),
        ),
        Endpoint(
            "GET",
            "/v1/computations",
            Who.ACCOUNT,
            list_all,
            "An account's newest computations.",
            answer=Computations,
        ),
        Endpoint(
            "GET",
            "/v1/computations/{id}",
            Who.BUYER,
            show,
            "What became of a computation so far.",
            answer=ComputationInfo,
        ),
        Endpoint(
            "POST",
            "/v1/computations",
            Who.ACCOUNT,
            submit,
            "Open a computation; the same key and terms give the one that was opened before.",
            body=NewComputation,
            answer=ComputationCreated,
            status=201,
            refuses=(402, 409, 426),
            most=_ORDER_BODY,
        ),
    )


def _id(asked: Asked[None] | Asked[NewBudget]) -> str:
    found: str = asked.request.path_params["id"]
    return found
