"""The wizard: every page, and every state of it that a user may meet."""

from __future__ import annotations

import contextlib
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from daemonctl.control.machine import State
from daemonctl.control.markets import Account, Place
from daemonctl.errors import KeyringError, MarketUnreachable, StateError
from daemonctl.model import (
    STATUS_SCHEMA,
    Coins,
    CoreState,
    CoreStatus,
    Pause,
    Process,
    Reason,
    Status,
    Why,
)
from daemonctl.paths import Paths
from daemonctl.senses import Sensed
from tests.wizardstage import (
    ACCOUNT,
    MARKET,
    ORDER,
    ORDER_TEXT,
    POOL,
    BridgeControl,
    Stage,
    pairs,
    report,
)
from tray.bridge import Bridge
from tray.desk import Desk
from tray.hand import Hand
from tray.wizard import Wizard
from tray.wizard.helping import Way

LOCKED = KeyringError("Your keyring is locked", detail="Prompt dismissed.", hint="--no-keyring")


def pages() -> Iterator[tuple[str, QWidget]]:
    """A name and the wizard, ready to be drawn."""
    for name, stage, act in _scenes():
        with playing(stage) as wizard:
            wizard.show()
            act(wizard)
            settle()
            yield name, wizard


@contextlib.contextmanager
def playing(stage: Stage) -> Iterator[Wizard]:
    """A wizard on a made-up machine."""
    with (
        tempfile.TemporaryDirectory() as home,
        pytest.MonkeyPatch.context() as patch,
    ):
        stage.install(patch)
        paths = Paths.below(Path(home))
        bridge = Bridge(paths, BridgeControl(stage))
        desk = Desk(paths, bridge, Hand(), lambda _door: None)
        yield Wizard(desk)
        if stage.prompt is not None:
            stage.prompt.set()
        desk.hand.close()
        bridge.close()


def settle(seconds: float = 0.25) -> None:
    """Let the hand, the errands and the layouts come to rest."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def go(wizard: Wizard, number: int) -> None:
    """To a page, by way of those before it."""
    settle()
    for _ in range(number):
        assert wizard.next.isEnabled(), (wizard.page.title, wizard.page.hint())
        wizard.next.click()
        settle()


Act = Callable[[Wizard], None]


def _to(number: int) -> Act:
    return lambda wizard: go(wizard, number)


def _way(way: Way, then: Act = lambda _wizard: None) -> Act:
    def act(wizard: Wizard) -> None:
        go(wizard, 1)
        wizard.help.choose(way)
        settle()
        then(wizard)

    return act


def _details(wizard: Wizard) -> None:
    settle()
    wizard.fit.rows[0].details.click()


def _click_make(wizard: Wizard) -> None:
    wizard.help.earn.buttons.make.click()


def _text(words: str) -> Act:
    return lambda wizard: wizard.help.file.text.insertPlainText(words)


def core(state: CoreState, reason: Reason, **more: object) -> CoreStatus:
    """cpu0 with an order of the example market."""
    return CoreStatus(
        0, state, reason, "libcaca-cpu0.cpu", beneficiary="libcaca", market=MARKET, **more
    )  # type: ignore[arg-type]


def status(*cores: CoreStatus, total: int = 0) -> Status:
    """A daemon that has just begun."""
    me = Process(pid=4_000_000, create_time=0)
    return Status(STATUS_SCHEMA, me, time.time(), cores, coins=Coins(total, total, 0))


def _end(now: Status | None, pause: Pause | None = None) -> Callable[[Stage], Act]:
    def make(stage: Stage) -> Act:
        def act(wizard: Wizard) -> None:
            go(wizard, 4)
            stage.status, stage.pause = now, pause
            wizard.end.desk.bridge.refresh()

        return act

    return make


def _scenes() -> Iterator[tuple[str, Stage, Act]]:
    yield "1-fit", Stage(), _to(0)
    yield "1-fit-details", Stage(report=report(CGROUP2=State.ABSENT)), _details
    unfit = report(SECCOMP_FILTER=State.ABSENT, PROOF=State.ABSENT, LANDLOCK=State.UNKNOWN)
    yield "1-unfit", Stage(report=unfit), _to(0)
    broken = StateError("The probe ended without a word", hint="Try again.")
    yield "1-check-failed", Stage(report=broken), _to(0)
    yield "2-donate", Stage(), _to(1)
    yield "2-no-market", Stage(offered=(), markets={}), _to(1)
    silent = MarketUnreachable("The market does not answer", detail=f"{MARKET}: timed out")
    yield "2-market-silent", Stage(markets={MARKET: silent}), _to(1)
    nobody = replace(POOL, beneficiaries=())
    yield "2-nobody-listed", Stage(markets={MARKET: nobody}), _to(1)
    yield "2-file-empty", Stage(), _way(Way.FILE)
    yield "2-file-good", Stage(), _way(Way.FILE, _text(ORDER_TEXT))
    bad = ORDER_TEXT.replace('ask = "0.8"', 'ask = "much"')
    yield "2-file-bad", Stage(), _way(Way.FILE, _text(bad))
    yield "2-earn", Stage(), _way(Way.EARN)
    yield "2-earn-keyring", Stage(), _way(Way.EARN, _click_make)
    reason = "no keyring is running in this session"
    yield (
        "2-earn-file",
        Stage(made=Account(MARKET, "acc-51f3", Place.FILE, reason)),
        _way(Way.EARN, _click_make),
    )
    yield "2-earn-locked", Stage(account=LOCKED), _way(Way.EARN)
    yield "2-earn-waiting", Stage(prompt=threading.Event()), _way(Way.EARN)
    yield "2-keep", Stage(sold={2: ORDER, 3: ORDER}, account=ACCOUNT), _to(1)
    for count in (2, 8, 64, 256):
        cores = pairs(count, packages=2 if count >= 64 else 1)
        yield f"3-cores-{count}", Stage(cores=cores), _to(2)
    yield "3-cores-mixed", Stage(cores=pairs(20, slow=8)), _to(2)

    def none(wizard: Wizard) -> None:
        go(wizard, 2)
        wizard.cores.none.click()

    yield "3-cores-none", Stage(cores=pairs(8)), none
    yield "4-when", Stage(), _to(3)
    yield "4-when-no-sensors", Stage(sensed=Sensed()), _to(3)
    yield "4-settings-broken", Stage(settings=StateError("settings.toml is not TOML")), _to(3)
    computing = core(CoreState.COMPUTING, Reason.RUNNING, computation="displacement", progress=0.42)
    active = core(CoreState.WAITING, Reason.USER_ACTIVE, why=Why(limit=180))
    for name, now, pause in (
        ("starting", None, None),
        ("first-job", status(core(CoreState.WAITING, Reason.PREPARING)), None),
        ("computing", status(computing), None),
        ("earned", status(computing, total=21_400), None),
        ("active", status(active), None),
        ("paused", status(active), Pause(time.time())),
    ):
        stage = Stage()
        yield f"5-{name}", stage, _end(now, pause)(stage)
    full = OSError(28, "No space left on device", "/home/ada/.config/cpushare/orders")
    yield "5-disk-full", Stage(fails={"sell": full}), _to(4)
