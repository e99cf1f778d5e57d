"""A market in its own process for each file of tests, and people who talk to it."""

from __future__ import annotations

import contextlib

import pytest

from tests.integration.market.browser import Browser
from tests.integration.market.client import Client, market, market_command


@pytest.fixture(scope="module")
def served(request, tmp_path_factory):
    """On SQLite, or where a file asks for it with a parameter, on PostgreSQL."""
    data = tmp_path_factory.mktemp("served") / "data"
    with contextlib.ExitStack() as stack:
        where = ("--data", str(data))
        if getattr(request, "param", "sqlite") == "postgresql":
            database = request.getfixturevalue("postgres_server").database()
            where = ("--database", stack.enter_context(database))
        running = stack.enter_context(market(data, *where))
        yield running
        audit = market_command("audit", *where)
        assert audit.returncode == 0, audit.stdout
        running.terminate()
        assert "Traceback" not in running.log()


@pytest.fixture
def people(served):
    """Makes buyers and sellers; their connections are closed after the test."""
    made: list[Client] = []

    def make(kind, *args):
        made.append(kind(served.url, *args))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def browse(served):
    """Makes browsers at the site; their connections are closed after the test."""
    made: list[Browser] = []

    def make():
        made.append(Browser(served.url))
        return made[-1]

    yield make
    for one in made:
        one.close()
