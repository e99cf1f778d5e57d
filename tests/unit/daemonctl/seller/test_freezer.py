"""Which workers are stopped and continued, and which signals are spared."""

from __future__ import annotations

from typing import cast

import pytest

from daemonctl.model import Reason
from daemonctl.policy import Decision
from daemonctl.sandbox.client import Sandbox
from daemonctl.seller.engine import Engine
from daemonctl.seller.freezer import KEPT_S, MEMORY_KEPT_S, Freezer

RUN = Decision(True)
WAIT = Decision(False, Reason.USER_ACTIVE)


class FakeSandbox:
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    def freeze(self, ticket: int) -> None:
        self.asked.append(("freeze", ticket))

    def thaw(self, ticket: int) -> None:
        self.asked.append(("thaw", ticket))

    def take(self) -> list[tuple[str, int]]:
        asked, self.asked = self.asked, []
        return asked


@pytest.fixture
def sandbox() -> FakeSandbox:
    return FakeSandbox()


@pytest.fixture
def freezer(sandbox: FakeSandbox) -> Freezer:
    engine = Engine()
    engine.sandbox = cast(Sandbox, sandbox)
    freezer = Freezer(engine)
    freezer.decisions, freezer.some = {0: RUN, 1: WAIT}, True
    return freezer


JOBS = {10: 0, 11: 1}


def test_the_workers_of_cores_that_may_not_run_are_stopped_once(
    freezer: Freezer, sandbox: FakeSandbox
) -> None:
    freezer.conform(JOBS, (20,), again=False)
    assert sandbox.take() == [("freeze", 11)]
    freezer.conform(JOBS, (20,), again=False)
    assert sandbox.take() == []
    freezer.decisions = {0: RUN, 1: RUN}
    freezer.conform(JOBS, (20,), again=False)
    assert sandbox.take() == [("thaw", 11)]


def test_compilations_are_stopped_only_where_no_core_may_run(
    freezer: Freezer, sandbox: FakeSandbox
) -> None:
    freezer.decisions, freezer.some = {0: WAIT, 1: WAIT}, False
    freezer.conform(JOBS, (20,), again=False)
    assert sandbox.take() == [("freeze", 10), ("freeze", 11), ("freeze", 20)]


def test_where_somebody_else_may_have_done_the_contrary_all_is_said_again(
    freezer: Freezer, sandbox: FakeSandbox
) -> None:
    freezer.conform(JOBS, (20,), again=False)
    sandbox.take()
    freezer.conform(JOBS, (20,), again=True)
    assert sandbox.take() == [("thaw", 10), ("freeze", 11), ("thaw", 20)]


def test_a_core_that_nobody_has_decided_upon_waits(freezer: Freezer) -> None:
    assert freezer.may_run(0)
    assert not freezer.may_run(7)


def test_after_the_sandbox_s_death_its_workers_are_forgotten(
    freezer: Freezer, sandbox: FakeSandbox
) -> None:
    freezer.conform(JOBS, (), again=False)
    sandbox.take()
    freezer.died()
    freezer.conform({11: 1}, (), again=False)
    assert sandbox.take() == [("freeze", 11)]


def test_what_stands_still_too_long_is_given_back_sooner_where_memory_is_short(
    freezer: Freezer,
) -> None:
    freezer.decisions = {0: RUN, 1: WAIT, 2: Decision(False, Reason.MEMORY_LOW)}
    assert [freezer.too_long(core, KEPT_S + 1) for core in range(3)] == [False, True, True]
    assert [freezer.too_long(core, MEMORY_KEPT_S + 1) for core in range(3)] == [False, False, True]
    assert not freezer.too_long(2, MEMORY_KEPT_S - 1)
