"""A market in a process of its own, and those who talk to it, for tests."""

from __future__ import annotations

import contextlib
import hashlib
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import requests

from daemonctl.market.wire import (
    AccountCreated,
    AccountInfo,
    ComputationCreated,
    ComputationInfo,
    Finished,
    HostCreated,
    Lease,
    NewAccount,
    NewComputation,
    NewHost,
    Refusal,
    ResultPage,
    SyncReply,
    SyncRequest,
    Want,
)
from daemonctl.model import MICRO, Outcome

DEADLINE_S = 60.0


class MarketProcess:
    """`cpushare market serve` on a free port over the folder `data`."""

    def __init__(self, data: Path, *options: str) -> None:
        self.data = data
        command = [sys.executable, "-m", "daemonctl.cli.main", "market", "serve"]
        self._log = (data.parent / f"{data.name}.log").open("ab")
        self.process = subprocess.Popen(
            [*command, "--data", str(data), "--port", "0", *options],
            stdout=subprocess.PIPE,
            stderr=self._log,
        )
        self.url = self._ready()

    def _ready(self) -> str:
        out = self.process.stdout
        assert out is not None
        if not select.select([out], [], [], DEADLINE_S)[0]:
            self.kill()
            raise AssertionError("the market was not ready in time")
        line = out.readline().decode()
        assert line.startswith("CPUShare market ready at http"), (line, self.log())
        return line.split()[-1]

    def log(self) -> str:
        """What it wrote to standard error so far."""
        return Path(self._log.name).read_text()

    def terminate(self) -> float:
        """SIGTERM; the seconds until it was gone."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(DEADLINE_S)
        self._close()
        return time.monotonic() - began

    def kill(self) -> None:
        """SIGKILL: nothing that it might still do is done."""
        self.process.kill()
        self.process.wait(DEADLINE_S)
        self._close()

    def audit(self) -> subprocess.CompletedProcess[str]:
        """`cpushare market audit` over its folder."""
        return market_command("audit", "--data", str(self.data))

    def _close(self) -> None:
        assert self.process.stdout is not None
        self.process.stdout.close()
        self._log.close()


def market_command(*words: str) -> subprocess.CompletedProcess[str]:
    """`cpushare market WORDS`, to its end."""
    return subprocess.run(
        [sys.executable, "-m", "daemonctl.cli.main", "market", *words],
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=False,
        env={**os.environ, "COLUMNS": "100"},
    )


@contextlib.contextmanager
def market(data: Path, *options: str) -> Iterator[MarketProcess]:
    """A market for the length of a block."""
    running = MarketProcess(data, *options)
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.terminate()


class Client:
    """One account or host with its token. Answers that are no are raised as HTTPError."""

    def __init__(self, url: str, token: str = "") -> None:
        self.url = url
        self.session = requests.Session()
        if token:
            self.session.headers["Authorization"] = f"Bearer {token}"

    def close(self) -> None:
        self.session.close()

    def call(self, method: str, path: str, body: Any = None, **options: Any) -> requests.Response:
        data = body if body is None or isinstance(body, bytes) else msgspec.json.encode(body)
        return self.session.request(
            method, f"{self.url}/v1/{path}", data=data, timeout=DEADLINE_S, **options
        )

    def ask(self, method: str, path: str, answer: type, body: Any = None, **options: Any) -> Any:
        response = self.call(method, path, body, **options)
        response.raise_for_status()
        return msgspec.json.decode(response.content, type=answer)


class Buyer(Client):
    """A new account with its welcome grant."""

    def __init__(self, url: str, name: str = "") -> None:
        super().__init__(url)
        made = self.ask("POST", "accounts", AccountCreated, NewAccount(name))
        self.id, self.token = made.account, made.token
        self.session.headers["Authorization"] = f"Bearer {made.token}"

    def put(self, data: bytes) -> str:
        digest = sha256(data)
        response = self.call("PUT", f"blobs/{digest}", data)
        response.raise_for_status()
        return digest

    def submit(self, inputs: list[bytes], **terms: Any) -> ComputationCreated:
        digests = tuple(self.put(data) for data in inputs)
        said = {"key": "key", "name": "test", "bid": MICRO, "work_ms": 3600, **terms}
        order = NewComputation(module=self.put(b"module"), inputs=digests, **said)
        return self.ask("POST", "computations", ComputationCreated, order)

    def info(self, computation: str) -> ComputationInfo:
        return self.ask("GET", f"computations/{computation}", ComputationInfo)

    def results(self, computation: str, **query: Any) -> ResultPage:
        path = f"computations/{computation}/results"
        return self.ask("GET", path, ResultPage, params=query)

    def account(self) -> AccountInfo:
        return self.ask("GET", "account", AccountInfo)


class Seller(Client):
    """A new host that earns for a new account."""

    def __init__(self, url: str, account: Buyer | None = None) -> None:
        super().__init__(url)
        self.owner = account or Buyer(url)
        made = self.ask("POST", "hosts", HostCreated, NewHost("x86_64", 4, 1_000_000, "50"))
        self.id = made.host
        self.session.headers["Authorization"] = f"Bearer {made.token}"

    def close(self) -> None:
        super().close()
        self.owner.close()

    def sync(self, **said: Any) -> SyncReply:
        return self.ask("POST", "sync", SyncReply, SyncRequest(**said))

    def want(self, count: int = 1, ask: int = 0) -> tuple[Want, ...]:
        return (Want("order", self.owner.id, count, ask),)

    def lease(self, count: int = 1, **said: Any) -> tuple[Lease, ...]:
        return self.sync(want=self.want(count), **said).leases


def compute(lease: Lease, output: bytes | None = None) -> Finished:
    """What an honest host finds; or something else."""
    data = b"output of " + lease.input.encode() if output is None else output
    return Finished(lease.lease, Outcome.DONE, sha256(data), data, cpu_ms=lease.work_ms)


def sha256(data: bytes) -> str:
    """The digest under which `data` is known."""
    return hashlib.sha256(data).hexdigest()


def refusal(response: requests.Response, status: int) -> Refusal:
    """What the market said no with; it must be this status and have a title."""
    assert response.status_code == status, response.text
    said = msgspec.json.decode(response.content, type=Refusal)
    assert said.title
    return said
