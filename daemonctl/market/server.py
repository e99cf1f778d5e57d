"""Serving a market over HTTP until told to stop."""

from __future__ import annotations

import asyncio
import ipaddress
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import uvicorn

from daemonctl.errors import UsageError
from daemonctl.market.app import create
from daemonctl.market.heads import BoundedHeads
from daemonctl.market.service import Market
from daemonctl.market.settings import Settings

_BACKLOG = 2048
_KEEP_ALIVE_S = 75
_DRAIN_S = 1
"""How long a request in progress may take to end when the market stops."""


@dataclass(frozen=True)
class Serving:
    """data: the market's folder. host, port: where to listen; port 0 takes a free one.

    insecure_http: tokens may travel unencrypted beyond this machine.
    """

    data: Path
    host: str = "127.0.0.1"
    port: int = 8470
    insecure_http: bool = False
    settings: Settings = field(default_factory=Settings)


def serve(serving: Serving, ready: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT; `ready` is told the URL once requests are answered.

    Long polls are answered at once when it stops, so it ends within two seconds.
    Raises UsageError for an address that cannot be used, StateError for the folder.
    """
    sock = _listen(serving)
    try:
        app = create(serving.data, serving.settings)
        config = uvicorn.Config(
            app,
            loop="uvloop",
            http=BoundedHeads,
            ws="none",
            lifespan="on",
            log_config=None,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=_KEEP_ALIVE_S,
            timeout_graceful_shutdown=_DRAIN_S,
            backlog=_BACKLOG,
        )
        server = _Server(config, app.state.market, lambda: ready(_url(serving.host, sock)))
        # uvicorn raises the signal again when it has stopped: to have been told to stop is no
        # failure, so what then finds it does nothing.
        before = {n: signal.signal(n, _nothing) for n in (signal.SIGTERM, signal.SIGINT)}
        try:
            server.run(sockets=[sock])
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
    finally:
        sock.close()


class _Server(uvicorn.Server):
    """uvicorn, telling when it is ready and ending long polls when it stops."""

    def __init__(self, config: uvicorn.Config, market: Market, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._market = market
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._market.stop_waiting()
        # The polls' answers are under way before their connections are told to close.
        await asyncio.sleep(0)
        await super().shutdown(sockets)


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """A signal that has done its work."""


def _listen(serving: Serving) -> socket.socket:
    """A listening socket; raises UsageError where the address cannot be had."""
    try:
        family, _, _, _, address = socket.getaddrinfo(
            serving.host, serving.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        if not serving.insecure_http and not ipaddress.ip_address(address[0]).is_loopback:
            raise UsageError(
                "Plain HTTP is for this machine alone",
                detail=f"{serving.host} can be reached from elsewhere, and tokens would travel"
                " where others can read them",
                hint="Listen on 127.0.0.1 behind a proxy that speaks HTTPS, or say"
                " --insecure-http on a network that you trust.",
            )
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.bind(address)
            sock.listen(_BACKLOG)
        except OSError:
            sock.close()
            raise
    except (OSError, OverflowError) as error:
        raise UsageError(
            "The market cannot listen there",
            detail=f"{serving.host} port {serving.port}: {error}",
            hint="Choose another --port, or stop what listens there.",
        ) from error
    return sock


def _url(host: str, sock: socket.socket) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{sock.getsockname()[1]}"
