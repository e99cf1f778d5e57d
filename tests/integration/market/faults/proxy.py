"""A network that loses, repeats, delays and reorders what it carries, between people and a market.

It carries one request a connection to any of several servers, as a balancer before them does.
"""

from __future__ import annotations

import contextlib
import random
import re
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum

_DEADLINE_S = 40.0
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)
_KEEP = re.compile(rb"\r\nconnection:[^\r]*\r\n", re.IGNORECASE)


class Trouble(StrEnum):
    """What may befall a request."""

    CUT_BEFORE = "cut before the request"
    CUT_WITHIN = "cut within the request"
    CUT_AFTER = "answer lost"
    CUT_ANSWER = "cut within the answer"
    TWICE = "sent twice at once"
    AGAIN = "sent again later"
    LATE = "held back"


class Proxy:
    """Listens on loopback from now on. ports: of the servers. trouble: how many of a thousand
    requests meet some; may be changed at any time. counts: what was done, by kind."""

    def __init__(
        self, ports: Sequence[int], dice: random.Random, counts: Counter[str], trouble: int
    ) -> None:
        self.trouble = trouble
        self._ports = ports
        self._dice = dice
        self._counts = counts
        self._shared = threading.Lock()
        self._threads: set[threading.Thread] = set()
        self._over = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._begin(self._accept)

    def close(self) -> None:
        """Carry nothing any more; all that is under way has ended when this returns."""
        self._over.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        while self._threads:
            with self._shared:
                one = next(iter(self._threads), None)
            if one is not None:
                one.join(_DEADLINE_S)
                assert not one.is_alive()

    def _begin(self, work: Callable[..., None], *words: object) -> threading.Thread:
        def whole() -> None:
            try:
                work(*words)
            finally:
                with self._shared:
                    self._threads.discard(thread)

        thread = threading.Thread(target=whole)
        with self._shared:
            self._threads.add(thread)
        thread.start()
        return thread

    def _accept(self) -> None:
        while not self._over.is_set():
            with contextlib.suppress(OSError):
                connection, _ = self._listener.accept()
                connection.settimeout(_DEADLINE_S)
                self._begin(self._serve, connection)

    def _serve(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            request = _read_request(client)
            if request:
                trouble, port, other, wait_s = self._plan()
                self._carry(client, request, trouble, port, other, wait_s)

    def _plan(self) -> tuple[Trouble | None, int, int, float]:
        with self._shared:
            trouble = None
            if self._dice.randrange(1000) < self.trouble:
                trouble = self._dice.choice(list(Trouble))
                self._counts[trouble] += 1
            port, other = self._dice.choices(self._ports, k=2)
            return trouble, port, other, self._dice.uniform(0.0, 1.0)

    def _carry(
        self,
        client: socket.socket,
        request: bytes,
        trouble: Trouble | None,
        port: int,
        other: int,
        wait_s: float,
    ) -> None:
        if trouble is Trouble.CUT_BEFORE:
            return
        if trouble is Trouble.CUT_WITHIN:
            with _connected(port) as server:
                server.sendall(request[: int(len(request) * wait_s)])
            return
        if trouble is Trouble.LATE:
            self._over.wait(wait_s)
        if trouble is Trouble.TWICE:
            self._begin(_ask, other, request)
        answer = _ask(port, request)
        if trouble is Trouble.AGAIN:
            self._begin(self._later, other, request, 3 * wait_s)
        if trouble is Trouble.CUT_ANSWER:
            answer = _cut(answer, wait_s)
        if trouble is not Trouble.CUT_AFTER:
            client.sendall(answer)

    def _later(self, port: int, request: bytes, wait_s: float) -> None:
        if not self._over.wait(wait_s):
            _ask(port, request)


def _cut(answer: bytes, share: float) -> bytes:
    """An answer without the end of its body; nothing where it has none."""
    head, end, body = answer.partition(b"\r\n\r\n")
    return head + end + body[: int(len(body) * share)] if body else b""


def _connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), _DEADLINE_S)


def _ask(port: int, request: bytes) -> bytes:
    """All that a server answers; what there is of it where the server ends."""
    parts = []
    with contextlib.suppress(OSError), _connected(port) as server:
        server.sendall(request)
        while part := server.recv(1 << 16):
            parts.append(part)
    return b"".join(parts)


def _read_request(client: socket.socket) -> bytes:
    """One request, told to be its connection's last; b"" if none comes."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = client.recv(1 << 16)
        if not piece:
            return b""
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    head += b"\r\n"
    found = _LENGTH.search(head)
    length = int(found[1]) if found else 0
    ends = time.monotonic() + _DEADLINE_S
    while len(body) < length and time.monotonic() < ends:
        piece = client.recv(1 << 16)
        if not piece:
            return b""
        body += piece
    head = _KEEP.sub(b"\r\n", head) + b"Connection: close\r\n\r\n"
    return head + body
