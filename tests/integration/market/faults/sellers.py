"""Hosts that compute by the rules, forget, dawdle, repeat themselves, or lie."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from typing import NamedTuple

import msgspec
import requests

from daemonctl.market.wire import Finished, Heartbeat, Lease, Settled, SyncReply
from daemonctl.model import Outcome
from tests.integration.market.client import Buyer, Seller, compute, sha256

BROKEN_OFF = (
    requests.ConnectionError,
    requests.Timeout,
    requests.exceptions.ChunkedEncodingError,
    msgspec.DecodeError,  # an answer that was cut
)
TRAP = b"this one traps"
_TRAPS = sha256(TRAP)
WORK_MS = 3600


class Held(NamedTuple):
    """A lease that a host computes. done: when it will have."""

    lease: Lease
    done: float


class Host(threading.Thread):
    """A host of `owner` that reaches the market at `url`, from `begin` to `end`.

    wrong: it answers with made-up outputs. leased: all that it was ever given, by lease.
    """

    def __init__(
        self, owner: Buyer, dice: random.Random, counts: Counter[str], *, wrong: bool = False
    ) -> None:
        super().__init__()
        self.seller = Seller(owner.url, owner)
        self.leased: dict[int, Lease] = {}
        self.careless = True
        self._wrong = wrong
        self._dice = dice
        self._counts = counts
        self._over = threading.Event()
        self._error: Exception | None = None
        self._upto = 0
        self._verdicts: dict[int, Settled] = {}
        self._computing: dict[int, Held] = {}
        self._found: dict[int, Finished] = {}
        self._sent: list[Finished] = []
        self._starts = True

    def begin(self, url: str) -> None:
        """Go on by this address."""
        self.seller.url = url
        self.start()

    def end(self) -> None:
        """Stop; what went wrong in the thread is raised here."""
        self._over.set()
        self.join(60)
        assert not self.is_alive()
        if self._error is not None:
            raise self._error

    def run(self) -> None:
        """Lease, compute, deliver."""
        try:
            while not self._over.is_set():
                try:
                    self._round()
                except BROKEN_OFF:
                    self._over.wait(0.05)
                except requests.HTTPError as error:
                    if error.response.status_code not in (429, 500, 503):
                        raise
                    self._over.wait(0.2)
        except Exception as error:  # noqa: BLE001 - a thread's edge: `end` raises it
            self._error = error

    def verdicts(self, url: str) -> dict[int, Settled]:
        """Every verdict there is for this host, asked anew."""
        self.seller.url = url
        found: dict[int, Settled] = {}
        upto = 0
        while settled := (reply := self.seller.sync(settled_after=upto)).settled:
            for one in settled:
                assert one.lease not in found, "a verdict came twice"
                found[one.lease] = one
            upto = reply.settled_upto
        # What it was told before was never taken back.
        assert {lease: found[lease] for lease in self._verdicts} == self._verdicts
        return found

    def _happens(self, thousandth: int, what: str) -> bool:
        if not self.careless or self._dice.randrange(1000) >= thousandth:
            return False
        self._counts[what] += 1
        return True

    def _round(self) -> None:
        if self._happens(15, "host forgot all"):
            self._computing.clear()
            self._found.clear()
            self._sent.clear()
            self._starts = True
        if self._computing and self._happens(20, "lease left to expire"):
            del self._computing[self._dice.choice(list(self._computing))]
        returned = ()
        if self._computing and self._happens(20, "lease given back"):
            returned = (self._dice.choice(list(self._computing)),)
            del self._computing[returned[0]]
        self._work()
        results = list(self._found.values())[:64]
        if self._sent and self._happens(50, "result delivered again"):
            results += self._dice.sample(self._sent, min(3, len(self._sent)))
            self._dice.shuffle(results)
        reply = self.seller.sync(
            results=tuple(results[:64]),
            returned=returned,
            held=tuple(Heartbeat(lease) for lease in list(self._computing)[:64]),
            want=self.seller.want(self._dice.randint(1, 6)),
            wait_s=0.2,
            settled_after=self._upto,
            holds=(*self._computing, *self._found) if self._starts else None,
        )
        self._starts = False
        self._hear(reply)

    def _work(self) -> None:
        for number, held in list(self._computing.items()):
            if held.done <= time.monotonic():
                del self._computing[number]
                self._found[number] = self._result(held.lease)

    def _result(self, lease: Lease) -> Finished:
        if self._wrong:
            return compute(lease, self._dice.randbytes(8))
        if lease.input == _TRAPS:
            return Finished(lease.lease, Outcome.TRAP, detail="unreachable", log="it trapped\n")
        # Of some computations the work is more than was said, so that their price follows.
        more = 1 + (lease.computation[-1] in "abcdefghij")
        return msgspec.structs.replace(compute(lease), cpu_ms=more * WORK_MS)

    def _hear(self, reply: SyncReply) -> None:
        for lease in reply.accepted:
            if (sent := self._found.pop(lease, None)) is not None:
                self._sent = [*self._sent[-20:], sent]
        for lease in reply.dropped:
            self._computing.pop(lease, None)
        for one in reply.settled:
            assert one.lease not in self._verdicts, "a verdict came twice"
            self._verdicts[one.lease] = one
        self._upto = reply.settled_upto
        for lease in reply.leases:
            assert lease.lease not in self.leased, "a lease came twice"
            self.leased[lease.lease] = lease
            pause = self._dice.choice((0.0, 0.0, 0.2, 1.0)) if self.careless else 0.0
            self._computing[lease.lease] = Held(lease, time.monotonic() + pause)
