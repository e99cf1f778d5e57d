"""A slot asks for as much as keeps its core busy for a while, and not for more."""

from __future__ import annotations

import time

from daemonctl.market.wire import MAX_SYNC_LEASES, Lease
from daemonctl.orders.schema import SellOrder
from daemonctl.seller.slots import Running, Slot, Sold, Task

ORDER = SellOrder(market="http://127.0.0.1:1", order="o", account="a", beneficiary="libcaca", ask=7)


def task(number: int, work_ms: int = 1000) -> Task:
    lease = Lease(
        lease=number,
        computation="c",
        job=number,
        order="o",
        name="n",
        module="m",
        input="i",
        price=5,
        work_ms=work_ms,
        expires_in_s=600,
        cpu_limit_s=10,
        memory_bytes=1,
        output_bytes=1,
    )
    return Task(ORDER.market, lease, ORDER)


def slot() -> Slot:
    return Slot(Sold("libcaca-cpu3.cpu", 3, ORDER))


def test_before_it_knows_how_long_jobs_take_it_asks_for_one() -> None:
    want = slot().want(ahead_s=60)
    assert want is not None
    assert (want.order, want.account, want.ask, want.core) == ("o", "a", 7, 3)
    assert want.count == 1
    busy = slot()
    busy.preparing[1] = task(1)
    assert busy.want(ahead_s=60) is None


def test_it_asks_for_the_work_of_the_wanted_seconds_on_this_host() -> None:
    busy = slot()
    busy.learn(task(1, work_ms=1000), seconds_per_work_ms=0.002)  # a slow host: 2 s a job
    want = busy.want(ahead_s=20)
    assert want is not None
    assert want.count == 10


def test_short_jobs_are_asked_for_in_a_bounded_batch() -> None:
    busy = slot()
    busy.learn(task(1, work_ms=1), seconds_per_work_ms=0.001)
    want = busy.want(ahead_s=600)
    assert want is not None
    assert want.count == MAX_SYNC_LEASES


def test_it_asks_again_only_when_half_is_used_up() -> None:
    busy = slot()
    busy.learn(task(1), seconds_per_work_ms=0.001)
    busy.ready.extend(task(number) for number in range(5))
    busy.preparing[9] = task(9)
    assert busy.want(ahead_s=10) is None, "six of ten are here"
    busy.ready.popleft()
    want = busy.want(ahead_s=10)
    assert want is not None
    assert want.count == 5


def test_a_long_jobs_successor_is_asked_for_when_it_nears_its_end() -> None:
    busy = slot()
    busy.learn(task(1, work_ms=600_000), seconds_per_work_ms=0.001)
    busy.running = Running(task(1, work_ms=600_000), ticket=1)
    busy.turned = time.monotonic()
    assert busy.want(ahead_s=20) is None
    busy.turned = time.monotonic() - 595
    want = busy.want(ahead_s=20)
    assert want is not None
    assert want.count == 1


def test_with_nothing_ahead_wanted_a_core_asks_when_it_is_free() -> None:
    busy = slot()
    busy.learn(task(1), seconds_per_work_ms=0.001)
    busy.running = Running(task(1), ticket=1)
    busy.turned = time.monotonic() + 5  # just begun, whatever the clock's grain
    assert busy.want(ahead_s=0) is None
    busy.running = None
    want = busy.want(ahead_s=0)
    assert want is not None
    assert want.count == 1


def test_all_that_a_slot_holds_is_told_the_running_one_first() -> None:
    busy = slot()
    busy.ready.append(task(1))
    busy.preparing[2] = task(2)
    busy.running = Running(task(3), ticket=1)
    assert [held.lease.lease for held in busy.tasks()] == [3, 1, 2]
