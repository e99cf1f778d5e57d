"""Gathering: requests that wait share a transaction; one that breaks it harms no other."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from daemonctl.errors import MarketRefused
from daemonctl.market.gather import Gatherer


def test_what_waits_goes_together_in_order_and_bounded():
    groups: list[list[int]] = []
    go = threading.Event()

    def run(batch):
        groups.append(list(batch))
        assert go.wait(30)
        return [n * 10 for n in batch]

    async def main():
        with ThreadPoolExecutor(1) as executor:
            gatherer = Gatherer(run, executor, cap=4, limit=100)
            first = asyncio.create_task(gatherer.submit(0))
            while not groups:
                await asyncio.sleep(0.001)
            rest = [asyncio.create_task(gatherer.submit(n)) for n in range(1, 7)]
            await asyncio.sleep(0)
            go.set()
            return await asyncio.gather(first, *rest)

    assert asyncio.run(main()) == [0, 10, 20, 30, 40, 50, 60]
    assert groups == [[0], [1, 2, 3, 4], [5, 6]]


def test_one_that_breaks_the_groups_transaction_fails_alone():
    def run(batch):
        if "bad" in batch:
            raise ValueError("bad")
        return [word.upper() for word in batch]

    async def main():
        with ThreadPoolExecutor(1) as executor:
            gatherer = Gatherer(run, executor, cap=64, limit=100)
            asked = (gatherer.submit(word) for word in ("a", "bad", "c"))
            return await asyncio.gather(*asked, return_exceptions=True)

    one, two, three = asyncio.run(main())
    assert (one, three) == ("A", "C")
    assert isinstance(two, ValueError)


def test_too_many_are_sent_away_with_503():
    go = threading.Event()

    def run(batch):
        assert go.wait(30)
        return list(batch)

    async def main():
        with ThreadPoolExecutor(1) as executor:
            gatherer = Gatherer(run, executor, cap=1, limit=2)
            tasks = [asyncio.create_task(gatherer.submit(0))]
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            tasks += [asyncio.create_task(gatherer.submit(n)) for n in (1, 2)]
            await asyncio.sleep(0)
            with pytest.raises(MarketRefused) as refused:
                await gatherer.submit(3)
            go.set()
            assert await asyncio.gather(*tasks) == [0, 1, 2]
            return refused.value.status

    assert asyncio.run(main()) == 503


def test_an_asker_that_gave_up_disturbs_nobody():
    async def main():
        with ThreadPoolExecutor(1) as executor:
            gatherer = Gatherer(list, executor, cap=8, limit=100)
            gone = asyncio.create_task(gatherer.submit(1))
            stays = asyncio.create_task(gatherer.submit(2))
            await asyncio.sleep(0)
            gone.cancel()
            return await stays

    assert asyncio.run(main()) == 2


def test_where_the_database_is_away_nobody_of_the_group_is_tried_alone():
    tries = []

    def run(batch):
        tries.append(len(batch))
        raise MarketRefused("away", status=503)

    async def main():
        with ThreadPoolExecutor(1) as executor:
            gatherer = Gatherer(run, executor, cap=64, limit=100)
            asked = (gatherer.submit(n) for n in range(10))
            return await asyncio.gather(*asked, return_exceptions=True)

    answers = asyncio.run(main())
    assert all(isinstance(answer, MarketRefused) for answer in answers)
    assert tries == [10]
