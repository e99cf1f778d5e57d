"""A market in its own process for each file of tests, and people who talk to it."""

from __future__ import annotations

import pytest

from tests.integration.market.browser import Browser
from tests.integration.market.client import Client, market


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with market(tmp_path_factory.mktemp("served") / "data") as running:
        yield running
        audit = running.audit()
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
