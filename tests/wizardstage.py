"""A made-up machine, market and keyring for the wizard: what the façade would say, played."""

from __future__ import annotations

import sys
import threading
import time
import types
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest

from daemonctl import control as real_control
from daemonctl.control import machine, markets, rules, selling
from daemonctl.control.machine import Core, Feature, Finding, KernelReport, State
from daemonctl.control.markets import Account, Beneficiary, Market, Place
from daemonctl.control.selling import Book, Sale, SellOrder
from daemonctl.errors import MarketUnreachable
from daemonctl.model import Pause, PauseOutcome, StartOutcome, Status
from daemonctl.paths import Paths
from daemonctl.senses import Sensed
from daemonctl.settings import Rules, Settings
from tray import integration

_T = TypeVar("_T")

MARKET = "https://market.example.org"
POOL = Market(
    MARKET,
    "The Example Pool",
    "1.0",
    (
        Beneficiary("k3v7q2", "libcaca", "Colour ASCII art library: halftoning research."),
        Beneficiary("p9x1aa", "Protein folding at the Example Institute"),
        Beneficiary("w2m4cc", "Weather over the North Sea", "Ensembles of coastal forecasts. " * 4),
    ),
)
ACCOUNT = Account(MARKET, "acc-51f3", Place.KEYRING, "")
ORDER = SellOrder(MARKET, "o1", "k3v7q2", "libcaca", 0)
ORDER_TEXT = (
    f'format = 1\nmarket = "{MARKET}"\norder = "o1"\naccount = "k3v7q2"\n'
    'beneficiary = "libcaca"\nask = "0.8"\n'
)


def pairs(count: int, *, packages: int = 1, slow: int = 0) -> tuple[Core, ...]:
    """A processor of two threads a core; the last `slow` CPUs are efficiency cores."""
    fast = count - slow
    made = []
    for number in range(count):
        if number >= fast:
            siblings: tuple[int, ...] = (number,)
        else:
            first = number - number % 2
            siblings = (first, first + 1)
        made.append(Core(number, siblings, number * packages // count, number >= fast))
    return tuple(made)


def report(**states: State) -> KernelReport:
    """A kernel that has all, but what is said otherwise: SECCOMP_FILTER=State.ABSENT."""
    remedy = (
        "Boot Debian's own kernel: apt install linux-image-$(dpkg --print-architecture), then "
        "reboot. It is a kernel built with CONFIG_SECCOMP=y, CONFIG_SECCOMP_FILTER=y."
    )
    findings = []
    for feature in Feature:
        state = states.get(feature.name, State.PRESENT)
        findings.append(
            Finding(
                feature,
                state,
                "prctl(PR_SET_SECCOMP): answered; /proc/config.gz: CONFIG_SECCOMP_FILTER=y",
                "" if state is State.PRESENT else remedy,
            )
        )
    return KernelReport("6.12.48", "x86_64", "Debian GNU/Linux 13", tuple(findings))


@dataclass
class Stage:
    """What is asked is answered from these; an exception is raised. `calls` has what was done."""

    report: KernelReport | Exception = field(default_factory=report)
    cores: tuple[Core, ...] = field(default_factory=lambda: pairs(8))
    offered: tuple[str, ...] = (MARKET,)
    markets: dict[str, Market | Exception] = field(default_factory=lambda: {MARKET: POOL})
    account: Account | Exception | None = None
    made: Account | Exception = ACCOUNT
    in_file: Account | Exception = field(
        default_factory=lambda: Account(MARKET, "acc-51f3", Place.FILE, "as you asked")
    )
    prompt: threading.Event | None = None
    """Where there is one, the keyring answers when it is set."""
    sold: dict[int, SellOrder] = field(default_factory=dict)
    settings: Settings | Exception = field(default_factory=Settings)
    sensed: Sensed = field(default_factory=lambda: Sensed(on_battery=False, celsius=52.0))
    at_login: bool = False
    programs: bool | None = None
    """Whether it stands among the user's programs; None: a package has seen to that."""
    fails: dict[str, Exception] = field(default_factory=dict)
    started: StartOutcome = StartOutcome.STARTED
    status: Status | None = None
    pause: Pause | None = None
    silence: bool = False
    """A market that is asked does not answer before this is false again."""
    calls: list[tuple[object, ...]] = field(default_factory=list)

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Put these in the façade's place."""
        self._patch_markets(patch)
        patch.setattr(machine, "check", lambda: _give(self.report))
        patch.setattr(machine, "cores", lambda: self.cores)
        patch.setattr(selling, "book", lambda _paths: self.book())
        patch.setattr(selling, "sell", self._sell)
        patch.setattr(selling, "assign", self._assign)
        patch.setattr(selling, "switch", self._switch)
        patch.setattr(rules, "settings", lambda _paths: _give(self.settings))
        patch.setattr(rules, "sense", lambda _paths: self.sensed)
        patch.setattr(rules, "change", self._change)
        patch.setattr(real_control, "start", lambda _paths: self._did("start") or self.started)
        patch.setattr(real_control, "log_tail", lambda _paths: "No space left on device")
        login = types.ModuleType("tray.autostart")
        login.is_on = lambda: self.at_login  # type: ignore[attr-defined]
        login.set_on = lambda on: self._did("login", on)  # type: ignore[attr-defined]
        patch.setitem(sys.modules, "tray.autostart", login)
        patch.setattr(integration, "possible", lambda: self.programs is not None)
        patch.setattr(integration, "is_on", lambda: bool(self.programs))
        patch.setattr(integration, "set_on", lambda on: self._did("programs", on))

    def book(self) -> Book:
        """The orders as they stand."""
        if (failure := self.fails.get("book")) is not None:
            raise failure
        return Book(
            tuple(
                Sale(core, f"cpu{core.number}.cpu", self.sold[core.number], True)
                if core.number in self.sold
                else Sale(core)
                for core in self.cores
            ),
            (),
        )

    def _patch_markets(self, patch: pytest.MonkeyPatch) -> None:
        def look(url: str) -> Market:
            self.calls.append(("look", url))
            while self.silence:
                time.sleep(0.01)
            return _give(
                self.markets.get(url, MarketUnreachable("The market does not answer", detail=url))
            )

        def account(_paths: Paths, url: str) -> Account | None:
            self.calls.append(("account", url))
            self._wait()
            return _give(self.account)

        def create(_paths: Paths, url: str, name: str = "", *, in_file: bool = False) -> Account:
            self.calls.append(("create", url, name, in_file))
            if not in_file:
                self._wait()
            return _give(self.in_file if in_file else self.made)

        def save(_paths: Paths, url: str, target: Path) -> None:
            self._did("save", url, target)

        def restore(_paths: Paths, source: Path, *, in_file: bool = False) -> Account:
            self._did("restore", source, in_file)
            return _give(self.made)

        patch.setattr(markets, "offered", lambda _paths: self.offered)
        patch.setattr(markets, "look", look)
        patch.setattr(markets, "account", account)
        patch.setattr(markets, "create_account", create)
        patch.setattr(markets, "save_recovery", save)
        patch.setattr(markets, "restore", restore)

    def _wait(self) -> None:
        if self.prompt is not None:
            self.prompt.wait(20)

    def _did(self, *what: object) -> None:
        if (failure := self.fails.get(str(what[0]))) is not None:
            raise failure
        self.calls.append(what)

    def _sell(self, _paths: Paths, order: SellOrder, cores: Collection[int]) -> None:
        self._did("sell", order, tuple(cores))
        self.sold.update(dict.fromkeys(cores, order))

    def _assign(self, _paths: Paths, core: int, order: SellOrder) -> None:
        self._did("assign", core, order)
        self.sold[core] = order

    def _switch(self, _paths: Paths, core: int, on: bool) -> None:
        self._did("switch", core, on)
        if not on:
            self.sold.pop(core)

    def _change(self, _paths: Paths, *, rules: Rules | None = None, tray: object = None) -> None:
        del tray
        self._did("rules", rules)


class BridgeControl:
    """What the bridge asks: the stage's status."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def status(self, _paths: Paths) -> Status | None:
        return self._stage.status

    def pause_state(self, _paths: Paths) -> Pause | None:
        return self._stage.pause

    def pause(self, _paths: Paths, until: float | None = None) -> PauseOutcome:
        del until
        return PauseOutcome.PAUSED

    def resume(self, _paths: Paths) -> PauseOutcome:
        self._stage.pause = None
        return PauseOutcome.RESUMED

    def start(self, _paths: Paths) -> StartOutcome:
        return self._stage.started


def _give(value: _T | Exception) -> _T:
    if isinstance(value, Exception):
        raise value
    return value
