"""HTTP of one connection, with a bound on what comes between a request's line and its body.

The parser keeps headers, trailers and the like in memory until they end, which nobody makes them
do; bodies are bounded where they are read.
"""

from __future__ import annotations

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_LONGEST = 64 * 1024


class BoundedHeads(HttpToolsProtocol):
    """uvicorn's, closing a connection that sends more than 64 KiB without a head or body in it."""

    _pending = 0

    def data_received(self, data: bytes) -> None:
        self._pending += len(data)
        super().data_received(data)
        if self._pending > _LONGEST and not self.transport.is_closing():
            self.send_400_response("The request's head is too long.")

    def on_headers_complete(self) -> None:
        self._pending = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._pending = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._pending = 0
        super().on_message_complete()
