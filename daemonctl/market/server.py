"""Serving a market over HTTP until told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import uvicorn

from daemonctl.errors import UsageError
from daemonctl.market.app import create, create_private
from daemonctl.market.heads import BoundedHeads
from daemonctl.market.listening import BACKLOG, listen, url
from daemonctl.market.processes import Processes
from daemonctl.market.service import Market
from daemonctl.market.settings import Settings
from daemonctl.market.tls import Certificate
from daemonctl.notify import Notify

_KEEP_ALIVE_S = 75
_FINISH_S = 1
"""How long a request in progress may take to end when the market stops, at least."""
_TICK_S = 0.1
_PULSE_S = 1.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Serving:
    """data: the market's folder. host, port: where to listen; port 0 takes a free one.

    insecure_http: tokens may travel unencrypted beyond this machine. certificate: to speak
    HTTPS with. proxies: addresses and networks whose word on who asks is taken.
    metrics_port: of this machine, where health and figures are told to who asks; None = nowhere.
    drain_s: how long it goes on answering after it is told to stop, while it says that it is
    not ready. access: whether every request is a line of the log. processes: how many serve it
    together, which takes a database that they can share; each has its own metrics_port, the
    first this one, the others those that follow.
    """

    data: Path
    host: str = "127.0.0.1"
    port: int = 8470
    insecure_http: bool = False
    settings: Settings = field(default_factory=Settings)
    certificate: Certificate | None = None
    proxies: tuple[str, ...] = ()
    metrics_port: int | None = None
    drain_s: float = 0.0
    access: bool = False
    processes: int = 1


def serve(serving: Serving, ready: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT; `ready` is told the URL once requests are answered.

    Long polls are answered at once when it stops, so it ends within two seconds of `drain_s`.
    SIGHUP shows the certificate that its files hold by then.
    Raises UsageError for an address that cannot be used, StateError for the folder.
    """
    if serving.processes > 1 and not serving.settings.database:
        raise UsageError(
            "A market in a folder is served by one process",
            detail=f"{serving.processes} are asked for",
            hint="Move it into PostgreSQL (cpushare market copy), or leave --processes out.",
        )
    context = serving.certificate.context() if serving.certificate else None
    with contextlib.ExitStack() as stack:
        sock = stack.enter_context(
            listen(
                serving.host,
                serving.port,
                plain=context is None,
                insecure_http=serving.insecure_http,
            )
        )
        private = []
        if serving.metrics_port is not None:
            for number in range(serving.processes):
                private.append(listen("127.0.0.1", serving.metrics_port + number, plain=True))
                stack.enter_context(private[-1])
        where = url("http" if context is None else "https", serving.host, sock)

        def work(number: int, line: socket.socket) -> None:
            _run(_Server(serving, context, private[number : number + 1], None, line), sock)

        if serving.processes > 1:
            renews = context is not None
            children = Processes(serving.processes, work, serving.drain_s, renews=renews)
            children.run(lambda: ready(where))
        else:
            _run(_Server(serving, context, private, lambda: ready(where), None), sock)


def _run(server: _Server, sock: socket.socket) -> None:
    # uvicorn raises the signal again when it has stopped: to have been told to stop is no
    # failure, so what then finds it does nothing.
    numbers = (signal.SIGTERM, signal.SIGINT)
    before = {number: signal.signal(number, _nothing) for number in numbers}
    try:
        server.run(sockets=[sock])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Server(uvicorn.Server):
    """uvicorn, telling when it is ready and ending long polls when it stops.

    private: where health and figures are told. ready: to be told; None = a parent is, on `line`.
    """

    def __init__(
        self,
        serving: Serving,
        context: ssl.SSLContext | None,
        private: Sequence[socket.socket],
        ready: Callable[[], None] | None,
        line: socket.socket | None,
    ) -> None:
        app = create(serving.data, serving.settings, access=serving.access)
        super().__init__(_config(serving, app))
        self.config.load()
        self.config.ssl = context
        self._serving = serving
        self._market: Market = app.state.market
        self._private = private
        self._ready = ready
        self._line = line
        # A parent speaks for all of its processes.
        self._notify = Notify() if line is None else Notify({})
        self._pulse: asyncio.Task[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.started:
            return
        loop = asyncio.get_running_loop()
        for sock in self._private:
            self.servers.append(await self._tell_privately(sock))
        if self._serving.certificate is not None:
            loop.add_signal_handler(signal.SIGHUP, self._renew)
        if self._line is not None:
            self._line.setblocking(False)
            loop.add_reader(self._line, self._parent_gone)
        if self._line is not None or self._notify.watchdog_s:
            self._pulse = asyncio.create_task(self._live())
        if self._ready is not None:
            self._ready()
        self._notify.ready("answering requests")

    async def _tell_privately(self, sock: socket.socket) -> asyncio.Server:
        config = uvicorn.Config(
            create_private(self._market),
            http=BoundedHeads,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
        )
        config.load()
        return await asyncio.get_running_loop().create_server(
            lambda: BoundedHeads(config, self.server_state, {}), sock=sock
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._notify.stopping()
        self._market.drain()
        end = asyncio.get_running_loop().time() + self._serving.drain_s
        # Who asks whether it is ready has this long to send others elsewhere.
        while asyncio.get_running_loop().time() < end and not self.force_exit:
            await asyncio.sleep(_TICK_S)
        self._market.stop_waiting()
        # The polls' answers are under way before their connections are told to close.
        await asyncio.sleep(0)
        await super().shutdown(sockets)
        if self._pulse is not None:
            self._pulse.cancel()

    def _renew(self) -> None:
        """Show the certificate that the files hold now."""
        certificate, context = self._serving.certificate, self.config.ssl
        if certificate is None or context is None:
            return
        try:
            certificate.renew(context)
            _log.info("the certificate was read again")
        except UsageError as error:
            _log.error("the certificate stays as it was: %s", error)

    async def _live(self) -> None:
        """Tell the parent or the watchdog that requests are being answered: this loop runs."""
        while True:
            if self._line is not None:
                with contextlib.suppress(OSError):
                    self._line.send(b".")
            self._notify.alive()
            await asyncio.sleep(self._notify.watchdog_s / 3 or _PULSE_S)

    def _parent_gone(self) -> None:
        """Nobody speaks on the line; that it can be read means that its other end is closed."""
        if self._line is not None:
            asyncio.get_running_loop().remove_reader(self._line)
        self.should_exit = True


def _config(serving: Serving, app: Callable[..., object]) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        loop="uvloop",
        http=BoundedHeads,
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=bool(serving.proxies),
        forwarded_allow_ips=list(serving.proxies),
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=max(_FINISH_S, round(serving.drain_s)),
        backlog=BACKLOG,
    )


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """A signal that has done its work."""
