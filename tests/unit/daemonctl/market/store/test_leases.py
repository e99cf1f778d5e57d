"""Leases: handing out, giving back, running out, renewing."""

from __future__ import annotations

from daemonctl.market.ahead import MAX_HELD
from daemonctl.market.store.interface import HostSync, Wish
from daemonctl.market.wire import MAX_SYNC_LEASES
from daemonctl.model import MICRO, Outcome


def test_a_job_goes_to_as_many_hosts_as_its_quorum_asks_and_no_more(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=2)
    first, second, third = (pool.member() for _ in range(3))
    assert [len(pool.ask(member, 8)) for member in (first, second, third)] == [1, 1, 0]


def test_two_replicas_of_a_job_never_go_to_one_account_even_on_two_hosts(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 3, quorum=2)
    owner = pool.account()
    one, two = pool.member(owner), pool.member(owner)
    syncs = [HostSync(m.host, wishes=(Wish("o", m.account, 8),)) for m in (one, two)]
    answers = pool.sync(*syncs)
    given = [grant.input for answer in answers for grant in answer.grants]
    assert len(given) == len(set(given)) == 3
    assert pool.ask(two, 8) == ()


def test_two_replicas_of_a_job_never_go_to_one_host_even_for_two_accounts(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 2, quorum=2)
    member, other = pool.member(), pool.account()
    wishes = (Wish("mine", member.account, 8), Wish("theirs", other[0], 8))
    assert len(pool.sync(HostSync(member.host, wishes=wishes))[0].grants) == 2


def test_a_public_account_counts_by_host(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 2, quorum=2)
    owner = pool.account()
    one, two = pool.member(owner), pool.member(owner)
    assert len(pool.ask(one, 8)) == 2
    assert pool.ask(two, 8) == ()
    pool.store.set_public(owner[0], True)
    assert len(pool.ask(two, 8)) == 2
    assert pool.ask(one, 8) == ()


def test_the_best_bid_goes_first_then_the_oldest(pool):
    _, buyer = pool.account(100)
    low = pool.submit(buyer, 1, bid=MICRO)
    high = pool.submit(buyer, 1, bid=3 * MICRO)
    later = pool.submit(buyer, 1, bid=3 * MICRO)
    grants = pool.ask(pool.member(), 3)
    assert [grant.terms.computation for grant in grants] == [high, later, low]


def test_nothing_goes_to_a_host_that_asks_more_than_the_bid(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, bid=MICRO)
    member = pool.member()
    assert pool.ask(member, 1, ask=MICRO + 1) == ()
    assert len(pool.ask(member, 1, ask=MICRO)) == 1


def test_a_lease_that_runs_out_returns_the_replica_to_the_queue(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=1)
    slow, quick = pool.member(), pool.member()
    pool.ask(slow)
    assert pool.ask(quick) == ()
    pool.now += 599
    assert pool.store.expire() == (pool.news, 1.0)
    pool.now += 1
    news, _ = pool.store.expire()
    assert news.work
    assert len(pool.ask(quick)) == 1


def test_leases_run_out_lazily_when_a_host_asks(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=1)
    slow, quick = pool.member(), pool.member()
    pool.ask(slow)
    pool.now += 601
    assert len(pool.ask(quick)) == 1


def test_a_heartbeat_renews_a_lease_and_names_those_that_are_not_held(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=1)
    member, other = pool.member(), pool.member()
    (grant,) = pool.ask(member)
    for _ in range(3):
        pool.now += 500
        answer = pool.sync(HostSync(member.host, held=(grant.lease, 12345, 2**70)))[0]
        assert answer.dropped == (12345, 2**70)
    assert pool.sync(HostSync(other.host, held=(grant.lease,)))[0].dropped == (grant.lease,)
    pool.now += 601
    assert pool.sync(HostSync(member.host, held=(grant.lease,)))[0].dropped == (grant.lease,)


def test_a_returned_lease_is_handed_out_again_at_once_also_to_the_same_host(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 2, quorum=1)
    member = pool.member()
    grants = pool.ask(member, 2)
    pool.sync(HostSync(member.host, returned=(grants[0].lease,)))
    assert pool.news.work
    (again,) = pool.ask(member, 2)
    assert again.input == grants[0].input
    assert again.lease != grants[0].lease


def test_a_host_that_delivered_a_result_never_gets_that_job_again(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=2)
    member = pool.member()
    pool.deliver(member, pool.ask(member))
    assert pool.ask(member) == ()


def test_a_stopped_replica_says_nothing_and_goes_to_another(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=1)
    member, other = pool.member(), pool.member()
    answer = pool.deliver(member, grants := pool.ask(member), outcome=Outcome.STOPPED)
    assert answer.accepted == (grants[0].lease,)
    assert len(pool.ask(other)) == 1
    assert pool.verdicts(member) == []


def test_one_sync_gets_at_most_so_many_leases_and_a_host_holds_at_most_so_many(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, MAX_HELD + 10, quorum=1)
    member = pool.member()
    assert len(pool.ask(member, 10_000)) == MAX_SYNC_LEASES
    while pool.ask(member, 10_000):
        pass
    assert pool.ask(member, 1) == ()
    assert len(pool.ask(pool.member(), 64)) == 10


def test_an_order_for_an_unknown_account_gets_nothing_and_is_named(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 2, quorum=1)
    member = pool.member()
    wishes = (Wish("lost", "anobody", 1), Wish("mine", member.account, 1))
    answer = pool.sync(HostSync(member.host, wishes=wishes))[0]
    assert answer.unknown_accounts == ("anobody",)
    assert [grant.order for grant in answer.grants] == ["mine"]


def test_a_lone_host_does_not_walk_over_what_it_has_computed_itself(pool):
    """Its cursor stands behind its own jobs; when one is handed back it steps back to it."""
    _, buyer = pool.account(100)
    pool.submit(buyer, 300, quorum=2)
    member = pool.member()
    while grants := pool.ask(member, 64):
        pool.deliver(member, grants)
    memory = pool.store._memory
    ((cursors),) = memory.cursors.values()
    assert min(cursors.values()) > 300
    other = pool.member()
    (grant,) = pool.ask(other, 1)
    pool.sync(HostSync(other.host, returned=(grant.lease,)))
    assert pool.ask(member, 1) == ()
    (again,) = pool.ask(other, 1)
    assert again.input == grant.input


def test_the_low_water_mark_follows_the_queue_and_falls_back_for_returned_jobs(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 20, quorum=1)
    member = pool.member()

    def mark() -> int:
        query = "SELECT lwm & 1048575 FROM computation"
        with pool.store._database.view() as tx:
            return tx.one(query)[0]

    grants = pool.ask(member, 10)
    assert mark() == 10
    pool.sync(HostSync(member.host, returned=(grants[4].lease,)))
    assert mark() == 4
    assert pool.ask(pool.member(), 1)[0].input == grants[4].input


def test_a_market_that_was_away_gives_every_lease_its_time_again(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=1)
    member = pool.member()
    (grant,) = pool.ask(member)
    pool.now += 10_000
    pool.store.renew_all(600)
    assert pool.sync(HostSync(member.host, held=(grant.lease,)))[0].dropped == ()


def test_delivering_what_others_still_have_to_do_does_not_send_cursors_back(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 100, quorum=2)
    member = pool.member()
    grants = pool.ask(member, 64)
    ((before,),) = [cursors.values() for cursors in pool.store._memory.cursors.values()]
    pool.deliver(member, grants)
    ((after,),) = [cursors.values() for cursors in pool.store._memory.cursors.values()]
    assert after == before


def test_a_job_whose_first_holder_gave_it_back_is_open_to_that_holder_while_it_waits(pool):
    """It was open for a second host all the time; nothing is added to the queue but a party."""
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=2)
    late, member = pool.member(), pool.member()
    first = pool.ask(late)
    pool.now += 700
    held = pool.ask(member)
    # In one transaction: one replica less is wanted, one less is held, as many stay open.
    pool.sync(pool.delivery(late, first), HostSync(member.host, returned=(held[0].lease,)))
    assert len(pool.ask(member)) == 1


def test_a_job_that_needs_more_memory_than_an_order_gives_goes_to_another(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 1, quorum=1)
    small, large = pool.member(), pool.member()
    needed = 512 * 1024 * 1024
    for member, memory, count in ((small, needed - 1, 0), (large, needed, 1)):
        wish = Wish("o", member.account, 1, 0, memory)
        assert len(pool.sync(HostSync(member.host, wishes=(wish,)))[0].grants) == count


def test_what_a_host_does_not_know_of_is_taken_back_when_it_says_what_it_holds(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 3, quorum=1)
    member, other = pool.member(), pool.member()
    kept, lost, done = pool.ask(member, 3)
    said = pool.delivery(member, [done])._replace(holds=(kept.lease,))
    assert pool.sync(said)[0].accepted == (done.lease,)
    assert [grant.input for grant in pool.ask(other, 3)] == [lost.input]
    assert pool.sync(HostSync(member.host, held=(kept.lease, lost.lease)))[0].dropped == (
        lost.lease,
    )


def test_saying_what_one_holds_takes_nothing_from_another_host(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 2, quorum=1)
    member, other = pool.member(), pool.member()
    (grant,) = pool.ask(member, 1)
    pool.sync(HostSync(other.host, holds=()))
    assert pool.sync(HostSync(member.host, held=(grant.lease,)))[0].dropped == ()


def test_a_group_may_name_more_accounts_than_a_statement_has_parameters(pool):
    """Sixty-four hosts with as many orders as one sync may have."""
    _, buyer = pool.account(1)
    pool.submit(buyer, 1)
    wishes = (*(Wish("o", f"a{n}", 1) for n in range(64 * 4096)), Wish("o", pool.account()[0], 1))
    (answer,) = pool.sync(HostSync(pool.host(), wishes=wishes))
    assert len(answer.unknown_accounts) == 64 * 4096
    assert len(answer.grants) == 1
