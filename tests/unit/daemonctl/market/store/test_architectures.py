"""Replicas of a job go to hosts of one architecture, where there are enough of it."""

from __future__ import annotations

import pytest

from daemonctl.market.spotcheck import TRUSTED
from daemonctl.market.store.interface import HostSync
from daemonctl.market.store.sql.architectures import LEAST_HOSTS


@pytest.fixture
def buyer(pool):
    """An account with coins."""
    return pool.account(100)[1]


def crowd(pool, architecture, count=LEAST_HOSTS):
    """Members of one architecture that the market has heard of and trusts."""
    members = strangers(pool, architecture, count)
    with pool.store._database.transaction() as tx:
        for member in members:
            tx.run("UPDATE host SET streak = ? WHERE id = ?", TRUSTED, member.host)
    return members


def strangers(pool, architecture, count=LEAST_HOSTS):
    """Members that it has heard of and no more."""
    members = [pool.member(architecture=architecture) for _ in range(count)]
    pool.sync(*(HostSync(member.host) for member in members))
    return members


@pytest.mark.parametrize(
    ("kind", "architecture"), [(strangers, "aarch64"), (strangers, "evil"), (crowd, "evil")]
)
def test_nobody_has_jobs_to_himself_by_the_architecture_he_claims(pool, buyer, kind, architecture):
    honest, claimed = crowd(pool, "x86_64"), kind(pool, architecture)
    pool.now += 400
    pool.submit(buyer, 10)
    assert len(pool.ask(claimed[0], 10)) == 10
    assert len(pool.ask(honest[0], 10)) == 10
    assert pool.ask(claimed[1], 10) == ()


def test_a_job_begun_by_one_architecture_is_not_given_to_another(pool, buyer):
    x86, arm = crowd(pool, "x86_64"), crowd(pool, "aarch64")
    pool.now += 400  # it is not looked at in every transaction
    pool.submit(buyer, 1)
    assert len(pool.ask(x86[0])) == 1
    assert pool.ask(arm[0]) == ()
    assert len(pool.ask(x86[1])) == 1


def test_a_job_that_nobody_of_an_architecture_has_any_more_is_for_all(pool, buyer):
    x86, arm = crowd(pool, "x86_64"), crowd(pool, "aarch64")
    pool.now += 400
    pool.submit(buyer, 1)
    first = pool.ask(x86[0])
    assert pool.ask(arm[0]) == ()
    pool.sync(HostSync(x86[0].host, returned=(first[0].lease,)))
    assert len(pool.ask(arm[0])) == 1
    assert pool.ask(x86[1]) == ()
    assert len(pool.ask(arm[1])) == 1


def test_one_batch_of_askers_of_two_kinds_is_told_apart_too(pool, buyer):
    x86, arm = crowd(pool, "x86_64"), crowd(pool, "aarch64")
    pool.now += 400
    pool.submit(buyer, 1, quorum=3)
    askers = [x86[0], arm[0], x86[1], arm[1], x86[2]]
    assert [len(pool.ask(member)) for member in askers] == [1, 0, 1, 0, 1]


def test_few_hosts_of_an_architecture_get_what_others_began_and_the_other_way_round(pool, buyer):
    x86, arm = crowd(pool, "x86_64"), crowd(pool, "aarch64", LEAST_HOSTS - 1)
    pool.now += 400
    pool.submit(buyer, 2)
    assert len(pool.ask(arm[0], 1)) == 1
    assert len(pool.ask(x86[0], 2)) == 2
    assert len(pool.ask(arm[1], 2)) == 1, "none of them waits for ever"


def test_an_architecture_that_has_not_been_there_for_a_day_is_not_waited_for(pool, buyer):
    x86, arm = crowd(pool, "x86_64"), crowd(pool, "aarch64")
    pool.now += 400
    pool.submit(buyer, 1)
    pool.deliver(arm[0], pool.ask(arm[0]))
    assert pool.ask(x86[0]) == ()
    pool.now += 90_000
    pool.sync(*(HostSync(member.host) for member in x86))
    pool.now += 400
    assert len(pool.ask(x86[0])) == 1
