"""Jobs that fail are not paid, show few logs, and end a computation that does nothing else."""

from __future__ import annotations

import pytest

from daemonctl.market.store.interface import Delivery, HostSync
from daemonctl.market.store.sql.closing import FAILING, LOGS_SHOWN
from daemonctl.model import Outcome


@pytest.fixture
def buyer(pool):
    """An account with coins."""
    return pool.account(100)[1]


def fail(pool, member, grants):
    """Deliver failures with logs."""
    pool.sync(
        HostSync(
            member.host,
            tuple(
                Delivery(grant.lease, Outcome.EXIT.value, exit_code=1, detail="it ended", log="L")
                for grant in grants
            ),
        )
    )


def test_only_the_first_failed_jobs_have_logs_for_their_buyer(pool, buyer):
    computation = pool.submit(buyer, FAILING - 1)
    members = [pool.member(), pool.member()]
    held = {member: pool.ask(member, FAILING - 1) for member in members}
    for count in (3, FAILING - 1):
        for member in members:
            fail(pool, member, held[member][:count])
    page = pool.store.results(buyer, computation, 0, 100, 1 << 20)
    logs = [(one.outcome.value, one.log, one.detail) for one in page.results]
    shown, hidden = ("exit", "L", "it ended"), ("exit", "", "it ended")
    assert logs == [shown] * LOGS_SHOWN + [hidden] * (FAILING - 1 - LOGS_SHOWN)


def test_the_logs_of_confirmed_jobs_are_shown_they_are_paid_for(pool, buyer):
    computation = pool.submit(buyer, 12, quorum=1)
    member = pool.member()
    grants = pool.ask(member, 12)
    pool.sync(
        HostSync(
            member.host,
            tuple(Delivery(g.lease, Outcome.DONE.value, b"d" * 32, b"x", log="L") for g in grants),
        )
    )
    page = pool.store.results(buyer, computation, 0, 100, 1 << 20)
    assert [one.log for one in page.results] == ["L"] * 12


def test_a_computation_of_which_most_jobs_fail_is_halted_and_its_buyer_told_why(pool, buyer):
    before = pool.balance(buyer)
    computation = pool.submit(buyer, FAILING + 5)
    members = [pool.member(), pool.member()]
    held = {member: pool.ask(member, FAILING) for member in members}
    third = pool.member()
    waiting = pool.ask(third, 2)
    for member in members:
        fail(pool, member, held[member][:-1])
    assert pool.store.computation(buyer, computation)[1].halted == ""
    for member in members:
        fail(pool, member, held[member][-1:])
    info = pool.store.computation(buyer, computation)[1]
    assert info.halted.startswith("20 of its jobs failed and 0 were confirmed")
    assert (info.state, info.running, info.spent) == ("open", 0, 0)
    assert pool.ask(members[0], 9) == ()
    answer = pool.sync(HostSync(third.host, held=tuple(grant.lease for grant in waiting)))[0]
    assert len(answer.dropped) == 2, "nobody computes it for nothing"
    assert pool.store.host(third.host).throttled == ""
    pool.store.cancel(buyer, computation)
    assert pool.balance(buyer) == before


def test_some_failed_jobs_do_not_halt_a_computation_that_has_results(pool, buyer):
    computation = pool.submit(buyer, 3 * FAILING, quorum=1)
    member = pool.member()
    for _ in range(2):
        pool.deliver(member, pool.ask(member, FAILING // 2))
        fail(pool, member, pool.ask(member, FAILING // 2))
    assert pool.store.computation(buyer, computation)[1].halted == ""
    assert len(pool.ask(member, 9)) == 9


def test_a_computation_that_ends_by_failing_is_finished_not_halted(pool, buyer):
    computation = pool.submit(buyer, FAILING, quorum=1)
    member = pool.member()
    fail(pool, member, pool.ask(member, FAILING))
    info = pool.store.computation(buyer, computation)[1]
    assert (info.state, info.halted, info.failed) == ("finished", "", FAILING)
