"""Who is known by a token is not kept out by what strangers ask from the same address."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

from daemonctl.errors import MarketRefused
from daemonctl.market import people
from daemonctl.market.numbering import token_hash
from daemonctl.market.settings import Settings
from daemonctl.market.store.callers import Identity, Role

ADDRESS = "203.0.113.5"


def test_a_known_token_is_looked_up_again_though_strangers_have_used_up_their_share(monkeypatch):
    tokens = {token_hash("mine"): Identity(Role.HOST, 1)}
    now = [1000.0]
    monkeypatch.setattr(people.time, "monotonic", lambda: now[0])

    async def read(call, *args):
        return call(*args)

    engine = SimpleNamespace(
        settings=Settings(), read=read, store=SimpleNamespace(identify=tokens.get)
    )
    known = people.People(engine)

    def ask(token: str) -> int:
        try:
            return asyncio.run(known.identify(token, ADDRESS)).number
        except MarketRefused as error:
            return error.status

    assert ask("mine") == 1
    now[0] += 3600
    assert [ask("guess") for _ in range(201)] == [401] * 200 + [429]
    assert ask("mine") == 1
    tokens.clear()
    now[0] += 5  # some of the strangers' share is back
    known.heard(people.News(tokens=True))
    assert ask("mine") == 401
    assert [ask("mine") for _ in range(100)][-1] == 429, "whose token is worth nothing is one"
