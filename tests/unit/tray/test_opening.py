"""What the tray does by itself as it starts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from daemonctl.control import rules
from daemonctl.paths import Paths
from daemonctl.settings import Rules, TraySettings
from tests.shots import settle, shoot
from tests.walk import pseudo_translation, unnamed, unreachable, untranslated
from tray import lookon, opening
from tray.bridge import Bridge
from tray.desk import Door
from tray.hintbar import HintBar
from tray.news import NewsWords
from tray.opening import Opening, Step, first_step
from tray.preferences import Preferences

IN_TIME = 20_000
NOW = 1_700_000_000.0

ORDER = """\
format = 1
market = "https://market.example.org"
order = "0123456789abcdef"
account = "libcaca"
beneficiary = "libcaca"
ask = "0"
"""


class Doors(QObject):
    """Keeps what is opened."""

    made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Door] = []

    def open(self, door: Door) -> None:
        self.opened.append(door)

    def is_open(self, door: Door) -> bool:
        return door in self.opened


class Herald:
    def __init__(self) -> None:
        self.words = NewsWords()
        self.told: list[object] = []

    def tell(self, one: object) -> None:
        self.told.append(one)


class Start:
    """A tray that starts on a desktop without a place for icons, as the offscreen one is."""

    def __init__(self, paths: Paths, control: Any, quiet: bool) -> None:
        self.bridge = Bridge(paths, control)
        self.preferences = Preferences(paths, self.bridge.hand)
        self.doors, self.herald = Doors(), Herald()
        fakes: Any = (self.doors, self.preferences, self.herald)
        self.opening = Opening(paths, self.bridge, *fakes, quiet)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


@pytest.fixture
def start(
    qtbot: QtBot, paths: Paths, control: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Start]]:
    made: list[Start] = []
    monkeypatch.setattr(opening, "SETTLE_MS", 100)

    def build(quiet: bool = False) -> Start:
        one = Start(paths, control, quiet)
        made.append(one)
        qtbot.wait(300)
        return one

    yield build
    for one in made:
        one.bridge.close()


def sells(paths: Paths, name: str = "libcaca-cpu0.cpu") -> None:
    paths.orders.mkdir(parents=True, exist_ok=True)
    (paths.orders / name).write_text(ORDER)


def test_without_a_sell_order_the_wizard_comes_and_not_again_the_same_day(paths: Paths) -> None:
    assert first_step(paths, NOW) is Step.WIZARD
    assert first_step(paths, NOW + 3600) is Step.NOTHING
    assert first_step(paths, NOW + 24 * 3600) is Step.WIZARD


@pytest.mark.parametrize(
    ("name", "step"),
    [("libcaca-cpu0.cpu", Step.COMPUTE), ("libcaca-cpu0.cpu.off", Step.NOTHING)],
)
def test_with_a_sell_order_no_wizard_comes(paths: Paths, name: str, step: Step) -> None:
    sells(paths, name)
    assert first_step(paths, NOW) is step


def test_a_sell_order_that_cannot_be_used_is_no_reason_for_the_wizard(paths: Paths) -> None:
    sells(paths)
    (paths.orders / "libcaca-cpu0.cpu").write_text("nonsense")
    assert first_step(paths, NOW) is Step.NOTHING


def test_the_computing_begins_where_a_core_is_for_sale(
    start: Any, paths: Paths, control: Any
) -> None:
    sells(paths)
    start()
    assert [what for what, _thread in control.asked] == ["start"]


def test_a_daemon_that_runs_is_left_alone(
    start: Any, paths: Paths, control: Any, machine: Any
) -> None:
    sells(paths)
    control.now_status = machine.status(machine.core(0))
    begun = start(quiet=True)
    assert control.asked == []
    assert begun.doors.opened == []


def test_without_a_place_for_the_icon_the_window_opens(
    start: Any, control: Any, machine: Any
) -> None:
    control.now_status = machine.status(machine.core(0))
    assert start().doors.opened == [Door.NOW]


def test_started_at_login_it_is_told_instead(start: Any, control: Any, machine: Any) -> None:
    control.now_status = machine.status(machine.core(0))
    begun = start(quiet=True)
    assert begun.doors.opened == []
    assert len(begun.herald.told) == 1


def test_who_wants_no_hint_is_not_told(
    start: Any, paths: Paths, control: Any, machine: Any
) -> None:
    control.now_status = machine.status(machine.core(0))
    rules.change(paths, tray=TraySettings(tray_hint=False))
    begun = start(quiet=True)
    assert begun.herald.told == []
    window = adorned(begun)
    assert window.findChildren(HintBar) == []


def test_one_window_at_a_time(start: Any) -> None:
    assert start().doors.opened == [Door.WIZARD]


def adorned(begun: Start) -> QWidget:
    window = QWidget()
    QVBoxLayout(window)
    begun.doors.made.emit(window)
    return window


def test_the_hint_stands_above_the_window_until_it_is_dismissed(
    start: Any, paths: Paths, control: Any, machine: Any, qtbot: QtBot
) -> None:
    control.now_status = machine.status(machine.core(0))
    with pseudo_translation():
        window = adorned(start())
    qtbot.addWidget(window)
    window.resize(820, 120)
    assert untranslated(window) == []
    assert unnamed(window) == []
    assert unreachable(window) == []
    (bar,) = window.findChildren(HintBar)
    assert bar.isVisible()
    bar.dismissed.emit()
    bar.deleteLater()
    settle()
    qtbot.waitUntil(lambda: not rules.settings(paths).tray.tray_hint, timeout=IN_TIME)


def test_the_hint_looks_right(start: Any, control: Any, machine: Any, qtbot: QtBot) -> None:
    control.now_status = machine.status(machine.core(0))
    window = adorned(start())
    qtbot.addWidget(window)
    window.resize(820, 120)
    shoot(window, "hint-no-tray")


def test_a_rule_that_the_last_tray_held_off_when_it_was_killed_is_put_back(
    qtbot: QtBot, start: Callable[..., Start], paths: Paths
) -> None:
    lookon.write(paths, Rules(), True)
    assert not rules.settings(paths).rules.pause_when_active
    start()
    qtbot.waitUntil(lambda: rules.settings(paths).rules.pause_when_active, timeout=IN_TIME)
