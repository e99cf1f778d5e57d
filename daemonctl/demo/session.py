"""One run of the demo: from nothing, or from where it was, to the summary."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import msgspec

from daemonctl import coins, control, files
from daemonctl.buyer.client import BuyerClient
from daemonctl.demo import publishing, sample, selling, services, view
from daemonctl.demo.following import Follower, Stopped
from daemonctl.demo.home import Home, Memory
from daemonctl.demo.publishing import Results, Watcher
from daemonctl.demo.stopping import Interrupted, Stopping
from daemonctl.errors import CPUShareError, MarketRefused, StateError
from daemonctl.market.wire import ComputationInfo
from daemonctl.model import StopOutcome

GRANT = "100"
"""CPUCoins that the demo's operator gives its buyer: enough for thousands of rounds."""
DAEMON_END_S = 10.0


@dataclass(frozen=True)
class Options:
    """home: folder for everything. images, size: of the pool; size in pixels a side."""

    home: Path
    images: int = 64
    size: int = 512


def run(options: Options) -> int:
    """Run the demo; 0 where every image was confirmed or somebody ended it before.

    Raises CPUShareError. Whatever happens, no process of it is left.
    """
    home = Home(options.home)
    home.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = files.Lock(home.lock)
    if not lock.acquire():
        raise StateError(
            "The demo runs already",
            detail=f"{home.lock} is held",
            hint="End the other one with q, or choose another folder: --home DIR",
        )
    screen = view.make()
    try:
        with Stopping() as stop, ExitStack() as started:
            session = Session(options, home, screen, stop, started)
            try:
                return session.run()
            except Interrupted:
                screen.close()
                screen.say("Ending. The next run goes on from here.")
                return 0
            finally:
                screen.close()
    finally:
        lock.release()


class Session:
    """What `run` does between taking the lock and ending everything in `started`."""

    def __init__(
        self, options: Options, home: Home, screen: view.View, stop: Stopping, started: ExitStack
    ) -> None:
        self._options = options
        self._home = home
        self._view = screen
        self._stop = stop
        self._started = started
        self._memory = Memory()

    def run(self) -> int:
        """Everything in its order. Raises Interrupted, CPUShareError."""
        home, say = self._home, self._view.say
        self._memory = home.recall()
        services.end_stranded(self._memory.market, services.MARKET_END_S)
        services.end_stranded(self._memory.tray, services.TRAY_END_S)
        say(f"CPUShare demo: a market, a seller and a buyer on this machine, in {_short(home)}")
        market, url = self._start_market()
        watcher = Watcher(self._view, market)
        self._accounts(url)
        assert self._memory.buyer is not None
        assert self._memory.seller is not None
        client = BuyerClient(url, self._memory.buyer.token)
        self._started.callback(client.close)
        self._computation(client, watcher)
        selling.write_settings(home.paths)
        sold = selling.write_orders(home.paths, url, self._memory.seller)
        self._start_seller(sold)
        tray = self._start_tray()
        say(f"Look from elsewhere: CPUSHARE_HOME={_short(home)} .venv/bin/cpushare status")
        follower = Follower(home.paths, self._view, self._stop, market, tray)
        failed = False
        try:
            info = follower.follow(Results(home, self._memory, client, watcher))
            self._view.close()
            self._summary(info, watcher, url)
            failed = info.failed > 0
            if tray is not None and not tray.ended():
                say("The tray and the seller daemon stay: quit the tray, or press q, to end.")
                follower.linger()
        except Stopped:
            self._view.close()
            say("The seller daemon was stopped; the demo ends with it.")
        return 1 if failed else 0

    def _start_market(self) -> tuple[services.Service, str]:
        home = self._home
        market, url = services.start_market(
            home.market, home.market_log, self._memory.port, self._stop
        )
        self._end_later("market", lambda: market.end(services.MARKET_END_S))
        self._remember(port=int(url.rpartition(":")[2]), market=market.process)
        self._view.say(f"The market is at {url}")
        return market, url

    def _accounts(self, url: str) -> None:
        """A buyer and a seller; new ones where the market does not know those remembered."""
        memory = self._memory
        if memory.buyer is not None and memory.seller is not None:
            try:
                with BuyerClient(url, memory.buyer.token) as client:
                    client.account()
                return
            except MarketRefused:
                self._memory = msgspec.structs.replace(memory, computation="", finished=False)
        buyer = publishing.account(url, "demo buyer")
        services.grant(self._home.market, buyer.account, GRANT)
        self._remember(buyer=buyer, seller=publishing.account(url, selling.BENEFICIARY))

    def _computation(self, client: BuyerClient, watcher: Watcher) -> None:
        """Go on with the last computation, or hand in a new one."""
        memory, options = self._memory, self._options
        pool = f"{options.images} pictures of {options.size} pixels"
        if memory.computation and not memory.finished:
            with self._stop.at_once():
                info = client.info(memory.computation)
                if memory.pool == pool:
                    self._view.say(
                        f"Going on: {info.confirmed} of {info.jobs} images are confirmed already"
                    )
                    return
                client.cancel(memory.computation)
        if memory.pool != pool:
            publishing.clear(self._home.pool)
            self._view.say(f"Making {pool}")
            sample.make_pool(self._home.pool, options.images, options.size, self._stop)
        publishing.clear(self._home.results)
        with self._stop.at_once():
            published = publishing.publish(self._home, memory, client, watcher)
        self._remember_all(msgspec.structs.replace(published, pool=pool))
        which = f", round {published.round}" if published.round > 1 else ""
        price = coins.show(published.price)
        self._view.say(
            f"Published: error diffusion displacement of {len(published.names)} images{which}, "
            f"{price} CPUCoins each, confirmed by one host"
        )

    def _start_seller(self, sold: tuple[int, ...]) -> None:
        paths = self._home.paths
        self._end_later("seller daemon", self._stop_seller)
        services.start_seller(paths)
        self._stop.check()
        names = ", ".join(f"cpu{core}" for core in sold)
        self._view.say(f"Selling {names} of {os.cpu_count()} cores")
        if control.pause_state(paths) is not None:
            self._view.say(
                f"A pause holds; end it: CPUSHARE_HOME={_short(self._home)} "
                ".venv/bin/cpushare resume"
            )

    def _stop_seller(self) -> None:
        outcome = control.stop(self._home.paths, timeout_s=DAEMON_END_S)
        if outcome not in (StopOutcome.STOPPED, StopOutcome.NOT_RUNNING):
            self._view.say(f"The seller daemon did not end by itself: {outcome.value}")

    def _start_tray(self) -> services.Service | None:
        if not services.has_display(os.environ):
            return None
        try:
            tray = services.start_tray(self._home.paths, self._home.tray_log)
        except CPUShareError as error:
            self._view.say(f"No tray: {error}")
            return None
        self._end_later("tray", lambda: tray.end(services.TRAY_END_S))
        self._remember(tray=tray.process)
        self._view.say("The tray icon is in your panel")
        return tray

    def _summary(self, info: ComputationInfo, watcher: Watcher, url: str) -> None:
        home = self._home
        assert self._memory.seller is not None
        rows = [watcher.numbers[name] for name in sorted(watcher.numbers)]
        sample.write_table(home.results / "results.csv", rows)
        with BuyerClient(url, self._memory.seller.token) as client:
            earned = client.account().balance
        self._view.table(rows)
        for picture, why in sorted(watcher.failures.items()):
            self._view.say(f"{picture} failed: {why}")
        self._view.say(
            f"{info.confirmed} of {info.jobs} images confirmed. The market's ledger credits the "
            f"seller with {coins.show(earned)} CPUCoins."
        )
        self._view.say(f"Halftones: {_short(home)}/results/*.pgm; numbers: results.csv there")
        self._remember(finished=True)

    def _end_later(self, name: str, end: Callable[[], None]) -> None:
        def told() -> None:
            self._view.close()
            end()
            self._view.say(f"Stopped: {name}")

        self._started.callback(told)

    def _remember(self, **changes: object) -> None:
        self._remember_all(msgspec.structs.replace(self._memory, **changes))

    def _remember_all(self, memory: Memory) -> None:
        self._memory = memory
        self._home.remember(memory)


def _short(home: Home) -> str:
    # As one would type it from here.
    here = Path.cwd()
    inside = home.folder.is_relative_to(here)
    return str(home.folder.relative_to(here) if inside else home.folder)
