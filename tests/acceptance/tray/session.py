"""A daemon and the tray in a desktop, and what can be seen of both from outside."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

from daemonctl import control
from daemonctl.control import rules
from daemonctl.model import Process
from daemonctl.paths import Paths
from daemonctl.settings import Rules
from tests.acceptance.tray.desktop import TRAY, Box, Desktop
from tests.pool import Buyer, Market, Seller, running, spinner, until

ORDER = """\
format = 1
market = "https://market.example.org"
order = "0123456789abcdef"
account = "libcaca"
beneficiary = "libcaca"
ask = "0"
"""

DAEMON = [sys.executable, "-m", "daemonctl.cli.daemon"]

GREEN, BLUE, GREY = (0x1C, 0x91, 0x54), (0x3F, 0x7E, 0xCB), (0x7D, 0x82, 0x88)


class Session:
    """A desktop in which the tray runs, and a daemon: the one given, or a process tree of its shape
    whose workers spin."""

    machine_cores = os.cpu_count() or 1

    def __init__(
        self, desktop: Desktop, tray: Sequence[str] = TRAY, seller: Seller | None = None
    ) -> None:
        self.desktop = desktop
        self._command = tray
        self.paths = Paths.current(desktop.environ)
        if seller is None:
            # Without any, the tray would offer its wizard.
            self.paths.orders.mkdir(parents=True)
            for core in range(2):
                (self.paths.orders / f"libcaca-cpu{core}.cpu").write_text(ORDER)
            stand_in = [sys.executable, "-m", "tests.acceptance.tray.daemon"]
            self.daemon = desktop.start("daemon", *stand_in)
        until(lambda: control.status(self.paths), "the daemon's status")
        self.start_tray()

    def start_tray(self) -> None:
        """Start the tray, again if it has ended."""
        self.tray = self.desktop.start("tray", *self._command)

    def docked(self) -> bool:
        """The icon is in a panel that takes icons by X11."""
        return bool(self.desktop.windows("cpushare-tray"))

    def icon(self, colour: tuple[int, int, int]) -> Box:
        return until(lambda: self.desktop.find(colour), f"an icon of the colour {colour}")

    def menu(self, icon: Box, button: int = 3) -> Box:
        """Open the menu by a click, of the right button unless told otherwise."""
        self.desktop.away()
        time.sleep(0.3)
        before = self.desktop.screen()
        self.desktop.click(*icon.centre, button)
        # The menu stays; a tooltip, which would lie over it, goes with the pointer.
        self.desktop.away()
        return self.desktop.opened(before)

    def choose(self, icon: Box, line: int, picture: str = "") -> None:
        """Choose a line of the menu by clicks: 0 is what happens; negative from the end."""
        menu = self.menu(icon)
        if picture:
            self.desktop.keep(picture)
        self.desktop.click(*self.desktop.rows(menu)[line], 1)
        self.desktop.away()

    def workers(self) -> tuple[Process, ...]:
        found = control.daemon(self.paths)
        assert found is not None
        return control.workers(found)

    def cpu(self) -> float:
        """CPU seconds that the workers have used."""
        times = [psutil.Process(worker.pid).cpu_times() for worker in self.workers()]
        return sum(one.user + one.system for one in times)

    def stopped(self) -> bool:
        """Every worker is stopped (one shows it when it next gets a CPU)."""
        return self._states() == {psutil.STATUS_STOPPED}

    def running(self) -> bool:
        """Every worker computes, or would if it had a CPU."""
        return self._states() == {psutil.STATUS_RUNNING}

    def _states(self) -> set[str]:
        return {psutil.Process(worker.pid).status() for worker in self.workers()}


@contextlib.contextmanager
def computing(home: Path, rules_: Rules, command: Sequence[str] = DAEMON) -> Iterator[Seller]:
    """A real daemon, of which two cores compute for ever for a market of its own."""
    market = Market(home / "market")
    with running(market):
        buyer = Buyer(market.url)
        buyer.submit(spinner(10**12), [b"1", b"2"], work_ms=10**7)
        made = Seller(home / "cpushare", market.url, buyer.account, cores=(0, 1))
        rules.change(made.paths, rules=rules_)
        buyer.close()
        with running(made):
            made.start(command)
            yield made


def stands_still(session: Session) -> bool:
    before = session.cpu()
    time.sleep(0.5)
    return session.cpu() == before
