"""What one host, or one account, may have of one job: one voice, and a bounded number of tries."""

from __future__ import annotations

from daemonctl.market.numbering import LEASES_PER_JOB
from daemonctl.market.store.interface import HostSync
from daemonctl.market.store.sql.walking import MAX_TRIES


def test_a_job_that_nobody_ever_brings_to_an_end_is_given_up_and_paid_back(pool):
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 1, quorum=1)
    before = pool.balance(buyer)
    rounds = sum(tries(pool, pool.member()) for _ in range(20))
    assert rounds == 64
    _, info = pool.store.computation(buyer, computation)
    assert (info.failed, info.state) == (1, "finished")
    assert pool.balance(buyer) == before + 1000


def test_no_host_alone_can_bring_a_job_to_be_given_up(pool):
    """What one host gives back again and again is left for others, its own account's too."""
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 1, quorum=1)
    account = pool.account()
    assert tries(pool, pool.member(account)) == MAX_TRIES
    good = pool.member(account)
    pool.deliver(good, pool.ask(good))
    assert pool.store.computation(buyer, computation)[1].confirmed == 1


def test_no_few_hosts_can_bring_a_job_to_be_given_up(pool):
    """The more leases a job has had, the fewer of them one host is given."""
    _, buyer = pool.account(100)
    computation = pool.submit(buyer, 1, quorum=1)
    assert sum(tries(pool, pool.member()) for _ in range(5)) < LEASES_PER_JOB
    good = pool.member()
    pool.deliver(good, pool.ask(good))
    assert pool.store.computation(buyer, computation)[1].confirmed == 1


def tries(pool, member):
    """How often a host that always gives back what it gets is given the one job that there is."""
    rounds = 0
    while grants := pool.ask(member):
        pool.sync(HostSync(member.host, returned=tuple(g.lease for g in grants)))
        rounds += 1
    return rounds


def test_of_two_replicas_that_one_host_delivers_at_once_one_counts(pool):
    """It gave the first back, was given the job again, and now sends a result for both leases."""
    _, buyer = pool.account(1)
    pool.submit(buyer, 1)
    member, other = pool.member(), pool.member()
    first = pool.ask(member)
    pool.sync(HostSync(member.host, returned=(first[0].lease,)))
    second = pool.ask(member)
    pool.deliver(member, (*first, *second))
    assert pool.balance(member.owner) == 0
    assert pool.verdicts(member) == [("late", 0)]
    assert len(pool.ask(other)) == 1


def test_of_two_replicas_that_one_account_delivers_at_once_one_counts(pool):
    """Its hosts' syncs share a transaction: one late result, and one of the lease after it."""
    _, buyer = pool.account(1)
    pool.submit(buyer, 1)
    account = pool.account()
    one, two = pool.member(account), pool.member(account)
    first = pool.ask(one)
    pool.now += 700
    second = pool.ask(two)
    pool.sync(pool.delivery(one, first), pool.delivery(two, second))
    assert pool.balance(account[1]) == 0
    assert len(pool.ask(pool.member())) == 1
