"""Waiting is done beside the daemon's loop: a thread that makes blocking calls, one at a time.

The loop stays the only place that decides: a call's end is put into the loop's inbox, and the
loop runs what is to follow. So the daemon's state needs no lock.
"""

from __future__ import annotations

import contextlib
import queue
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from daemonctl.errors import CPUShareError

_T = TypeVar("_T")


@dataclass(frozen=True)
class _Call(Generic[_T]):
    work: Callable[[], _T]
    done: Callable[[_T], None]
    failed: Callable[[CPUShareError], None]


class Inbox:
    """Ends of calls, waiting for the loop. `fileno()` is readable when there are some."""

    def __init__(self) -> None:
        self._ends: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)

    def fileno(self) -> int:
        """For a selector."""
        return self._reader.fileno()

    def put(self, end: Callable[[], None]) -> None:
        """From any thread: have the loop run `end`."""
        self._ends.put(end)
        # A full socket means that the loop has been woken already.
        with contextlib.suppress(BlockingIOError):
            self._writer.send(b"\0")

    def run(self) -> None:
        """From the loop: run everything that waits."""
        with contextlib.suppress(BlockingIOError):
            while self._reader.recv(4096):
                pass
        while True:
            try:
                end = self._ends.get_nowait()
            except queue.Empty:
                return
            end()

    def close(self) -> None:
        """Let go of its sockets, when no caller is left."""
        self._reader.close()
        self._writer.close()


class Caller:
    """One thread for blocking calls. It ends with the process, however long a call takes."""

    def __init__(self, inbox: Inbox, name: str) -> None:
        self._inbox = inbox
        self._calls: queue.SimpleQueue[_Call[object]] = queue.SimpleQueue()
        self._waiting = 0
        threading.Thread(target=self._serve, name=name, daemon=True).start()

    @property
    def busy(self) -> bool:
        """Whether a call is under way or waits. Asked and changed by the loop alone."""
        return self._waiting > 0

    def call(
        self,
        work: Callable[[], _T],
        done: Callable[[_T], None],
        failed: Callable[[CPUShareError], None],
    ) -> None:
        """Run `work` in the thread, then `done(its result)` or `failed(its error)` in the loop."""
        self._waiting += 1
        self._calls.put(_Call(work, done, failed))  # type: ignore[arg-type]

    def _serve(self) -> None:
        while True:
            self._inbox.put(self._one(self._calls.get()))

    def _one(self, call: _Call[object]) -> Callable[[], None]:
        try:
            result = call.work()
        except CPUShareError as error:
            failure = error
            return lambda: self._end(lambda: call.failed(failure))
        except Exception as error:  # noqa: BLE001  a thread's edge: the loop must hear of it
            unforeseen = error

            def reraise() -> None:
                raise unforeseen

            return lambda: self._end(reraise)
        return lambda: self._end(lambda: call.done(result))

    def _end(self, follow: Callable[[], None]) -> None:
        self._waiting -= 1
        follow()
