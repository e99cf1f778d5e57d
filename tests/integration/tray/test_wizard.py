"""The wizard against a real kernel, market and daemon: from an empty home to a confirmed coin."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from daemonctl import control
from daemonctl.control import machine, markets, rules, selling
from daemonctl.model import CoreState, Process, Reason
from daemonctl.paths import Paths
from daemonctl.process import identity
from daemonctl.senses import ACTIVITY_SCHEMA, Activity, Source
from tests.pool import Buyer, Market, running, spinner
from tray import autostart
from tray.bridge import Bridge
from tray.desk import Desk
from tray.hand import Hand
from tray.wizard import Wizard
from tray.wizard.helping import Way

ROUNDS = 200_000_000
"""About a fifth of a second of a core."""


@pytest.fixture
def market(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Market]:
    """A market that this machine knows of."""
    market = Market(tmp_path / "market")
    monkeypatch.setenv("CPUSHARE_MARKET", market.url)
    with running(market):
        yield market


@pytest.fixture
def paths(tmp_path: Path) -> Iterator[Paths]:
    """An empty home; the daemon that begins there ends with the test."""
    paths = Paths.below(tmp_path / "home")
    yield paths
    control.stop(paths)


@pytest.fixture
def wizard(qapp: QApplication, paths: Paths) -> Iterator[Wizard]:
    assert qapp
    hand, bridge = Hand(), Bridge(paths, control)
    wizard = Wizard(Desk(paths, bridge, hand, lambda _door: None))
    wizard.show()
    wizard.activateWindow()
    yield wizard
    if isValid(wizard):
        wizard.close()
    hand.close()
    bridge.close()


def enter(qtbot: QtBot, wizard: Wizard, to: QWidget) -> None:
    """Enter, once it leads on."""
    qtbot.waitUntil(wizard.next.isEnabled, timeout=20_000)
    QTest.keyClick(wizard.focusWidget() or wizard, Qt.Key.Key_Return)
    wait(qtbot, lambda: wizard.page is to)


def wait(qtbot: QtBot, condition: Callable[[], object], seconds: float = 60.0) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=int(seconds * 1000))


def to_end(qtbot: QtBot, wizard: Wizard) -> None:
    for page in wizard.pages[1:]:
        enter(qtbot, wizard, page)


def lab(market: Market) -> Buyer:
    """Somebody who has work for half a minute."""
    buyer = Buyer(market.url, "lab")
    buyer.submit(spinner(ROUNDS), [b"%d" % n for n in range(60)], work_ms=400, name="spinner")
    return buyer


def test_next_next_next_finish_computes_and_the_coin_goes_to_the_first_who_is_listed(
    qtbot: QtBot, wizard: Wizard, market: Market, paths: Paths
) -> None:
    libcaca = Buyer(market.url, "libcaca")
    market.command("public", libcaca.account, "--description", "Colour ASCII art")
    buyer = lab(market)
    # The user is at the computer, and the tray says so: it computes all the same, for they look on.
    at_the_keyboard(paths)
    begun = time.monotonic()
    to_end(qtbot, wizard)
    wait(qtbot, lambda: wizard.end.mark.accessibleName() == "Earned")
    assert time.monotonic() - begun < 60
    assert wizard.end.line.text().startswith("Your first result is confirmed: ")
    assert libcaca.info().balance > 0
    sold = {sale.core.number for sale in selling.book(paths).sales if sale.on}
    assert sold == set(machine.half(machine.cores()))
    assert {file.name for file in paths.orders.iterdir()} == {f"libcaca-cpu{n}.cpu" for n in sold}
    assert autostart.is_on()
    autostart.set_on(False)

    # The window closes: the rule that was chosen holds, and the daemon follows it at once.
    assert not rules.settings(paths).rules.pause_when_active
    wizard.close()
    wait(qtbot, lambda: rules.settings(paths).rules.pause_when_active)

    def holds() -> bool:
        status = control.status(paths)
        return status is not None and all(
            core.state is not CoreState.COMPUTING and core.reason is Reason.USER_ACTIVE
            for core in status.cores
        )

    wait(qtbot, holds)
    buyer.close()
    libcaca.close()


def test_earning_makes_an_account_whose_key_is_in_a_file_where_there_is_no_keyring(
    qtbot: QtBot, wizard: Wizard, market: Market, paths: Paths, tmp_path: Path
) -> None:
    buyer = lab(market)
    enter(qtbot, wizard, wizard.help)
    wait(qtbot, lambda: wizard.help.market.market)
    # Nobody is listed there, so this is what is offered.
    assert wizard.help.way is Way.EARN
    enter(qtbot, wizard, wizard.cores)
    account = wizard.help.earn.account
    assert account is not None
    assert account.place is markets.Place.FILE
    assert "in a file that only you can read" in wizard.help.earn.said.text()
    assert paths.secrets.stat().st_mode & 0o777 == 0o600
    target = tmp_path / "recovery.txt"
    markets.save_recovery(paths, market.url, target)
    assert target.stat().st_mode & 0o777 == 0o600
    for page in (wizard.when, wizard.end):
        enter(qtbot, wizard, page)
    wait(qtbot, lambda: wizard.end.mark.accessibleName() == "Earned")
    (order,) = {sale.order.account for sale in selling.book(paths).sales if sale.order is not None}
    assert order == account.account
    autostart.set_on(False)
    buyer.close()


def at_the_keyboard(paths: Paths) -> None:
    """What the tray tells while its user types."""
    me = identity(os.getpid())
    assert isinstance(me, Process)
    now = time.time()
    rules.tell_activity(paths, Activity(ACTIVITY_SCHEMA, me, Source.X11, True, 0.0, now, False))
