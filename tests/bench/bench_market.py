"""Jobs completed and paid per second: a market on SQLite, 200 hosts that ask as fast as they can.

The market and the load are two processes on the same cores, talking HTTP over loopback. A job is
done when two hosts of two accounts delivered the same output and both were paid. The baseline is
the same market with a transaction for each request instead of one for all that wait.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
import requests

from daemonctl.market.store.sqlite import SqliteStore
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
from tests.bench.harness import Figure

_T = TypeVar("_T")

FIGURES = ("market_sqlite_jobs_s",)

_HOSTS = 200
_BATCH = 8
_COMPUTATIONS = 10
_JOBS = 20_000  # of each computation: more than a market here does in the time
_WARM_S = 1.0
_MEASURE_S = 8.0

_SERVER = """
import sys
from pathlib import Path
from daemonctl.market.server import Serving, serve
from daemonctl.market.settings import Settings
settings = Settings(welcome=10**12, gather=int(sys.argv[2]))
serve(Serving(Path(sys.argv[1]), port=0, settings=settings), lambda url: print(url, flush=True))
"""


def measure(only: set[str]) -> Iterator[Figure]:
    """Measure the figure of this topic, where it is wanted."""
    if only & set(FIGURES):
        alone = _rate(gather=1)
        gathered = _rate(gather=64)
        yield Figure(FIGURES[0], gathered, "jobs/s", baseline=alone)


def _rate(gather: int) -> float:
    """Jobs confirmed and paid per second. The books are audited afterwards."""
    with tempfile.TemporaryDirectory(prefix="cpushare-bench-") as folder:
        data = Path(folder)
        with _market(data, gather) as url:
            buyer = _Buyer(url)
            load = _Load(url)
            rate = asyncio.run(load.run(buyer))
        store = SqliteStore(data / "market.sqlite")
        try:
            breaches = store.audit().breaches
        finally:
            store.close()
        if breaches:
            raise AssertionError(breaches)
        return rate


@contextlib.contextmanager
def _market(data: Path, gather: int) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVER, str(data), str(gather)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(10)


class _Buyer:
    """An account with ten computations."""

    def __init__(self, url: str) -> None:
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
                    inputs=tuple(inputs[job % len(inputs)] for job in range(_JOBS)),
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
        return total

    def _put(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        answer = self._session.put(f"{self._url}/v1/blobs/{digest}", data=data, timeout=30)
        answer.raise_for_status()
        return digest


class _Load:
    """Two hundred hosts of two hundred accounts, each with one connection."""

    def __init__(self, url: str) -> None:
        self._address = url.removeprefix("http://").split(":")
        session = requests.Session()
        self._hosts = []
        said = NewHost("x86_64", 8, 1_000_000, "50.0.1")
        for _ in range(_HOSTS):
            account = _post(session, url, "accounts", NewAccount(), AccountCreated).account
            token = _post(session, url, "hosts", said, HostCreated).token
            self._hosts.append((account, token))

    async def run(self, buyer: _Buyer) -> float:
        loop = asyncio.get_running_loop()
        host, port = self._address
        made = [
            await loop.create_connection(lambda a=a, t=t: _Host(a, t), host, int(port))
            for a, t in self._hosts
        ]
        try:
            await asyncio.sleep(_WARM_S)
            began, before = time.perf_counter(), await asyncio.to_thread(buyer.confirmed)
            await asyncio.sleep(_MEASURE_S)
            after, ended = await asyncio.to_thread(buyer.confirmed), time.perf_counter()
        finally:
            for transport, _ in made:
                transport.close()
        for _, protocol in made:
            if protocol.failure:
                raise AssertionError(protocol.failure)
        if after == _COMPUTATIONS * _JOBS:
            raise AssertionError("the jobs ran out before the time did: let there be more")
        return (after - before) / (ended - began)


class _Host(asyncio.Protocol):
    """Delivers what it was given and asks for more, at once. Hand-made HTTP: the load is to
    leave the cores to the market."""

    _encode = msgspec.json.Encoder().encode
    _decode = msgspec.json.Decoder(SyncReply).decode

    def __init__(self, account: str, token: str) -> None:
        self.failure = ""
        self._want = (Want("order", account, _BATCH),)
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
        reply = self._decode(body)
        self._upto = reply.settled_upto
        results = []
        for lease in reply.leases:
            output = f"output of {lease.computation}/{lease.job}".encode()
            digest = hashlib.sha256(output).hexdigest()
            results.append(Finished(lease.lease, Outcome.DONE, digest, output, cpu_ms=1000))
        if results:
            self._say(tuple(results))
        else:
            asyncio.get_running_loop().call_later(0.05, self._say, ())


def _post(
    session: requests.Session, url: str, path: str, message: msgspec.Struct, answer: type[_T]
) -> _T:
    response = session.post(f"{url}/v1/{path}", data=msgspec.json.encode(message), timeout=60)
    response.raise_for_status()
    return msgspec.json.decode(response.content, type=answer)
