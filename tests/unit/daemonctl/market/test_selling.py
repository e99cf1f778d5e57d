"""What the sellers' side tells those who wait."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

from daemonctl.market.figures import Figures
from daemonctl.market.selling import Selling
from daemonctl.market.store.interface import News, SyncAnswer
from daemonctl.market.waiting import Waiting
from daemonctl.market.wire import SyncRequest


def test_what_a_group_brought_about_wakes_hosts_once_and_not_once_for_each_of_the_group():
    class Blobs:
        async def small(self, _digests):
            return {}

    def sync(batch, _lease_s):
        return [SyncAnswer((), (), (), (), 0, ()) for _ in batch], News(work=True)

    async def main():
        waiting, told = Waiting(), []
        waiting.tell = told.append
        with ThreadPoolExecutor(1) as writer:
            engine = SimpleNamespace(
                settings=SimpleNamespace(gather=64, queue=100, lease_s=60.0),
                figures=Figures(),
                waiting=waiting,
                writer=writer,
                blobs=Blobs(),
                store=SimpleNamespace(sync=sync),
                run=lambda call, *args: call(*args),
            )
            selling = Selling(engine)
            for groups in (1, 2):
                asked = (
                    selling.sync(host, SyncRequest(), asyncio.Event().wait) for host in range(9)
                )
                await asyncio.gather(*asked)
                assert len(told) == groups

    asyncio.run(main())
