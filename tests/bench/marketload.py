"""Load for a market: processes that serve one, a buyer, and two hundred hosts over HTTP.

The hosts ask as fast as they can, eight jobs at a time. A job is done when two hosts of two
accounts delivered the same output and both were paid.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
import requests

from daemonctl.market.wire import (
    AccountCreated,
    ComputationCreated,
    ComputationInfo,
    Finished,
    HostCreated,
    NewAccount,
    NewComputation,
    NewHost,
    SyncReply,
    SyncRequest,
    Want,
)
from daemonctl.model import MICRO, Outcome

_T = TypeVar("_T")

HOSTS = 200
BATCH = 8
_COMPUTATIONS = 10
_WARM_S = 2.0
_MEASURE_S = 8.0
_MOST_S = 12_000
"""Jobs that no market here does in a second: so many are there for each second of the load."""

_SERVER = """
import sys
from pathlib import Path
from daemonctl.market.server import Serving, serve
from daemonctl.market.settings import Settings
settings = Settings(welcome=10**12, gather=int(sys.argv[2]), database=sys.argv[3])
serve(Serving(Path(sys.argv[1]), port=0, settings=settings), lambda url: print(url, flush=True))
"""


class Served(NamedTuple):
    """Where a market is reached, and its process."""

    url: str
    pid: int


class Rate(NamedTuple):
    """jobs_s: confirmed and paid per second. p50_ms, p99_ms: of a sync's answer."""

    jobs_s: float
    p50_ms: float
    p99_ms: float


@contextlib.contextmanager
def market(data: Path, *, gather: int = 64, database: str = "") -> Iterator[Served]:
    """A process that serves a market, for the length of a block."""
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVER, str(data), str(gather), database],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield Served(process.stdout.readline().strip(), process.pid)
    finally:
        process.terminate()
        process.wait(10)


def rate(urls: Sequence[str], *, warm_s: float = _WARM_S, pace: float = 0.0) -> Rate:
    """What the market that is reached at all of `urls` does for its hosts.

    warm_s: how long the load runs before it is measured. pace: jobs per second that the hosts
    compute together at most; 0 = as many as they are given.
    """
    buyer = Buyer(urls[0], round(_MOST_S * (warm_s + _MEASURE_S)))
    return asyncio.run(Load(urls, pace).run(buyer, warm_s))


class Buyer:
    """An account with ten computations."""

    def __init__(self, url: str, jobs: int) -> None:
        self._jobs = jobs // _COMPUTATIONS
        self._url = url
        self._session = requests.Session()
        account = _post(self._session, url, "accounts", NewAccount("bench"), AccountCreated)
        self._session.headers["Authorization"] = f"Bearer {account.token}"
        module = self._put(b"module")
        inputs = [self._put(f"input {place}".encode() * 50) for place in range(64)]
        self._computations = [
            _post(
                self._session,
                url,
                "computations",
                NewComputation(
                    key=f"bench {number}",
                    name="bench",
                    module=module,
                    inputs=tuple(inputs[job % len(inputs)] for job in range(self._jobs)),
                    bid=MICRO,
                    work_ms=1000,
                ),
                ComputationCreated,
            ).computation
            for number in range(_COMPUTATIONS)
        ]

    def confirmed(self) -> int:
        """Jobs that are confirmed and paid by now."""
        total = 0
        for computation in self._computations:
            answer = self._session.get(f"{self._url}/v1/computations/{computation}", timeout=30)
            total += msgspec.json.decode(answer.content, type=ComputationInfo).confirmed
        if total == _COMPUTATIONS * self._jobs:
            raise AssertionError("the jobs ran out before the time did: let there be more")
        return total

    def _put(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        answer = self._session.put(f"{self._url}/v1/blobs/{digest}", data=data, timeout=30)
        answer.raise_for_status()
        return digest


class Load:
    """Two hundred hosts of two hundred accounts, each with one connection."""

    def __init__(self, urls: Sequence[str], pace: float) -> None:
        # Two replicas a job, a batch a round of each host.
        self._round_s = 2 * pace and HOSTS * BATCH / (2 * pace)
        self._addresses = [url.removeprefix("http://").split(":") for url in urls]
        url = urls[0]
        session = requests.Session()
        self._hosts = []
        said = NewHost("x86_64", 8, 1_000_000, "50.0.1")
        for _ in range(HOSTS):
            account = _post(session, url, "accounts", NewAccount(), AccountCreated).account
            token = _post(session, url, "hosts", said, HostCreated).token
            self._hosts.append((account, token))

    async def run(self, buyer: Buyer, warm_s: float) -> Rate:
        """Warm up, then measure."""
        loop = asyncio.get_running_loop()
        made = []
        for place, (account, token) in enumerate(self._hosts):
            host, port = self._addresses[place % len(self._addresses)]
            made.append(
                await loop.create_connection(
                    lambda a=account, t=token: _Host(a, t, self._round_s), host, int(port)
                )
            )
        try:
            await asyncio.sleep(warm_s)
            for _, protocol in made:
                protocol.times.clear()
            began, before = time.perf_counter(), await asyncio.to_thread(buyer.confirmed)
            await asyncio.sleep(_MEASURE_S)
            after, ended = await asyncio.to_thread(buyer.confirmed), time.perf_counter()
        finally:
            for transport, _ in made:
                transport.close()
        for _, protocol in made:
            if protocol.failure:
                raise AssertionError(protocol.failure)
        times = sorted(t for _, protocol in made for t in protocol.times)
        return Rate(
            (after - before) / (ended - began),
            1000 * times[len(times) // 2],
            1000 * times[len(times) * 99 // 100],
        )


class _Host(asyncio.Protocol):
    """Delivers what it was given and asks for more, at once. Hand-made HTTP: the load is to
    leave the cores to the market."""

    _encode = msgspec.json.Encoder().encode
    _decode = msgspec.json.Decoder(SyncReply).decode

    def __init__(self, account: str, token: str, round_s: float) -> None:
        self._round_s = round_s
        self.failure = ""
        self.times: list[float] = []
        self._want = (Want("order", account, BATCH),)
        self._head = f"POST /v1/sync HTTP/1.1\r\nHost: market\r\nAuthorization: Bearer {token}\r\n"
        self._buffer = b""
        self._upto = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._say(())

    def _say(self, results: tuple[Finished, ...]) -> None:
        if self._transport.is_closing():
            return
        body = self._encode(SyncRequest(results=results, want=self._want, settled_after=self._upto))
        self._said = time.perf_counter()
        self._transport.write(f"{self._head}Content-Length: {len(body)}\r\n\r\n".encode() + body)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        head = self._buffer[:end].lower()
        at = head.find(b"content-length:") + 15
        length = int(head[at:].split(b"\r\n", 1)[0])
        if len(self._buffer) < end + 4 + length:
            return
        body, self._buffer = self._buffer[end + 4 :], b""
        if not head.startswith(b"http/1.1 200"):
            self.failure = (head + b" " + body).decode()
            self._transport.close()
            return
        self.times.append(time.perf_counter() - self._said)
        reply = self._decode(body)
        self._upto = reply.settled_upto
        results = []
        for lease in reply.leases:
            output = f"output of {lease.computation}/{lease.job}".encode()
            digest = hashlib.sha256(output).hexdigest()
            results.append(Finished(lease.lease, Outcome.DONE, digest, output, cpu_ms=1000))
        loop = asyncio.get_running_loop()
        if not results:
            loop.call_later(0.05, self._say, ())
        elif self._round_s:
            # A round is as long whatever the market took of it; no two hosts keep in step.
            loop.call_later(
                max(0.0, random.uniform(0.5, 1.5) * self._round_s - self.times[-1]),
                self._say,
                tuple(results),
            )
        else:
            self._say(tuple(results))


def _post(
    session: requests.Session, url: str, path: str, message: msgspec.Struct, answer: type[_T]
) -> _T:
    response = session.post(f"{url}/v1/{path}", data=msgspec.json.encode(message), timeout=60)
    response.raise_for_status()
    return msgspec.json.decode(response.content, type=answer)
