"""The store knows what hosts run, and gives nothing to those below the operator's floor."""

from __future__ import annotations

from daemonctl.market.store.interface import HostSync, Wish
from daemonctl.market.store.people import Program
from daemonctl.market.wire import HOSTS, WASMTIME, Least, Notice, NoticeKind, Verdict

WHY = "0.1.0 has a hole in its sandbox."
FLOOR = Least(HOSTS, "0.2.0", WHY)
TOLD = (Notice(NoticeKind.OUTDATED, WHY, of=HOSTS, least="0.2.0"),)
DAY_S = 86_400.0


def begins(pool, member, version, wasmtime="50.0.1", count=1):
    """What a host's first word brings, and its wish."""
    wish = Wish("order", member.account, count)
    return pool.sync(
        HostSync(member.host, wishes=(wish,), holds=(), version=version, wasmtime=wasmtime)
    )[0]


def test_an_older_host_gets_no_lease_and_hears_why_until_it_is_updated(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 4)
    old, new = pool.member(), pool.member()
    news = pool.store.set_least(FLOOR)
    assert news.everybody
    assert news.work
    answer = begins(pool, old, "0.1.0")
    assert (answer.grants, answer.notices) == ((), TOLD)
    answer = begins(pool, new, "0.2.0")
    assert len(answer.grants) == 1
    assert answer.notices == ()
    # It is what it last said it is.
    assert pool.sync(HostSync(old.host))[0].notices == TOLD
    answer = begins(pool, old, "0.2.0")
    assert len(answer.grants) == 1
    assert answer.notices == ()
    assert pool.store.audit().breaches == ()


def test_what_an_older_host_holds_it_may_finish_and_is_paid_for(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 2)
    old, new = pool.member(), pool.member()
    grants = begins(pool, old, "0.1.0", count=2).grants
    pool.deliver(new, begins(pool, new, "0.2.0", count=2).grants)
    pool.store.set_least(FLOOR)
    renewed = pool.sync(HostSync(old.host, held=tuple(one.lease for one in grants)))[0]
    assert renewed.dropped == ()
    answer = pool.deliver(old, grants)
    assert answer.accepted == tuple(one.lease for one in grants)
    settled = answer.settled or pool.sync(HostSync(old.host))[0].settled
    assert {one.verdict for one in settled} == {Verdict.PAID}
    assert answer.notices == TOLD
    assert pool.ask(old) == ()
    assert pool.store.audit().breaches == ()


def test_a_floor_is_taken_back_and_each_is_by_itself(pool):
    _, buyer = pool.account(100)
    pool.submit(buyer, 4)
    host = pool.member()
    pool.store.set_least(FLOOR)
    pool.store.set_least(Least(WASMTIME, "50.0.2", "It miscompiles."))
    assert len(begins(pool, host, "0.1.0").notices) == 2
    pool.store.set_least(Least(HOSTS, ""))
    assert pool.store.house().least == (Least(WASMTIME, "50.0.2", "It miscompiles."),)
    assert [one.of for one in begins(pool, host, "0.1.0").notices] == [WASMTIME]
    pool.store.set_least(Least(WASMTIME, ""))
    assert pool.store.house().least == ()
    answer = begins(pool, host, "0.1.0")
    assert len(answer.grants) == 1
    assert answer.notices == ()


def test_what_hosts_run_is_counted_for_a_day_without_those_that_are_barred(pool):
    one, two, barred = pool.member(), pool.member(), pool.member()
    for member, version in ((one, "0.1.0"), (two, "0.2.0"), (barred, "0.2.0")):
        begins(pool, member, version)
    third = pool.member()
    begins(pool, third, "0.2.0")
    name = pool.store.host(barred.host).host
    pool.store.bar_host(name, "It lies.")
    found = (Program("0.2.0", "50.0.1", 2, 8), Program("0.1.0", "50.0.1", 1, 4))
    assert pool.store.programs() == found
    assert pool.store.tally().programs == found
    pool.now += DAY_S + 1
    pool.sync(HostSync(one.host))
    assert pool.store.programs() == found[1:]
