"""One warm sandbox for each module of tests, and a way to run a module in the text format."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from daemonctl.sandbox import idlegroup
from daemonctl.sandbox.client import Sandbox
from tests.integration.sandbox.runner import DEADLINE_S, Runner


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """A zygote of this module's own."""
    started = Sandbox.start(deadline_s=DEADLINE_S)
    # Tests do not wait for an idle machine.
    idlegroup.lift(started.process.pid, str(started.measures["group"]))
    yield started
    started.close(DEADLINE_S)


@pytest.fixture(scope="module")
def run(sandbox: Sandbox) -> Runner:
    """Runs modules in the module's sandbox."""
    return Runner(sandbox)
