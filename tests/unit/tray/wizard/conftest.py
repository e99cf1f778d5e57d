"""A wizard on a made-up machine, and a hand that leads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from daemonctl.paths import Paths
from tests.wizardstage import BridgeControl, Stage
from tray.bridge import Bridge
from tray.desk import Desk, Door
from tray.hand import Hand
from tray.wizard import Wizard


class Guide:
    """Leads a wizard. opened: the doors that it opened."""

    def __init__(self, qtbot: QtBot, stage: Stage, wizard: Wizard, opened: list[Door]) -> None:
        self.qtbot = qtbot
        self.stage = stage
        self.wizard = wizard
        self.opened = opened

    def until(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=8000)

    def calls(self, what: str) -> list[tuple[object, ...]]:
        """What the façade was asked to do, by its first word."""
        return [call for call in self.stage.calls if call[0] == what]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """A key, to whatever has the focus."""
        target: QWidget = self.wizard.focusWidget() or self.wizard
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)

    def enter(self, to: QWidget) -> None:
        """Enter, once it leads on; the page `to` comes."""
        self.until(self.wizard.next.isEnabled)
        self.key(Qt.Key.Key_Return)
        self.until(lambda: self.wizard.page is to)

    def to_help(self) -> None:
        self.enter(self.wizard.help)

    def to_cores(self) -> None:
        self.to_help()
        self.enter(self.wizard.cores)

    def to_when(self) -> None:
        self.to_cores()
        self.enter(self.wizard.when)

    def finish(self) -> None:
        self.to_when()
        self.enter(self.wizard.end)


Open = Callable[[Stage], Guide]


@pytest.fixture
def opened(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Open]:
    """Opens a wizard on a stage."""
    wizards: list[Wizard] = []
    bridges: list[Bridge] = []
    hands: list[Hand] = []
    stages: list[Stage] = []

    def make(stage: Stage) -> Guide:
        stage.install(monkeypatch)
        doors: list[Door] = []
        hand = Hand()
        bridge = Bridge(Paths.below(tmp_path), BridgeControl(stage))
        wizard = Wizard(Desk(Paths.below(tmp_path), bridge, hand, doors.append))
        hands.append(hand)
        stages.append(stage)
        bridges.append(bridge)
        wizards.append(wizard)
        wizard.show()
        wizard.activateWindow()
        return Guide(qtbot, stage, wizard, doors)

    yield make
    for wizard in wizards:
        if isValid(wizard):
            wizard.close()
    for stage in stages:
        if stage.prompt is not None:
            stage.prompt.set()
    for hand in hands:
        hand.close()
    for bridge in bridges:
        bridge.close()
