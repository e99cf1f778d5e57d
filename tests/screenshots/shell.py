"""What the tray shows besides its windows: icons, menus, the questions of quitting, the hint."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from daemonctl.model import Coins, CoreState, CoreStatus, Pause, Process, Reason, Status, Why
from daemonctl.paths import Paths
from tray import artwork
from tray.bridge import Bridge
from tray.hintbar import HintBar
from tray.leaving import Leaving
from tray.menu import Menu
from tray.preferences import Preferences
from tray.present import Icon, Snapshot, Speech, present
from tray.words import translated

NOW = time.mktime((2026, 3, 10, 12, 0, 0, 0, 0, -1))
PANELS = ("#000000", "#2b2b2b", "#5a5a5a", "#e6e6e6", "#ffffff")
COMPUTING = (CoreState.COMPUTING, Reason.RUNNING, None)
HOT = (CoreState.WAITING, Reason.TOO_HOT, Why(value=86, limit=78))


class Control:
    """A machine in one state."""

    def __init__(self, status: Status | None, pause: Pause | None = None) -> None:
        self._status, self._pause = status, pause

    def status(self, _paths: Paths) -> Status | None:
        return self._status

    def pause_state(self, _paths: Paths) -> Pause | None:
        return self._pause


def pages() -> Iterator[tuple[str, QWidget]]:
    """Icons on five panels; the menu in four states; what quitting asks and says; the hint."""
    yield "icons", _icons()
    paused = Pause(NOW, NOW + 12 * 60)
    for name, status, pause in (
        ("computing", _status(COMPUTING, COMPUTING), None),
        ("paused", _status(COMPUTING, COMPUTING), paused),
        ("hot", _status(HOT, HOT), None),
        ("offline", None, None),
    ):
        menu = Menu()
        menu.show(present(Snapshot(status, pause, NOW, 8), Speech(translated)).menu)
        yield f"menu-{name}", menu.widget
    with tempfile.TemporaryDirectory() as folder:
        yield from _questions(Paths.below(Path(folder)))
    window = QWidget()
    window.resize(820, 90)
    QVBoxLayout(window).addWidget(HintBar())
    yield "hint", window


def _questions(paths: Paths) -> Iterator[tuple[str, QWidget]]:
    for name, pause in (("quit", None), ("quit-paused", Pause(NOW))):
        control: Any = Control(_status(COMPUTING), pause)
        bridge = Bridge(paths, control)
        leaving = Leaving(paths, bridge, Preferences(paths, bridge.hand), lambda: None)
        leaving.begin()
        assert leaving.box is not None
        yield name, leaving.box
        leaving.close()
        bridge.close()


def _status(*cores: tuple[CoreState, Reason, Why | None]) -> Status:
    daemon = Process(pid=4_000_000, create_time=NOW)
    found = tuple(
        CoreStatus(
            number,
            state,
            reason,
            f"libcaca-cpu{number}.cpu",
            beneficiary="libcaca",
            computation="displacement",
            why=why,
        )
        for number, (state, reason, why) in enumerate(cores)
    )
    return Status(1, daemon, NOW, found, coins=Coins(today=3_214_000))


def _icons() -> QWidget:
    """Each state in each size on light and on dark panels."""
    width = sum(size + 12 for size in artwork.SIZES) + 12
    sheet = QPixmap(width * len(Icon), 76 * len(PANELS))
    painter = QPainter(sheet)
    for row, panel in enumerate(PANELS):
        painter.fillRect(0, row * 76, sheet.width(), 76, QColor(panel))
        left = 12
        for state in Icon:
            for size in artwork.SIZES:
                drawing = QPixmap(str(artwork.folder() / "png" / f"{state}-{size}.png"))
                painter.drawPixmap(left, row * 76 + (76 - size) // 2, drawing)
                left += size + 12
            left += 12
    painter.end()
    label = QLabel()
    label.setWindowFlag(Qt.WindowType.Window)
    label.setPixmap(sheet)
    label.resize(sheet.size())
    return label
