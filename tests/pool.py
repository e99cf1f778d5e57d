"""A whole pool of real processes for tests and benchmarks: a market, buyers, seller daemons."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
import requests
import wasmtime

from daemonctl import control
from daemonctl.market.wire import (
    AccountCreated,
    AccountInfo,
    ComputationCreated,
    ComputationInfo,
    JobResult,
    NewAccount,
    NewComputation,
    ResultPage,
)
from daemonctl.model import MICRO, Status
from daemonctl.paths import Paths

_T = TypeVar("_T")
PYTHON = sys.executable


def until(condition: Callable[[], _T], what: str, seconds: float = 60.0) -> _T:
    """Wait until `condition` gives something true, and return that."""
    end = time.monotonic() + seconds
    while True:
        if found := condition():
            return found
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.02)


def wat(text: str) -> bytes:
    """WebAssembly text to a module."""
    return bytes(wasmtime.wat2wasm(text))


def spinner(rounds: int) -> bytes:
    """A job that computes for `rounds` rounds (about 1e9 a second) and answers its input."""
    return wat(f"""
    (module
      (import "wasi_snapshot_preview1" "fd_read"
        (func $read (param i32 i32 i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "fd_write"
        (func $write (param i32 i32 i32 i32) (result i32)))
      (memory (export "memory") 1)
      (func (export "_start") (local $i i64) (local $x i64)
        (loop $spin
          (local.set $x (i64.add (i64.mul (local.get $x) (i64.const 6364136223846793005))
                                 (local.get $i)))
          (local.set $i (i64.add (local.get $i) (i64.const 1)))
          (br_if $spin (i64.lt_u (local.get $i) (i64.const {rounds}))))
        (i64.store (i32.const 8) (local.get $x))
        (i32.store (i32.const 0) (i32.const 1024))
        (i32.store (i32.const 4) (i32.const 4096))
        (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 16)))
        (i32.store (i32.const 4) (i32.load (i32.const 16)))
        (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 16)))))
    """)


class Market:
    """A market process on a SQLite file; it may be killed and started again."""

    def __init__(self, data: Path, *options: str) -> None:
        self._data = data
        self._options = options
        self._port = 0
        self.url = ""
        self.start()

    def start(self, program: Sequence[str] = (PYTHON, "-m", "daemonctl.cli.main")) -> None:
        """Start it, by another program where given; after the first time on the same port."""
        where = ["--data", str(self._data), "--port", str(self._port)]
        self.process = subprocess.Popen(
            [*program, "market", "serve", *where, *self._options],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        assert select.select([self.process.stdout], [], [], 30)[0], "the market is not ready"
        line = self.process.stdout.readline()
        found = re.search(r"https?://\S+", line)
        assert found is not None, f"the market said: {line!r}"
        self.url = found[0]
        self._port = int(self.url.rsplit(":", 1)[1])

    def kill(self) -> None:
        """kill -9"""
        self.process.kill()
        self._reap()

    def stop(self) -> int:
        """SIGTERM; its exit code."""
        self.process.terminate()
        return self._reap()

    def _reap(self) -> int:
        code = self.process.wait(20)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """An operator's command on its data: `audit`, `grant`."""
        return subprocess.run(
            [PYTHON, "-m", "daemonctl.cli.main", "market", *words, "--data", str(self._data)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


class Buyer:
    """An account at a market, and what one does with it over the wire."""

    def __init__(self, market: str, name: str = "") -> None:
        self._market = market
        self._session = requests.Session()
        created = self._ask("POST", "/v1/accounts", AccountCreated, NewAccount(name=name))
        self.account = created.account
        self.token = created.token
        self._session.headers["Authorization"] = f"Bearer {created.token}"

    def close(self) -> None:
        self._session.close()

    def _ask(
        self, method: str, path: str, answer: type[_T], body: msgspec.Struct | None = None
    ) -> _T:
        data = msgspec.json.encode(body) if body is not None else None
        response = self._session.request(method, self._market + path, data=data, timeout=40)
        assert response.status_code < 300, f"{method} {path}: {response.text}"
        return msgspec.json.decode(response.content, type=answer)

    def put(self, data: bytes) -> str:
        """Store a blob; its digest."""
        digest = hashlib.sha256(data).hexdigest()
        response = self._session.put(f"{self._market}/v1/blobs/{digest}", data=data, timeout=40)
        assert response.status_code < 300, response.text
        return digest

    def get(self, digest: str) -> bytes:
        response = self._session.get(f"{self._market}/v1/blobs/{digest}", timeout=40)
        assert response.status_code < 300, response.text
        return response.content

    def info(self) -> AccountInfo:
        return self._ask("GET", "/v1/account", AccountInfo)

    def submit(
        self,
        module: bytes,
        inputs: Sequence[bytes],
        *,
        quorum: int = 1,
        work_ms: int = 100,
        bid: int = MICRO,
        args: tuple[str, ...] = (),
        name: str = "test",
    ) -> str:
        """Publish a computation; its id."""
        order = NewComputation(
            key=os.urandom(8).hex(),
            name=name,
            module=self.put(module),
            inputs=tuple(self.put(data) for data in inputs),
            bid=bid,
            work_ms=work_ms,
            quorum=quorum,
            args=args,
        )
        return self._ask("POST", "/v1/computations", ComputationCreated, order).computation

    def computation(self, computation: str) -> ComputationInfo:
        return self._ask("GET", f"/v1/computations/{computation}", ComputationInfo)

    def results(self, computation: str, seconds: float = 120.0) -> dict[int, JobResult]:
        """All results by job, once the computation is finished."""
        found: dict[int, JobResult] = {}
        after, end = 0, time.monotonic() + seconds
        while True:
            page = self._ask(
                "GET",
                f"/v1/computations/{computation}/results?after={after}&limit=100&wait_s=1",
                ResultPage,
            )
            found.update((result.job, result) for result in page.results)
            after = page.next
            if page.finished:
                return found
            assert time.monotonic() < end, f"{len(found)} results within {seconds} s"

    def output(self, result: JobResult) -> bytes:
        """A confirmed result's bytes."""
        return result.data if result.data is not None else self.get(result.digest)


class Seller:
    """A seller daemon in a folder of its own."""

    def __init__(
        self, home: Path, market: str, account: str, cores: Sequence[int] = (0,), ask: str = "0"
    ) -> None:
        self.paths = Paths.below(home)
        self.paths.orders.mkdir(parents=True)
        for core in cores:
            (self.paths.orders / f"test-cpu{core}.cpu").write_text(
                f'format = 1\nmarket = "{market}"\norder = "o{core}"\naccount = "{account}"\n'
                f'beneficiary = "test"\nask = "{ask}"\n'
            )
        self.process: subprocess.Popen[bytes] | None = None

    def start(
        self,
        command: Sequence[str] = (PYTHON, "-m", "daemonctl.cli.daemon"),
        environ: Mapping[str, str] | None = None,
    ) -> None:
        """Start the daemon, by another command and with more variables where given; wait for its
        first status."""
        log = self.paths.home / "daemon.log" if self.paths.home else Path(os.devnull)
        with log.open("ab") as file:
            self.process = subprocess.Popen(
                command,
                env={**self.paths.environment(), **(environ or {})},
                stdout=file,
                stderr=file,
            )
        until(lambda: control.status(self.paths), "the daemon's first status")

    def status(self) -> Status:
        found = control.status(self.paths)
        assert found is not None, self.log()
        return found

    def log(self) -> str:
        """What the daemon wrote on standard error."""
        assert self.paths.home is not None
        return (self.paths.home / "daemon.log").read_text()

    def kill(self) -> None:
        """kill -9"""
        assert self.process is not None
        self.process.kill()
        self.process.wait(20)

    def stop(self, seconds: float = 20.0) -> int:
        """SIGTERM; its exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.terminate()
        return self.process.wait(seconds)


@contextlib.contextmanager
def running(*members: Market | Seller) -> Iterator[None]:
    """End them all, whatever happens."""
    try:
        yield
    finally:
        for member in members:
            if member.process is not None and member.process.poll() is None:
                member.kill()
