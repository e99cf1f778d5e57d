"""The settings window in every state that is worth a look, with real files in a folder of its own.

python -m tests.screenshots.settings [--dark] [--scale 2] [--pseudo] [--rtl]
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from daemonctl.control import rules
from daemonctl.cores import Core
from daemonctl.model import CoreState, CoreStatus, Pause, Process, Reason, Status
from daemonctl.paths import Paths
from daemonctl.senses import ACTIVITY_SCHEMA, Activity, Sensed, Source
from daemonctl.settings import ALWAYS, Rules, TraySettings
from tests.shots import dark, shoot
from tests.walk import pseudo_translation
from tray.bridge import Bridge
from tray.desk import Desk
from tray.hand import Hand
from tray.settings import SettingsWindow

ORDER = """format = 1
market = "https://market.example.org"
order = "9f2c6b"
account = "k3v7q2"
beneficiary = "{name}"
ask = "{ask}"  # CPUCoins per reference core-hour, at least
"""

NIGHTS = (*((frozenset({*range(8), *range(18, 24)}),) * 5), ALWAYS, ALWAYS)

CHOSEN = Rules(hours=NIGHTS, use_schedule=True, programs=("blender", "steam"))
LOOSE = Rules(pause_when_active=False, pause_when_hot=False)


class Resting:
    """daemonctl.control without a daemon: the status that it was given."""

    def __init__(self, status: Status | None) -> None:
        self._status = status

    def status(self, paths: Paths) -> Status | None:  # noqa: ARG002 - the real one's parameter
        return self._status

    def pause_state(self, paths: Paths) -> Pause | None:  # noqa: ARG002
        return None


def machine(count: int) -> tuple[Core, ...]:
    """A processor: two threads a core; of a large one the last half are frugal single threads."""
    fast = count if count < 16 else count // 2
    half = max(fast // 2, 1)
    cores = []
    for number in range(count):
        if number < fast:
            siblings = tuple(sorted({number % half, number % half + half} & set(range(fast))))
            cores.append(Core(number, siblings))
        else:
            cores.append(Core(number, (number,), efficiency=True))
    return tuple(cores)


class Scene:
    """A folder with sell orders and settings, a daemon's status, and the window upon it."""

    def __init__(self, root: Path, cores: int = 4) -> None:
        self.paths = Paths.below(root)
        self.cores = machine(cores)
        self.paths.orders.mkdir(parents=True)
        self.states: list[CoreStatus] = []

    def order(self, core: int, name: str = "libcaca", ask: str = "0", *, on: bool = True) -> None:
        """Write a sell order."""
        file = f"{name.split()[0].lower()}-cpu{core}.cpu{'' if on else '.off'}"
        (self.paths.orders / file).write_text(ORDER.format(name=name, ask=ask))
        state, reason = (
            (CoreState.COMPUTING, Reason.RUNNING),
            (CoreState.WAITING, Reason.TOO_HOT),
        )[core % 3 == 2]
        if on:
            self.states.append(CoreStatus(core, state, reason, file, name))

    def window(self) -> SettingsWindow:
        """The window, its pages filled."""
        numbers = tuple(core.number for core in self.cores)
        mock.patch("daemonctl.cores.topology", return_value=self.cores).start()
        mock.patch("daemonctl.cores.usable", return_value=numbers).start()
        status = Status(1, Process(os.getpid(), 1.0), 1.0, tuple(self.states))
        bridge = Bridge(self.paths, Resting(status))  # type: ignore[arg-type]
        made = SettingsWindow(Desk(self.paths, bridge, Hand(), lambda _door: None))
        until(lambda: len(made.cores.rows) == len(self.cores) and made.choices.known)
        return made


def until(true: object, seconds: float = 5.0) -> None:
    """Let Qt work until `true()`."""
    end = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end
        QApplication.processEvents()
        time.sleep(0.005)


@contextlib.contextmanager
def senses(source: Source = Source.X11, sensed: Sensed | None = None) -> Iterator[None]:
    """Sensors that say the same on every machine."""
    said = sensed or Sensed(on_battery=False, celsius=61.4, busy_percent=12.3)
    seen = Activity(ACTIVITY_SCHEMA, Process(1, 1.0), source, full_screen=False)
    with (
        mock.patch("tray.settings.rulespage.rules.sense", return_value=said),
        mock.patch("tray.settings.rulespage.activity", return_value=seen),
    ):
        yield


def pages() -> Iterator[tuple[str, QWidget]]:
    """(name, a widget ready to be grabbed), one after the other; each is gone with the next."""
    for name, make in SCENES.items():
        root = Path(tempfile.mkdtemp(prefix="settings"))
        window = None
        try:
            with senses(**SENSED.get(name, {})):  # type: ignore[arg-type]
                window, picture = make(root)
                yield name, picture
        finally:
            if window is not None and isValid(window):
                window.close()
                QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            mock.patch.stopall()
            shutil.rmtree(root)


def _cores(root: Path, count: int, *, at: int = 0) -> tuple[SettingsWindow, QWidget]:
    scene = Scene(root, count)
    for core in range(0, count, 2):
        scene.order(core, "libcaca", "0", on=core % 4 == 0)
    if count > 2:
        scene.order(1, "University of the Long and Winding Name, Department", "0.8")
    window = scene.window()
    window.tabs.setCurrentIndex(at)
    window.show()
    return window, window


def _empty(root: Path) -> tuple[SettingsWindow, QWidget]:
    window = Scene(root, 4).window()
    window.show()
    return window, window


def _trouble(root: Path) -> tuple[SettingsWindow, QWidget]:
    scene = Scene(root, 4)
    scene.order(0)
    scene.order(1, ask="0.25")
    bad = ORDER.format(name="Nobody", ask="a lot")
    (scene.paths.orders / "nobody-cpu3.cpu").write_text(bad)
    window = scene.window()
    window.show()
    row = next(row for row in window.cores.rows if row.core == 1)
    row.ask.setFocus()
    row.ask.setText("0.3 or so")
    row.ask.setModified(True)
    row.ask.editingFinished.emit()
    window.cores.rows[0].check.click()
    until(lambda: window.bar.isVisible())
    return window, window


def _dialog(root: Path) -> tuple[SettingsWindow, QWidget]:
    from daemonctl.control.selling import read_order
    from tray.settings.coresdialog import CoresDialog

    window, _ = _cores(root, 16)
    order = read_order(ORDER.format(name="libcaca", ask="0.8").encode(), "x.cpu")
    assert window.orders.book is not None
    dialog = CoresDialog(order, window.orders.book, window)
    dialog.show()
    return window, dialog


def _menu(root: Path) -> tuple[SettingsWindow, QWidget]:
    window, _ = _cores(root, 4)
    window.cores.rows[1].choose.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    return window, menu


def _rules(
    root: Path, *, down: bool = False, chosen: Rules | None = None
) -> tuple[SettingsWindow, QWidget]:
    scene = Scene(root, 4)
    for core in range(3):
        scene.order(core)
    rules.change(
        scene.paths,
        rules=chosen or Rules(hours=NIGHTS, use_schedule=True, programs=("blender", "steam")),
    )
    window = scene.window()
    window.tabs.setCurrentIndex(1)
    window.show()
    until(lambda: window.rules.heat.now.text())
    if down:
        bar = window.rules.verticalScrollBar()
        QApplication.processEvents()
        bar.setValue(bar.maximum())
    return window, window


def _broken(root: Path) -> tuple[SettingsWindow, QWidget]:
    scene = Scene(root, 4)
    scene.paths.settings.write_text("schema = 1\n[rules]\nidle_minutes = 'three'\n")
    window = scene.window()
    window.tabs.setCurrentIndex(1)
    window.show()
    return window, window


def _general(root: Path) -> tuple[SettingsWindow, QWidget]:
    scene = Scene(root, 4)
    rules.change(scene.paths, tray=TraySettings(market="https://market.example.org"))
    window = scene.window()
    window.tabs.setCurrentIndex(2)
    window.show()
    return window, window


def _key(root: Path) -> tuple[SettingsWindow, QWidget]:
    mock.patch("tray.settings.shortcutfield.shortcut.available", return_value=True).start()
    return _general(root)


SCENES = {
    "cores-2": lambda root: _cores(root, 2),
    "cores-4": lambda root: _cores(root, 4),
    "cores-16": lambda root: _cores(root, 16),
    "cores-64": lambda root: _cores(root, 64),
    "cores-none": _empty,
    "cores-trouble": _trouble,
    "cores-which": _dialog,
    "cores-menu": _menu,
    "rules": _rules,
    "rules-down": lambda root: _rules(root, down=True),
    "rules-off": lambda root: _rules(
        root, chosen=Rules(pause_when_active=False, pause_when_hot=False)
    ),
    "rules-blind": _rules,
    "rules-broken": _broken,
    "general": _general,
    "general-key": _key,
}
SENSED = {"rules-blind": {"source": Source.NONE, "sensed": Sensed()}}


def main() -> None:
    """Save all of them in build/screenshots."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--pseudo", action="store_true")
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--only", default="")
    told = parser.parse_args()
    application = QApplication(["shots", "-platform", "offscreen"])
    if told.rtl:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    suffix = "".join(f"-{one}" for one in ("dark", "pseudo", "rtl") if getattr(told, one)) + (
        f"-{told.scale}x" if told.scale > 1 else ""
    )
    with contextlib.ExitStack() as stack:
        if told.dark:
            stack.enter_context(dark())
        if told.pseudo:
            stack.enter_context(pseudo_translation())
        for name, widget in pages():
            if told.only in name:
                shoot(widget, f"settings-{name}{suffix}", scale=told.scale)


if __name__ == "__main__":
    main()
