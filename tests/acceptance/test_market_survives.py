"""A market is killed in the middle of everything, again and again: no coin is lost or made."""

from __future__ import annotations

import random
import threading
import time

import pytest
import requests

from daemonctl.market.wire import Heartbeat, Verdict
from daemonctl.model import MICRO
from tests.integration.market.client import Buyer, MarketProcess, Seller, compute

_JOBS = 300
_DEADLINE_S = 90.0
_BROKEN_OFF = (
    requests.ConnectionError,
    requests.Timeout,
    requests.exceptions.ChunkedEncodingError,  # killed in the middle of an answer
)


class _Host(threading.Thread):
    """A host that computes, delivers until it is heard, and forgets nothing it was told.

    wrong: it answers with made-up outputs. careless: it sends everything twice and shuffled.
    """

    def __init__(self, url, *, wrong=False, careless=False):
        super().__init__(daemon=True)
        self.seller = Seller(url)
        self.wrong = wrong
        self.careless = careless
        self.done = threading.Event()
        self.verdicts = {}
        self.error = None
        self._waiting = {}
        self._upto = 0
        self._dice = random.Random(self.seller.id)

    def run(self):
        try:
            while not self.done.is_set():
                try:
                    self._round()
                except _BROKEN_OFF:
                    time.sleep(0.05)
        except Exception as error:  # noqa: BLE001 - a thread's edge: the test looks at it
            self.error = error

    def _round(self):
        results = list(self._waiting.values())[:64]
        if self.careless:
            self._dice.shuffle(results)
            if results:
                self.seller.sync(results=tuple(results[:2]))
        reply = self.seller.sync(
            results=tuple(results),
            held=tuple(Heartbeat(lease) for lease in list(self._waiting)[:64]),
            want=self.seller.want(4),
            wait_s=0.2,
            settled_after=self._upto,
        )
        for lease in reply.accepted:
            self._waiting.pop(lease, None)
        for one in reply.settled:
            assert one.lease not in self.verdicts, "a verdict came twice"
            self.verdicts[one.lease] = one
        self._upto = reply.settled_upto
        for lease in reply.leases:
            output = self._dice.randbytes(8) if self.wrong else None
            self._waiting[lease.lease] = compute(lease, output)

    def stop(self):
        self.done.set()
        self.join(30)
        assert not self.is_alive()
        if self.error:
            raise self.error

    def paid(self):
        return sum(one.paid for one in self.verdicts.values())


@pytest.mark.parametrize("quorum", [2, 3])
def test_a_market_killed_in_the_middle_finishes_and_pays_exactly_once(tmp_path, quorum):
    data = tmp_path / "data"
    market = MarketProcess(data, "--lease-time", "2")
    port = market.url.rsplit(":", 1)[1]
    buyer = Buyer(market.url)
    inputs = [b"input %d" % number for number in range(20)]
    made = buyer.submit(inputs * (_JOBS // len(inputs)), quorum=quorum)
    hosts = [_Host(market.url) for _ in range(quorum + 1)]
    liar = _Host(market.url, wrong=True)
    careless = _Host(market.url, careless=True)
    everyone = [*hosts, liar, careless]
    for host in everyone:
        host.start()
    try:
        deadline = time.monotonic() + _DEADLINE_S
        for share in (0.1, 0.3, 0.5, 0.7):
            while buyer.info(made.computation).confirmed < share * _JOBS:
                assert time.monotonic() < deadline
                time.sleep(0.01)
            market.kill()
            # The later --port overrides the one of the first start: hosts find it again.
            market = MarketProcess(data, "--lease-time", "2", "--port", port)
        while (info := buyer.info(made.computation)).state == "open":
            assert time.monotonic() < deadline, info
            time.sleep(0.02)
        # Verdicts that are still to be fetched.
        owed = {host: host.seller.owner.account().balance - 100 * MICRO for host in everyone}
        left = buyer.account().balance
        while any(host.paid() < coins for host, coins in owed.items()):
            assert time.monotonic() < deadline
            time.sleep(0.02)
    finally:
        for host in everyone:
            host.done.set()
        for host in everyone:
            host.stop()
            host.seller.close()
        market.terminate()
        buyer.close()
    assert (info.confirmed, info.failed, info.escrow) == (_JOBS, 0, 0)
    assert info.spent == _JOBS * quorum * made.price
    assert left == 100 * MICRO - info.spent
    assert all(host.paid() == coins for host, coins in owed.items())
    assert sum(owed.values()) == info.spent
    assert owed[liar] == 0
    assert Verdict.PAID not in {one.verdict for one in liar.verdicts.values()}
    assert Verdict.DISAGREED in {one.verdict for one in liar.verdicts.values()}
    audit = market.audit()
    assert audit.returncode == 0, audit.stdout
    assert "every invariant holds" in audit.stdout
