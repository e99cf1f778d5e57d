"""Every request is numbered, counted and timed; what it waited by its own wish is no delay."""

from __future__ import annotations

import asyncio
import logging

import pytest

from daemonctl.market.current import current, waited
from daemonctl.market.watch import Watch


class Counted:
    """Stands for the figures."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, int, float]] = []

    def asked(self, route: str, status: int, seconds: float) -> None:
        self.seen.append((route, status, seconds))


def ask(app, **scope):
    """One request to an application that is watched; what was counted and who asked."""
    counted = Counted()
    labels = {"endpoint": "/v1/thing"}

    async def receive():
        return {}

    async def send(_message):
        pass

    watch = Watch(app, counted, labels, access=True)
    scope = {"type": "http", "method": "GET", "path": "/v1/thing", **scope}
    asyncio.run(watch(scope, receive, send))
    return counted.seen


async def answered(scope, _receive, send):
    scope["endpoint"] = "endpoint"
    waited(1000.0)
    await send({"type": "http.response.start", "status": 204})


def test_an_answer_is_counted_by_its_route_without_the_wait_that_was_asked_for():
    assert ask(answered) == [("/v1/thing", 204, 0.0)]


def test_an_address_of_a_stranger_s_making_makes_no_figure_of_its_own():
    async def nothing(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 404})

    ((route, status, _),) = ask(nothing, path="/made/up")
    assert (route, status) == ("none", 404)


def test_each_request_has_an_id_of_its_own_and_none_is_left_behind():
    seen = []

    async def app(scope, receive, send):
        seen.append(current.get().id)
        await answered(scope, receive, send)

    ask(app)
    ask(app)
    assert len(set(seen)) == 2
    assert current.get() is None
    waited(1.0)  # outside of any request: nobody's


def test_the_access_log_tells_who_asked_what_but_no_query(caplog):
    caplog.set_level(logging.INFO)
    ask(answered, client=("192.0.2.1", 5), query_string=b"secret=1")
    (record,) = caplog.records
    assert record.facts.pop("ms") >= 0
    assert record.facts == {
        "method": "GET",
        "path": "/v1/thing",
        "status": 204,
        "client": "192.0.2.1",
    }


def test_a_request_that_breaks_is_counted_too():
    async def breaks(_scope, _receive, _send):
        raise OSError

    counted = Counted()
    with pytest.raises(OSError):
        asyncio.run(Watch(breaks, counted, {}, access=False)({"type": "http"}, None, None))
    assert counted.seen[0][:2] == ("none", 0)
