"""What five thousand hosts that wait for work cost a market: memory, and CPU while they ask again.

Each holds one connection and one long poll of the greatest length. The baseline of the memory is
the market with nobody there; CPU is the share of one core over two rounds of polls.
"""

from __future__ import annotations

import asyncio
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from daemonctl.market.numbering import new_id, new_token, token_hash
from daemonctl.market.store.sqlite import SqliteStore
from daemonctl.market.wire import MAX_WAIT_S, NewHost, SyncRequest, Want
from tests.bench.harness import Figure
from tests.bench.marketload import market
from tests.bench.proc import cpu_s, pss_mb

FIGURES = ("market_idle_polls_mb", "market_idle_polls_cpu_percent")

_HOSTS = 5_000
_ROUNDS = 2


def measure(only: set[str]) -> Iterator[Figure]:
    """Measure the figures of this topic that are wanted."""
    if not only & set(FIGURES):
        return
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with tempfile.TemporaryDirectory(prefix="cpushare-bench-") as folder:
        data = Path(folder)
        account, tokens = _known(data)
        with market(data) as served:
            before = pss_mb(served.pid)
            after, percent = asyncio.run(_wait(served.url, account, tokens, served.pid))
        yield Figure(FIGURES[0], after, "MB", baseline=before)
        yield Figure(FIGURES[1], percent, "%")


def _known(data: Path) -> tuple[str, list[str]]:
    """An account and the tokens of the hosts, made before anybody serves them."""
    store = SqliteStore(data / "market.sqlite")
    try:
        account = new_id("a")
        store.add_account(account, "", token_hash(new_token()), 0)
        tokens = [new_token() for _ in range(_HOSTS)]
        said = NewHost("x86_64", 8, 1_000_000, "50.0.1")
        for token in tokens:
            store.add_host(new_id("h"), said, token_hash(token))
    finally:
        store.close()
    return account, tokens


async def _wait(url: str, account: str, tokens: list[str], pid: int) -> tuple[float, float]:
    """Memory in MB with all polls open, and CPU in percent of a core over two rounds."""
    host, port = url.removeprefix("http://").split(":")
    want = (Want("order", account, 8),)
    body = msgspec.json.encode(SyncRequest(want=want, wait_s=MAX_WAIT_S))
    loop = asyncio.get_running_loop()
    polls = [_Poll(token, body) for token in tokens]
    transports = []
    for poll in polls:
        transport, _ = await loop.create_connection(lambda p=poll: p, host, int(port))
        transports.append(transport)
    try:
        await asyncio.sleep(5)
        memory = pss_mb(pid)
        began, cpu = time.perf_counter(), cpu_s(pid)
        await asyncio.sleep(_ROUNDS * MAX_WAIT_S)
        percent = 100 * (cpu_s(pid) - cpu) / (time.perf_counter() - began)
    finally:
        for transport in transports:
            transport.close()
    failures = [poll.failure for poll in polls if poll.failure]
    if failures or min(poll.answers for poll in polls) < 1:
        raise AssertionError(failures[:1] or "not every poll was answered")
    return memory, percent


class _Poll(asyncio.Protocol):
    """Asks, waits for the whole answer, asks again."""

    def __init__(self, token: str, body: bytes) -> None:
        head = f"POST /v1/sync HTTP/1.1\r\nHost: market\r\nAuthorization: Bearer {token}\r\n"
        self._request = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
        self._heard = b""
        self.answers = 0
        self.failure = ""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._heard += data
        if not self._heard.endswith(b"}"):  # a message ends with it
            return
        if not self._heard.startswith(b"HTTP/1.1 200"):
            self.failure = self._heard.decode(errors="replace")
            self._transport.close()
            return
        self._heard = b""
        self.answers += 1
        self._transport.write(self._request)
