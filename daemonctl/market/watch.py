"""Around the whole application: every request is numbered, counted, timed and, if wanted, told."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from daemonctl.market.current import Current, current
from daemonctl.market.figures import Figures

_log = logging.getLogger("daemonctl.market.access")
_NO_ROUTE = "none"


class Watch:
    """`app` with its requests watched.

    labels: the address of each endpoint, as the figures shall name it. access: whether every
    request is a line of the log.
    """

    def __init__(
        self, app: ASGIApp, figures: Figures, labels: Mapping[Any, str], *, access: bool
    ) -> None:
        self._app = app
        self._figures = figures
        self._labels = labels
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = Current()
        before = current.set(asked)
        began = time.perf_counter()
        status = 0

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sent)
        finally:
            took = time.perf_counter() - began
            label = self._labels.get(scope.get("endpoint"), _NO_ROUTE)
            self._figures.asked(label, status, max(0.0, took - asked.waited))
            if self._access:
                self._tell(scope, status, took)
            current.reset(before)

    def _tell(self, scope: Scope, status: int, took: float) -> None:
        client = scope.get("client")
        facts = {
            "method": scope["method"],
            # Without its query: a stranger's words belong in no log, nor do an owner's.
            "path": scope["path"][:200],
            "status": status,
            "ms": round(took * 1000, 1),
            "client": client[0] if client else "",
        }
        _log.info("request", extra={"facts": facts})
