"""Hosts that are played over the wire, without a sandbox: honest ones and others."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable

import msgspec
import requests

from daemonctl.market.wire import (
    AccountCreated,
    Finished,
    HostCreated,
    Lease,
    NewAccount,
    NewHost,
    SyncReply,
    SyncRequest,
    Want,
)
from daemonctl.model import Outcome

Compute = Callable[[Lease, bytes], Finished]


def answer(lease: Lease, data: bytes) -> Finished:
    """What an honest host answers: here, the input backwards."""
    output = data[::-1]
    digest = hashlib.sha256(output).hexdigest()
    return Finished(lease.lease, Outcome.DONE, digest, output, cpu_ms=lease.work_ms)


def trap_on_bad(lease: Lease, data: bytes) -> Finished:
    """As `answer`, but an input that says so traps."""
    if data.startswith(b"bad"):
        return Finished(lease.lease, Outcome.TRAP, detail="unreachable", log="it was bad\n")
    return answer(lease, data)


def twice_the_work(lease: Lease, data: bytes) -> Finished:
    """As `answer`, and it took twice the work of 3.6 reference core-seconds."""
    return msgspec.structs.replace(answer(lease, data), cpu_ms=7_200)


class Host(threading.Thread):
    """A seller of one owner that takes what there is, without a sandbox."""

    def __init__(self, market: str, compute: Compute = answer) -> None:
        super().__init__()
        self._market = market
        self._compute = compute
        self._session = requests.Session()
        self._over = threading.Event()
        self._account = self._ask("accounts", NewAccount(), AccountCreated).account
        new = NewHost(os.uname().machine, 1, 1_000_000, "50.0.1")
        token = self._ask("hosts", new, HostCreated).token
        self._session.headers["Authorization"] = f"Bearer {token}"
        self.failure: Exception | None = None
        self.start()

    def end(self) -> None:
        """Stop, and tell what went wrong in the thread."""
        self._over.set()
        self.join(60)
        self._session.close()
        assert not self.is_alive()
        if self.failure is not None:
            raise self.failure

    def run(self) -> None:
        """Lease, compute, deliver."""
        results: tuple[Finished, ...] = ()
        try:
            while not self._over.is_set():
                want = Want("o1", self._account, 4)
                request = SyncRequest(results=results, want=(want,), wait_s=0.2)
                reply = self._ask("sync", request, SyncReply)
                results = tuple(self._compute(one, self._input(one)) for one in reply.leases)
        except (requests.RequestException, AssertionError) as error:
            self.failure = error

    def _input(self, lease: Lease) -> bytes:
        if lease.input_data is not None:
            return lease.input_data
        return self._session.get(f"{self._market}/v1/blobs/{lease.input}", timeout=30).content

    def _ask(self, path: str, body: msgspec.Struct, answer: type):  # type: ignore[no-untyped-def]
        response = self._session.post(
            f"{self._market}/v1/{path}", data=msgspec.json.encode(body), timeout=30
        )
        assert response.status_code < 300, response.text
        return msgspec.json.decode(response.content, type=answer)
