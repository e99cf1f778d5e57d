"""A page that is shown, with what it works with: a bridge that is told what to say, a real hand."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from daemonctl.model import Coins, Process, Status
from daemonctl.paths import Paths
from tests.screenshots.window import desk, wait_for_hand
from tests.shots import settle
from tray.desk import Desk
from tray.present import Snapshot


class Stage:
    """One page. page: set by `show`."""

    def __init__(self, paths: Paths, qtbot: QtBot) -> None:
        self.paths = paths
        self._qtbot = qtbot
        snapshot = Snapshot(self.status(), None, time.time(), 8)
        self.desk, self.bridge, self.opened = desk(paths, snapshot)
        self.page: QWidget

    def show(self, make: Callable[[Desk], QWidget]) -> QWidget:
        self.page = make(self.desk)
        self._qtbot.addWidget(self.page)
        self.page.resize(800, 600)
        self.page.show()
        self.page.activateWindow()
        self.wait()
        return self.page

    def wait(self) -> None:
        """Until the hand has answered."""
        wait_for_hand(self.desk.hand)
        settle()

    @staticmethod
    def status(today: int = 0) -> Status:
        return Status(1, Process(1, 1.0), time.time(), coins=Coins(today=today))

    def tell(self, today: int) -> None:
        """The daemon says that so many micro-coins were earned today."""
        self.bridge.show(Snapshot(self.status(today), None, time.time(), 8))
        self.wait()

    def texts(self) -> list[str]:
        return [one.text() for one in self.page.findChildren(QLabel) if one.isVisible()]


@pytest.fixture
def stage(tmp_path: Path, qtbot: QtBot) -> Iterator[Stage]:
    made = Stage(Paths.below(tmp_path / "home"), qtbot)
    yield made
    made.desk.hand.close()
