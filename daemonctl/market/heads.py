"""HTTP of one connection, with bounds on what comes between a request's line and its body, and
on how long a request may be on its way.

The parser keeps headers, trailers and the like in memory until they end, which nobody makes them
do; bodies are bounded where they are read. The server waits for as long as a client likes, and a
process has only so many connections: who sends nothing would take them all.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_S = 30.0
"""A head is there within so long of its connection's beginning, or of its own first byte."""
SILENT_S = 60.0
"""So long nothing of a body may come while it is waited for."""
_LONGEST = 64 * 1024


class BoundedHeads(HttpToolsProtocol):
    """uvicorn's, closing a connection that sends more than 64 KiB without a head or body in it,
    or that keeps one waiting for the rest of a request."""

    _pending = 0
    _in_head = True
    _in_body = False
    _patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait(HEAD_S)

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._pending += len(data)
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._pending > _LONGEST:
            self.send_400_response("The request's head is too long.")
        elif self._in_body:
            self._wait(SILENT_S)
        elif not self._in_head and self._answering():
            self._wait_no_more()
        elif self._patience is None:  # a head has its time but once, however it trickles in
            self._wait(HEAD_S)

    def on_message_begin(self) -> None:
        self._in_head = True
        self._wait_no_more()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._pending = 0
        self._in_head, self._in_body = False, True
        self._wait_no_more()
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._pending = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._pending = 0
        self._in_body = False
        super().on_message_complete()

    def _answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self, seconds: float) -> None:
        self._wait_no_more()
        self._patience = self.loop.call_later(seconds, self._waited, seconds)

    def _wait_no_more(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _waited(self, seconds: float) -> None:
        if self.flow.read_paused or (not self._in_body and self._answering()):
            self._wait(seconds)  # it is we who do not listen, or the one before is being answered
        else:
            self._patience = None
            self.transport.close()
